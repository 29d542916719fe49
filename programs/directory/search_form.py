"""The forms of the search: a ZIP code alone; and with distance and a group of choices for each
filter."""

from collections.abc import Iterable

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.http import QueryDict
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .filters import Filter, FilterOption, Group, filters
from .search import ANY_DISTANCE, Search
from .zips import centroid

UNFOLDED = ("levels",)
NO_PLACE = _(
    "We cannot find this ZIP code on our map. Check the digits. If they are right, enter the ZIP "
    "code of a neighbor, a library or a town nearby: it may be new, or only for mail."
)


class ZipForm(forms.Form):
    """Around which ZIP code to look."""

    zip = forms.RegexField(
        r"^[0-9]{5}\Z",
        strip=True,
        label=_("ZIP code"),
        error_messages={
            "required": _("Enter a ZIP code to search near, such as 02139."),
            "invalid": _("Enter a five-digit ZIP code, such as 02139."),
        },
    )

    def clean_zip(self) -> str:
        """Refuse what has no place on the map, and say what to do."""
        if centroid(self.cleaned_data["zip"]) is None:
            raise forms.ValidationError(NO_PLACE)
        return str(self.cleaned_data["zip"])


class SearchForm(ZipForm):
    """What to look for. Nothing but the ZIP code has to be filled in."""

    miles = forms.TypedChoiceField(coerce=int, label=_("How far away"), required=False)

    def __init__(self, data: QueryDict | None = None, search: Search | None = None):
        super().__init__(data, initial=_initial(search or Search()))
        self.fields["miles"].choices = [
            *((miles, up_to(miles)) for miles in (*filters().distances, *filters().far)),
            (ANY_DISTANCE, gettext("Any distance")),
        ]
        for filter_ in filters():
            self.fields[filter_.key] = _field(filter_.name, filter_.options)
        self.fields["groups"] = _field(gettext("Programs for one group only"), filters().groups)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Field("zip", template="programs/search/_zip.html"),
            Field("miles", template="programs/search/_miles.html"),
            *(FilterField(filter_) for filter_ in filters()),
            Field("groups", template="programs/search/_groups.html"),
        )

    def search(self, others: bool = False) -> Search:
        """The search of a valid form; with programs for other people only, where they are shown."""
        given = self.cleaned_data
        miles = filters().usual_distance if given["miles"] == "" else given["miles"]
        picks = {item.key: tuple(given[item.key]) for item in filters() if given[item.key]}
        return Search(given["zip"], miles, picks, tuple(given["groups"]), others)


class FilterField(Field):
    """A crispy field that knows its filter, and how many of its options are picked."""

    template = "programs/search/_choices.html"

    def __init__(self, filter_: Filter):
        super().__init__(filter_.key, template=self.template)
        self.filter = filter_

    def render(self, form: forms.Form, context: Context, **options: object) -> SafeString:
        picked = form[self.filter.key].value() or ()
        words = {"filter": self.filter, "picked": len(picked), "unfolded": self._unfolded(form)}
        return super().render(form, context, **options | {"extra_context": words})

    def _unfolded(self, form: forms.Form) -> bool:
        return self.filter.key in UNFOLDED or bool(form.errors.get(self.filter.key))


def up_to(miles: int) -> str:
    """A distance to pick."""
    return ngettext("Up to %(miles)s mile", "Up to %(miles)s miles", miles) % {"miles": miles}


def _initial(search: Search) -> dict[str, object]:
    picks = {key: list(options) for key, options in search.picks.items()}
    return {"zip": search.zip, "miles": search.miles, "groups": list(search.groups), **picks}


def _field(label: str, options: Iterable[FilterOption | Group]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(option.key, option.name) for option in options],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext("Choose from the answers shown.")},
    )
