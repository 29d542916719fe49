"""How long it takes to tell which questions still matter, after every page of every example person.

Run by script/bench: a page waits for it once, and no page may wait more than a tenth of a second.
"""

import os
import time

import django

from ..support import environment  # noqa: F401 - static files without a manifest, as in all tests

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iop_guide.settings")
MOST_MILLISECONDS = 100


def times():
    """Milliseconds for each page of everyone."""
    from iop_guide.result.decided.asks import asks
    from tests.support.people import DEFINITIONS, PEOPLE, answers_of
    from tests.support.road import walked

    spent = []

    def timed(answers, ahead):
        began = time.process_time()
        matter = asks(answers, ahead, DEFINITIONS)
        spent.append((time.process_time() - began) * 1000)
        return matter

    for entry in PEOPLE:
        walked(answers_of(entry), timed)
    return spent


def main():
    """Print the mean and the most; fail where a page would wait too long."""
    django.setup()
    times()  # what is read once
    spent = times()
    print(f"What still matters: {sum(spent) / len(spent):.1f} ms a page, {max(spent):.1f} at most.")
    if max(spent) > MOST_MILLISECONDS:
        raise SystemExit(f"No page may wait more than {MOST_MILLISECONDS} ms for it.")


if __name__ == "__main__":
    main()
