"""What the admin pages of all draft rows share."""

from django import forms
from django.contrib import messages
from django.db import models
from simple_history.admin import SimpleHistoryAdmin

from .history import RowHistory, related_records

ONLY_DRAFT = "This changed only the draft. Visitors see it after the next release is published."
RESTORED = "An earlier version was restored"


class Words(forms.CharField):
    """A text of several lines, with line ends as in the files, however a browser sends them."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


TEXTS = {models.TextField: {"form_class": Words, "widget": forms.Textarea({"rows": 4})}}


class MarkdownFields:
    """Fields that are Markdown say how they are shown, for the live preview beside them."""

    markdown = {}

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name in self.markdown:
            field.widget.attrs["data-markdown"] = self.markdown[db_field.name]
        return field


class DraftAdmin(MarkdownFields, SimpleHistoryAdmin):
    """Rows of the draft: each with its history, and saying that visitors do not see it yet."""

    formfield_overrides = TEXTS
    object_history_template = "admin/programs/history.html"
    object_history_list_template = "admin/programs/history_list.html"
    object_history_form_template = "admin/programs/earlier.html"
    fixed = ()
    related, related_by = (), ""

    def get_readonly_fields(self, request, obj=None):
        """What is `fixed` can be given once, because pages and links rely on it."""
        return [*super().get_readonly_fields(request, obj), *(self.fixed if obj else ())]

    def get_historical_record_context_helper(self, request, historical_record):
        return RowHistory(self.model, historical_record)

    def history_view(self, request, object_id, extra_context=None):
        records = related_records(self.related, {self.related_by: object_id})
        return super().history_view(
            request, object_id, {"related": records, **(extra_context or {})}
        )

    def save_model(self, request, obj, form, change):
        if request.resolver_match.url_name.endswith("_simple_history"):
            obj._change_reason = RESTORED
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        messages.info(request, ONLY_DRAFT)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        messages.info(request, ONLY_DRAFT)
        return super().response_change(request, obj)

    def response_delete(self, request, obj_display, obj_id):
        messages.info(request, ONLY_DRAFT)
        return super().response_delete(request, obj_display, obj_id)


class PartAdmin(DraftAdmin):
    """Rows that are reached through their level; they have no line of their own on the index."""

    def get_model_perms(self, request):
        return {}
