"""The list: groups of states, each a function that gives names and answers of the site, in order.
A group begins on a site with its first release and nothing else, and leaves nothing behind."""

from django.core.cache import caches
from django.db import transaction

from . import asking, failing, finding, reading, results, staff

GROUPS = {
    group.__name__: group
    for group in (
        *(reading.home, reading.levels, reading.guides, reading.about),
        *(asking.start, asking.questions, asking.answered, asking.gates, asking.check),
        *(asking.danger, results.cards, results.early, results.chapters, results.parts),
        *(finding.search, failing.broken, failing.unkept, staff.drafts),
    )
}


def states(groups=None):
    """The name and the answer of every state, of all groups or of these."""
    for name in groups or GROUPS:
        caches["pages"].clear()  # a page that another group was shown
        with transaction.atomic():
            yield from GROUPS[name]()
            transaction.set_rollback(True)
