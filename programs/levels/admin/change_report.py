"""What a change is and does, for the page that proposes it and the page that approves it."""

from iop_guide.rules.definitions import DefinitionError

from ..checks import problems
from ..difference import changes
from ..editions import is_made_for_today
from ..languages import joined
from ..publishing.agreement import needs_second_person
from ..publishing.effects import effects
from ..publishing.refusals import who_may_approve
from .places import with_places


def change_report(release, stored, proposer):
    """From a release to what the next one is to hold. In the order of the page: what changes, what
    it does to people, what is wrong, who must agree."""
    old, new, wrong = release.content, joined(stored), problems(stored)
    return {
        "changes": changes(old, new),
        "effects": _effects(old, new),
        "rated_anew": not is_made_for_today(old),
        "problems": with_places([one for one in wrong if not one.warning]),
        "warnings": [one.text for one in wrong if one.warning],
        "needed": needs_second_person(release.stored, stored),
        "able": who_may_approve(proposer),
    }


def _effects(old, new):
    """None where the levels cannot be read or compared; the problems then say why."""
    try:
        return effects(old, new)
    except DefinitionError:
        return None
