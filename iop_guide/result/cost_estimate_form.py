"""The estimator's form: figures that a person has from a program or a plan. Nothing is kept."""

from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .cost_estimate import CostRange, CostSharing, estimate

WRONG = _("%(figure)s: enter a number from %(least)s to %(most)s, in digits.")
WRONG_WHOLE = _("%(figure)s: enter a whole number from %(least)s to %(most)s, in digits.")
NO_SHARE = _(
    "Copay or share: enter one of the two. Without insurance, enter 100 as your share in percent."
)
TWO_SHARES = _(
    "Share in percent: enter this or the copay, not both. Not sure which? Try one, then the other."
)


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
        self.wrong = WRONG if places else WRONG_WHOLE

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
            said = {
                "figure": self.label,
                "least": _number(self.min_value),
                "most": _number(self.max_value),
            }
            raise ValidationError(self.wrong % said) from error


class EstimateForm(forms.Form):
    """Sessions, weeks, a price, and what a plan asks."""

    sessions = Figure(
        _("Sessions a week"),
        _("Count days of care. An IOP often has 3, a PHP 5, a stay 7."),
        21,
        1,
        0,
    )
    weeks = Figure(
        _("Weeks"), _("Ask the program. 8 is common for an IOP, 1 for a hospital stay."), 104, 1, 0
    )
    most_weeks = Figure(
        _("Weeks at most"), _("If it may take longer. You can leave this empty."), 104, 1, 0,
        required=False,
    )  # fmt: skip
    price = Figure(
        _("Price of one session"),
        _(
            "In dollars. With insurance, ask for the allowed amount. Without it, ask for your"
            " price."
        ),
        100_000,
    )
    copay = Figure(
        _("Copay for one session"), _("A set amount in dollars, if the plan has one."), 10_000,
        required=False,
    )  # fmt: skip
    share = Figure(
        _("Or your share in percent"),
        _("If the plan has coinsurance, such as 20. Without insurance, enter 100."),
        100,
        required=False,
    )
    deductible = Figure(
        _("Deductible left"),
        _(
            "In dollars, what you still pay before the plan pays. Leave it empty if you do not"
            " know."
        ),
        100_000,
        required=False,
    )
    limit = Figure(
        _("Left until the out-of-pocket limit"),
        _("In dollars, the most you can still owe this year. Leave it empty if you do not know."),
        100_000,
        required=False,
    )

    def __init__(self, data: QueryDict | None = None):
        super().__init__(data)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*self.fields)  # each by plain/field.html

    def clean(self) -> dict[str, Any]:
        """Weeks in order, and one way of sharing the cost."""
        data = super().clean()
        weeks, most = data.get("weeks"), data.get("most_weeks")
        if weeks and most and most < weeks:
            said = gettext("Weeks at most: enter %(weeks)s or more, or leave it empty.")
            self.add_error("most_weeks", said % {"weeks": weeks})
        if "copay" in data and "share" in data:
            if data["copay"] is None and data["share"] is None:
                self.add_error("copay", NO_SHARE)
            elif data["copay"] is not None and data["share"] is not None:
                self.add_error("share", TWO_SHARES)
        return data

    def amounts(self) -> str:
        """The range in whole dollars, such as "about $960 to $2,320", from a valid form."""
        cost = self.estimate()
        low, high = _dollars(cost.low), _dollars(cost.high)
        if low == high:
            return gettext("about %(amount)s") % {"amount": low}
        return gettext("about %(low)s to %(high)s") % {"low": low, "high": high}

    def estimate(self) -> CostRange:
        """The range, from a valid form."""
        data = self.cleaned_data
        weeks = int(data["weeks"]), int(data["most_weeks"] or data["weeks"])
        plan = CostSharing(
            copay=data["copay"],
            share=data["share"],
            deductible_left=_without_a_plan(data),
            limit_left=data["limit"],
        )
        return estimate(int(data["sessions"]), weeks, data["price"], plan)


def _without_a_plan(data: dict[str, Any]) -> Decimal | None:
    """A share of all of it leaves no deductible to know about."""
    return Decimal(0) if data["share"] == 100 else data["deductible"]


def _dollars(amount: Decimal) -> str:
    """In whole dollars."""
    return gettext("$%(amount)s") % {"amount": _number(round(amount))}


def _number(number: int) -> str:
    return number_format(number, force_grouping=True)
