"""What it costs: a rough figure from one's own numbers, and what insurance usually covers. Without
a result it is a page for anyone."""

from typing import Any

from ..cost_estimate_form import EstimateForm
from ..money import coverage, money_rows, shared_taxes
from .shown import ShownResult


def cost(shown: ShownResult | None, form: EstimateForm) -> dict[str, Any]:
    """The context of the chapter; without a result, of the page for anyone."""
    context = {"form": form, "coverage": list(coverage().values()), "taxes": shared_taxes()}
    if form.is_bound and form.is_valid():
        context["amounts"] = form.amounts()
    if shown is None:
        return context
    return {
        **shown.frame,
        **context,
        "from": "cost",
        "part_two": shown.minutes_of_part_two,
        "stay": shown.result.acute_stay,
        "money": money_rows(shown.result, shown.release),
    }
