"""One thing that is wrong with a content: how it is told, and where it can be mended."""

from dataclasses import dataclass

from iop_guide.rules.mistakes import DataError, Mistake

NOWHERE = Mistake("")


@dataclass(frozen=True)
class Problem:
    """One thing to mend: as it is told, and where, with the words of the mistake where it is one.

    A warning is shown, and stands in the way of nothing.
    """

    text: str
    at: Mistake = NOWHERE
    warning: bool = False


def problems_of(error: DataError) -> list[Problem]:
    """Each mistake that an error carries, as it stands."""
    return [Problem(str(mistake), mistake) for mistake in error.mistakes]
