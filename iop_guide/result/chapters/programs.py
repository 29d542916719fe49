"""Programs near you: the nearest few, and the door to the search; for whom there is none to look
for, what to ask the team."""

from typing import Any

from ..search_of_result import near, search_of
from .shown import ShownResult
from .week import needs


def programs(shown: ShownResult) -> dict[str, Any]:
    """The context of the chapter. Where nothing is to be looked for, nothing is looked up."""
    result = shown.result
    looks = result.level is not None and not result.told_to_stay
    return {
        **shown.frame,
        "from": "programs",
        "near": near(result) if looks else [],
        "served": search_of(result).served,
        "asks_zip": looks and "zip" not in result.answers,
        "needs": needs(result),
    }
