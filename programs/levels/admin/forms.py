"""Forms in which dimensions, ratings and times are picked from words."""

from django import forms

from ...admin_pages.named_rows import NamedFormSet
from .. import models
from ..words import RATINGS, TIMES, dimension_name

SUMS = [(number, f"{number}, added up") for number in range(5, 13)]


def dimensions():
    """The dimensions of the draft, as choices."""
    draft = models.Draft.objects.first()
    return [(key, dimension_name(key)) for key in (draft.dimensions if draft else [])]


class LimitForm(forms.ModelForm):
    """The dimension is picked from names."""

    dimension = forms.ChoiceField(choices=lambda: [("", "---------"), *dimensions()])


class PartForm(forms.ModelForm):
    """The dimensions are ticked; the rating is picked from words, a sum from numbers."""

    dimensions = forms.MultipleChoiceField(
        choices=dimensions,
        widget=forms.CheckboxSelectMultiple,
        help_text="Usually one. Where several are ticked, their ratings are added up.",
    )
    at_least = forms.TypedChoiceField(
        label="Is at least", coerce=int, choices=[("", "---------"), *RATINGS[1:], *SUMS]
    )


class PartFormSet(NamedFormSet):
    """A combination has parts, and no dimension stands in two of them by itself."""

    def clean(self):
        super().clean()
        rows = [form.cleaned_data for form in self.forms if form.is_valid() and form.cleaned_data]
        picked = [row["dimensions"] for row in rows if not row.get("DELETE")]
        if not picked and not any(self.errors):
            raise forms.ValidationError("Pick at least one dimension that needs more care.")
        for names in picked:
            if len(names) == 1 and picked.count(names) > 1:
                raise forms.ValidationError(f"“{dimension_name(names[0])}” is picked twice.")


class FormatForm(forms.ModelForm):
    """The times are ticked."""

    times = forms.MultipleChoiceField(
        label="When it is held",
        choices=list(TIMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
