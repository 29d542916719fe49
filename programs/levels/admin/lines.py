"""Help lines and guides."""

from django import forms
from django.contrib import admin

from .. import models
from .base import DraftAdmin
from .rendering import GUIDE

REACHED = ["kind", "number", "shown", "press", "body", "url"]
SAID = ["who", "what_happens", "open", "languages", "audience"]
SHOWN = ["source", "reviewed"]


@admin.register(models.HelpLine)
class HelpLineAdmin(DraftAdmin):
    """Numbers to call or text, and chats."""

    list_display = ["position", "name", "kind", "shown", "open", "audience", "reviewed"]
    list_display_links = ["name"]
    list_filter = ["kind", "audience", "reviewed"]
    search_fields = ["name", "number", "shown", "who", "what_happens"]
    fixed = ["key"]
    fieldsets = [
        (None, {"fields": ["key", "position", "name"]}),
        ("How it is reached", {"fields": REACHED}),
        ("For whom, and what happens", {"fields": SAID}),
        ("Where this comes from", {"fields": SHOWN}),
    ]


@admin.register(models.Guide)
class GuideAdmin(DraftAdmin):
    """The reading pages."""

    list_display = ["position", "title", "summary", "reviewed"]
    list_display_links = ["title"]
    list_filter = ["reviewed"]
    search_fields = ["title", "summary", "body"]
    fixed = ["key"]
    markdown = {"body": GUIDE}

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "body":
            options["widget"] = forms.Textarea({"rows": 30, "cols": 100})
        return super().formfield_for_dbfield(db_field, request, **options)
