"""Programs near you: the nearest few, and the door to the search; for whom there is none to look
for, what to ask the team."""

from typing import Any

from ..search_of_result import near, search_of
from .shown import ShownResult
from .week import needs


def programs(shown: ShownResult) -> dict[str, Any]:
    """The context of the chapter. Where nothing is to be looked for, nothing is looked up."""
    result = shown.result
    served = search_of(result).served
    return {**shown.frame, "near": near(result), "served": served, "needs": needs(result)}
