"""Programs near you: the nearest few, and the door to the search; for whom there is none to look
for, what to ask the team."""

from typing import Any

from programs.directory.search_form import ZipForm

from ..search_of_result import near, search_of
from ..what_to_ask import to_ask
from .shown import ShownResult
from .week import needs


def programs(shown: ShownResult, form: ZipForm) -> dict[str, Any]:
    """The context of the chapter. Where nothing is to be looked for, nothing is looked up."""
    result, level = shown.result, shown.texts(shown.result.level)
    return {
        **shown.frame,
        "from": "programs",
        "in_care": result.in_care,
        "near": near(result),
        "served": search_of(result).served,
        "asks_zip": shown.asks_zip,
        "form": form,
        "stay": result.acute_stay,
        "to_ask": to_ask(result, level, result.acute_stay) if level else (),
        "needs": needs(result),
    }
