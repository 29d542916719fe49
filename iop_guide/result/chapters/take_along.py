"""Take it along: the summary for a clinician, and the call sheets."""

from collections.abc import Sequence
from typing import Any

from intake import review

from ..call_sheets import call_sheets
from ..search_of_result import ON_PAPER, near
from ..shown_fit import fit_rows
from .reasons import reasons
from .scores import ratings
from .shown import ShownResult
from .week import needs


def take_along(shown: ShownResult, include: Sequence[str]) -> dict[str, Any]:
    """The context of the chapter, with the groups of answers that the person chose."""
    result = shown.result
    groups = enumerate(review.groups(shown.journey), 1)
    return {
        **shown.frame,
        "from": "take_along",
        **shown.alerts,
        "reasons": reasons(shown),
        "ratings": ratings(result),
        "fit": fit_rows(result, shown.release, shown.answered),
        "needs": needs(result),
        "groups": [(str(number), name, rows) for number, (name, rows) in groups],
        "include": include,
        "calls": call_sheets(result, shown.release),
        "near": near(result, ON_PAPER),
    }
