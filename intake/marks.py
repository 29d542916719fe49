"""What the browser's history may remember of a page of questions: a mark that tells nothing.

It is made with the run's own token, so that no one reads from a history which question was shown,
and so that a page of an earlier run is never taken for one of now. Pure.
"""

from collections.abc import Iterable
from hashlib import sha256

# A page of questions by its key, and where Continue returns to.
Shown = tuple[str, str]


def mark(run: str, shown: Shown) -> str:
    """The mark of a page as it was shown."""
    return sha256(" ".join((run, *shown)).encode()).hexdigest()[:12]


def marked(run: str, given: str, among: Iterable[Shown]) -> Shown | None:
    """Which of these a mark was made for; None for one of another run."""
    return next((shown for shown in among if mark(run, shown) == given), None)
