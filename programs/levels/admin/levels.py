"""Levels of care: their words, with limits, services, ways and the usual week below."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from ...admin_pages.named_rows import NamedFormSet
from .. import models
from .base import TEXTS, DraftAdmin, MarkdownFields
from .forms import FormatForm, LimitForm
from .rendering import LEVEL, SENTENCE, rendered

FIELDSETS = [
    ("Name", ["key", "position", "name", "short", "in_a_sentence", "tagline", "summary"]),
    ("Hours, days and length", [
        ("hours_low", "hours_high"), ("days_low", "days_high"),
        "hours_words", "usual_week", "usual_length",
    ]),
    ("What it is like", ["sleep", "medical_care", "who_is_there", "daily_life"]),
    ("Who it is for", ["serves_who", "needs_more", "needs_less"]),
    ("Cost", ["cost", "cost_rank"]),
    ("What to do next", ["first_steps", "waiting", "ask_program", "ask_about_use", "watch_for"]),
    ("Moving up or down", ["step_up", "step_down"]),
    ("Where this comes from", ["sources", "reviewed"]),
    ("Combinations it is not enough for", ["combinations_in_words"]),
]  # fmt: skip


class Inline(MarkdownFields):
    """Below a level; each row has a link to its own page with its history."""

    extra = 0
    show_change_link = True
    formfield_overrides = TEXTS


class Limits(Inline, admin.TabularInline):
    """The highest rating that the level can safely serve."""

    model = models.Limit
    form, formset = LimitForm, NamedFormSet
    verbose_name_plural = "What it can safely serve (a dimension left out has no limit)"


class Services(Inline, admin.StackedInline):
    """What is done there."""

    model = models.Service
    markdown = {"text": SENTENCE}
    classes = ["collapse"]
    verbose_name_plural = "What happens there"


class Formats(Inline, admin.StackedInline):
    """The ways it is given."""

    model = models.Format
    form = FormatForm
    markdown = {"text": SENTENCE}
    classes = ["collapse"]


class Week(Inline, admin.TabularInline):
    """The drawn week."""

    model = models.WeekSlot
    formset = NamedFormSet
    classes = ["collapse"]
    verbose_name_plural = "A usual week, drawn"


@admin.register(models.Level)
class LevelAdmin(DraftAdmin):
    """One page a level."""

    list_display = ["position", "short", "tagline", "hours_words", "reviewed"]
    list_display_links = ["short"]
    search_fields = ["name", "short", "tagline", "summary"]
    fieldsets = [(title, {"fields": fields}) for title, fields in FIELDSETS]
    readonly_fields = ["combinations_in_words"]
    fixed = ["key"]
    inlines = [Limits, Services, Formats, Week]
    markdown = LEVEL
    related_by = "level_id"
    related = [
        models.Limit, models.Combination, models.Service, models.Format, models.WeekSlot,
    ]  # fmt: skip

    def get_urls(self):
        return [path("markdown/", rendered, name="programs_markdown"), *super().get_urls()]

    @admin.display(description="Combinations")
    def combinations_in_words(self, level):
        """Each as a sentence that leads to its page, and one to add another."""
        if not level.pk:
            return "Save the level first; then combinations can be added."
        add = reverse("admin:programs_combination_add")
        rows = [
            (reverse("admin:programs_combination_change", args=[row.pk]), str(row))
            for row in level.combinations.prefetch_related("parts")
        ]
        items = format_html_join("", '<li><a href="{}">{}</a></li>', rows)
        return format_html(
            '<ul>{}</ul><a href="{}?level={}">Add a combination</a>', items, add, level.pk
        )
