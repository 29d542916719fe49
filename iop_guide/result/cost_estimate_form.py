"""The estimator's form: figures that a person has from a program or a plan. Nothing is kept."""

from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from .cost_estimate import Plan, Range, estimate


class Figure(forms.DecimalField):
    """A number as people write it ($1,200.50, 20 %), with one clear word on what is wrong."""

    def __init__(
        self, label: str, hint: str, most: int, least: int = 0, places: int = 2, **kwargs: bool
    ):
        mode = "decimal" if places else "numeric"
        widget = forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})
        super().__init__(
            label=label,
            help_text=hint,
            min_value=least,
            max_value=most,
            decimal_places=places,
            widget=widget,
            **kwargs,
        )
        kind = "number" if places else "whole number"
        self.wrong = f"{label}: enter a {kind} from {least} to {most:,}, in digits."

    def to_python(self, value: str | None) -> Decimal | None:
        """Without the signs that people write with an amount."""
        if isinstance(value, str):
            value = value.replace("$", "").replace("%", "").replace(",", "").strip()
        return super().to_python(value)

    def clean(self, value: str | None) -> Decimal | None:
        """The number, or one sentence that says what would be one."""
        try:
            return super().clean(value)
        except ValidationError as error:
            raise ValidationError(self.wrong) from error


class EstimateForm(forms.Form):
    """Sessions, weeks, a price, and what a plan asks."""

    sessions = Figure(
        "Sessions a week", "Count days of care. An IOP often has 3, a PHP 5.", 21, 1, 0
    )
    weeks = Figure("Weeks", "Ask the program. 8 is common for an IOP.", 104, 1, 0)
    most_weeks = Figure(
        "Weeks at most", "If it may take longer. You can leave this empty.", 104, 1, 0,
        required=False,
    )  # fmt: skip
    price = Figure(
        "Price of one session",
        "In dollars. With insurance, ask for the allowed amount. Without it, ask for your price.",
        100_000,
    )
    copay = Figure(
        "Copay for one session", "A set amount in dollars, if the plan has one.", 10_000,
        required=False,
    )  # fmt: skip
    share = Figure(
        "Or your share in percent",
        "If the plan has coinsurance, such as 20. Without insurance, enter 100.",
        100,
        required=False,
    )
    deductible = Figure(
        "Deductible left",
        "In dollars, what is still to pay before the plan pays. Leave it empty if you do not know.",
        100_000,
        required=False,
    )
    limit = Figure(
        "Left until the out-of-pocket limit",
        "In dollars, the most you can still owe this year. Leave it empty if you do not know.",
        100_000,
        required=False,
    )

    def __init__(self, data: QueryDict | None = None):
        super().__init__(data)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*(Field(name, template="figure.html") for name in self.fields))

    def clean(self) -> dict[str, Any]:
        """Weeks in order, and one way of sharing the cost."""
        data = super().clean()
        weeks, most = data.get("weeks"), data.get("most_weeks")
        if weeks and most and most < weeks:
            self.add_error("most_weeks", f"Weeks at most: enter {weeks} or more, or nothing.")
        if "copay" in data and "share" in data:
            if data["copay"] is None and data["share"] is None:
                self.add_error("copay", NO_SHARE)
            elif data["copay"] is not None and data["share"] is not None:
                self.add_error("share", TWO_SHARES)
        return data

    def amounts(self) -> str:
        """The range in whole dollars, such as "about $960 to $2,320", from a valid form."""
        found = self.estimate()
        low, high = f"${found.low:,.0f}", f"${found.high:,.0f}"
        return f"about {low}" if low == high else f"about {low} to {high}"

    def estimate(self) -> Range:
        """The range, from a valid form."""
        data = self.cleaned_data
        weeks = int(data["weeks"]), int(data["most_weeks"] or data["weeks"])
        plan = Plan(
            copay=data["copay"],
            share=data["share"],
            deductible_left=_without_a_plan(data),
            limit_left=data["limit"],
        )
        return estimate(int(data["sessions"]), weeks, data["price"], plan)


NO_SHARE = (
    "Copay or share: enter one of the two. Without insurance, enter 100 as your share in percent."
)
TWO_SHARES = (
    "Share in percent: enter this or the copay, not both. Not sure which? Try one, then the other."
)


def _without_a_plan(data: dict[str, Any]) -> Decimal | None:
    """A share of all of it leaves no deductible to know about."""
    return Decimal(0) if data["share"] == 100 else data["deductible"]
