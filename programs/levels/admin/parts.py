"""Limits and combinations as lists of their own, and the rows that belong to a level."""

from django.contrib import admin
from django.urls import path

from ...admin_pages.read_only import ReadOnly
from .. import models
from .base import DraftAdmin, PartAdmin
from .draft_files import export, import_page
from .forms import FormatForm, LimitForm, PartForm, PartFormSet
from .levels import Inline
from .new_limits import limits_page
from .table import table_page


@admin.register(models.Draft)
class SharedAdmin(ReadOnly, admin.ModelAdmin):
    """What all levels share; the questions rely on it, so it is only shown."""

    fields = ["scale_low", "scale_high", "dimensions", "range_too_wide_from", "ratings_edition"]

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("import/", view(import_page), name="programs_draft_import"),
            path("export/", view(export), name="programs_draft_export"),
            path("limits/", view(limits_page), name="programs_draft_limits"),
        ]
        return own + super().get_urls()


@admin.register(models.Limit)
class LimitAdmin(DraftAdmin):
    """All limits, by level and by dimension."""

    form = LimitForm
    list_display = ["__str__", "level", "because", "source"]
    list_filter = ["level", "highest", "dimension"]
    list_select_related = ["level"]
    search_fields = ["dimension", "because", "source"]
    ordering = ["level__position", "id"]

    def get_urls(self):
        page = self.admin_site.admin_view(table_page)
        return [path("table/", page, name="programs_limit_table"), *super().get_urls()]


class Parts(Inline, admin.TabularInline):
    """The parts of a combination."""

    model = models.CombinationPart
    form, formset = PartForm, PartFormSet
    verbose_name_plural = "Not enough when all of these hold"


@admin.register(models.Combination)
class CombinationAdmin(DraftAdmin):
    """Combinations as sentences."""

    list_display = ["__str__", "level", "because", "source"]
    list_filter = ["level"]
    list_select_related = ["level"]
    search_fields = ["because", "source", "level__short"]
    ordering = ["level__position", "id"]
    inlines = [Parts]
    related, related_by = [models.CombinationPart], "combination_id"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("parts")


@admin.register(models.CombinationPart)
class CombinationPartAdmin(PartAdmin):
    """One part, for its history."""

    form = PartForm


@admin.register(models.Format)
class FormatAdmin(PartAdmin):
    """One way a level is given, for its history."""

    form = FormatForm


admin.site.register([models.Service, models.WeekSlot], PartAdmin)
