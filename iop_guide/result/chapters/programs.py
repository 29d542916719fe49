"""Programs near you: the nearest few, and the door to the search; for whom there is none to look
for, what to ask the team."""

from typing import Any

from programs.directory.search_form import ZipForm

from ..search_of_result import near, search_of
from .shown import ShownResult
from .week import needs


def programs(shown: ShownResult, form: ZipForm) -> dict[str, Any]:
    """The context of the chapter. Where nothing is to be looked for, nothing is looked up."""
    result = shown.result
    return {
        **shown.frame,
        "from": "programs",
        "in_care": result.in_care,
        "near": near(result),
        "served": search_of(result).served,
        "asks_zip": shown.asks_zip,
        "form": form,
        "acute": bool(result.fit and result.fit.acute),
        "needs": needs(result),
    }
