"""Programs: found, corrected and confirmed. Nobody can pay for a place; there is no such field."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from simple_history.admin import SimpleHistoryAdmin
from simple_history.utils import bulk_update_with_history

from ...admin_pages.history import RESTORED, RowHistory, related_records
from ...admin_pages.named_rows import NamedFormSet
from .. import models
from ..importing.plan import SPOKEN_OF
from ..models.program import ENTERED_HERE
from ..models.spot import index_spots
from .program_form import ProgramForm, SessionForm, word_of

PLACED = {"zip", "latitude", "longitude"}  # one of them edited, all are kept
FIELDSETS = [
    (None, {"fields": [
        "where_it_comes_from", "hidden", "directory", ("provider", "name"),
    ]}),
    ("Where and how to reach it", {"fields": [
        ("street", "street2"), ("city", "state", "zip"), ("latitude", "longitude"),
        ("phone", "extension"), ("intake_phone", "intake_extension"), "website",
    ]}),
    ("Openings", {"fields": ["accepting", "confirmed"]}),
    ("What it gives", {"fields": [
        "levels", "levels_unknown", "formats", "telehealth", "treats_both", "opioid_medication",
        "alcohol_medication", "withdrawal_care",
    ]}),
    ("What it costs", {"fields": ["payers", "sliding_fee"]}),
    ("For whom", {"fields": ["ages", "genders", "populations", "only_for", "languages"]}),
    ("Besides", {"fields": ["child_care", "recovery_housing", "transport_help", "accreditation"]}),
]  # fmt: skip


def stale_before():
    """A listing that was confirmed earlier, or never, is stale."""
    return date.today() - timedelta(days=settings.STALE_AFTER_DAYS)


class ChoiceFilter(admin.SimpleListFilter):
    """A filter with a query for each choice."""

    def lookups(self, request, model_admin):
        return [(key, words) for key, (words, _query) in self.choices_of().items()]

    def queryset(self, request, queryset):
        choice = self.choices_of().get(self.value())
        return choice[1](queryset) if choice else queryset


class Freshness(ChoiceFilter):
    """When it was confirmed last."""

    title, parameter_name = "confirmation", "confirmation"

    def choices_of(self):
        return {
            "fresh": ("recent", lambda rows: rows.filter(confirmed__gte=stale_before())),
            "stale": ("stale", lambda rows: rows.filter(confirmed__lt=stale_before())),
            "never": ("never", lambda rows: rows.filter(confirmed=None)),
        }


class Standing(ChoiceFilter):
    """Whether visitors see it."""

    title, parameter_name = "visitors", "visitors"

    def choices_of(self):
        return {
            "see": ("see it", lambda rows: rows.listed()),
            "gone": ("gone from its source", lambda rows: rows.exclude(gone=None)),
            "hidden": ("hidden here", lambda rows: rows.filter(hidden=True)),
            "edited": ("edited here", lambda rows: rows.exclude(edited=[])),
        }


class Given(ChoiceFilter):
    """The level of care."""

    title, parameter_name = "level of care", "level"

    def choices_of(self):
        def having(key):
            return lambda rows: rows.filter(levels__icontains=f'"{key}"')

        return {key: (word_of("levels", key), having(key)) for key in _levels()}


def _levels():
    return dict(ProgramForm.base_fields["levels"].choices)


class Sessions(admin.TabularInline):
    """The weekly sessions."""

    model, form, formset, extra = models.ProgramSession, SessionForm, NamedFormSet, 0


@admin.register(models.Program)
class ProgramAdmin(SimpleHistoryAdmin):
    """What is changed here is remembered, and no import writes over it."""

    form, inlines, fieldsets = ProgramForm, [Sessions], FIELDSETS
    object_history_template = "admin/programs/program_history.html"
    object_history_list_template = "admin/programs/history_list.html"
    list_display = [
        "__str__",
        "city",
        "state",
        "levels_in_words",
        "accepting",
        "freshness",
        "source",
    ]
    list_filter = [Standing, Freshness, Given, "accepting", "directory", "source", "state"]
    search_fields = ["provider", "name", "city", "zip__startswith", "phone"]
    readonly_fields = ["where_it_comes_from"]
    show_full_result_count = False
    list_per_page = 50
    actions = ["confirm_today", "hide", "show", "follow_source"]

    def get_actions(self, request):
        """Rows of a source are hidden and not deleted: the next import would bring them back."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_delete_permission(self, request, obj=None):
        here = obj is None or obj.source == ENTERED_HERE
        return here and super().has_delete_permission(request, obj)

    def get_historical_record_context_helper(self, request, historical_record):
        return RowHistory(self.model, historical_record)

    def history_view(self, request, object_id, extra_context=None):
        records = related_records([models.ProgramSession], {"program_id": object_id})
        return super().history_view(
            request, object_id, {"related": records, **(extra_context or {})}
        )

    @admin.display(description="Levels of care")
    def levels_in_words(self, program):
        """Short enough for a list."""
        return ", ".join(word_of("levels", key) for key in program.levels) or "not known"

    @admin.display(description="Last confirmed", ordering="confirmed")
    def freshness(self, program):
        """The day, and whether it is time to ask again."""
        if not program.confirmed:
            return "never"
        stale = program.confirmed < stale_before()
        return f"{program.confirmed:%b %d, %Y}{' (stale)' if stale else ''}"

    @admin.display(description="Where it comes from")
    def where_it_comes_from(self, program):
        """The source, and what it says where something else was entered here."""
        said = [f"{program.source or ENTERED_HERE}"]
        said += [f"of {program.source_date:%b %d, %Y}"] if program.source_date else []
        said += [f"gone since {program.gone:%b %d, %Y}"] if program.gone else []
        if program.edited:
            said.append(f"edited here and kept: {', '.join(program.edited)}")
        said += [f"the source says for {name}: {value}" for name, value in program.said.items()]
        return "; ".join(said)

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        if change:
            before = models.Program.objects.get(pk=obj.pk)
            edited = {name for name in SPOKEN_OF if getattr(before, name) != getattr(obj, name)}
            edited |= PLACED if edited & PLACED else set()
            _remember(obj, set(before.edited) | edited)
        if request.resolver_match.url_name.endswith("_simple_history"):
            obj._change_reason = RESTORED
        super().save_model(request, obj, form, change)

    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        program = form.instance
        if change and any(formset.has_changed() for formset in formsets):
            _remember(program, {*program.edited, "sessions"})
            models.Program.objects.filter(pk=program.pk).update(edited=program.edited)
        index_spots([program])

    @admin.action(description="Confirmed today: someone asked the program")
    def confirm_today(self, request, queryset):
        self._all(request, queryset, "confirmed", date.today(), "Confirmed")

    @admin.action(description="Hide from visitors")
    def hide(self, request, queryset):
        self._all(request, queryset, "hidden", True, "Hidden")

    @admin.action(description="Show to visitors again")
    def show(self, request, queryset):
        self._all(request, queryset, "hidden", False, "Shown again")

    @admin.action(description="Let the next import write over what was edited here")
    def follow_source(self, request, queryset):
        self._all(request, queryset, "edited", [], "Follows its source again")

    @transaction.atomic
    def _all(self, request, queryset, name, value, why):
        rows = list(queryset)
        for row in rows:
            setattr(row, name, value)
        bulk_update_with_history(
            rows, models.Program, [name], default_user=request.user, default_change_reason=why,
            batch_size=500,
        )  # fmt: skip
        index_spots(rows)
        messages.success(request, f"{why}: {len(rows)} programs.")


def _remember(program, names):
    """What was entered here is nobody else's; only a source's row is kept from it."""
    program.edited = sorted(names) if program.source != ENTERED_HERE else []
