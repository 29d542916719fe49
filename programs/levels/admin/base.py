"""What the admin pages of all draft rows share."""

from django import forms
from django.contrib import messages
from django.db import models, transaction
from simple_history.admin import SimpleHistoryAdmin

from ...admin_pages.history import RESTORED, related_records
from ...admin_pages.own_page import page
from ..publishing.proposals import hold_draft
from .history import DraftHistory
from .two_editors import both_texts, last_saved, moved, version

ONLY_DRAFT = "This changed only the draft. Visitors see it after the next release is published."


class LongText(forms.CharField):
    """A text of several lines, with line ends as in the files, however a browser sends them."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


TEXTS = {models.TextField: {"form_class": LongText, "widget": forms.Textarea({"rows": 4})}}


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
        return DraftHistory(self.model, historical_record)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """While one saves, nobody else does; who comes too late sees what they typed."""
        with transaction.atomic():
            if request.method == "POST":
                hold_draft()
                if object_id and (refused := self._too_late(request, object_id)):
                    return refused
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _too_late(self, request, object_id):
        """The page for who sends what someone else has deleted or saved meanwhile, or None."""
        row = self.get_object(request, object_id)
        if row is None:
            return page(request, "gone", {"title": "This was deleted", "typed": _typed(request)})
        if not (self.has_change_permission(request, row) and moved(request.POST, row, self.below)):
            return None
        said = {"row": row, "last_saved": last_saved(row, self.below)}
        said["both"] = both_texts(*self._sent(request, row))
        return page(request, "not_saved", {"title": "Your change was not saved", **said})

    def _sent(self, request, row):
        """The form of a row as it was sent, and those of the rows below it."""
        form = self.get_form(request, row, change=True)(request.POST, instance=row)
        return form, [
            formset(request.POST, instance=row, queryset=inline.get_queryset(request))
            for formset, inline in self.get_formsets_with_inlines(request, row)
        ]

    @property
    def below(self):
        """The models whose rows are edited on the same page."""
        return [inline.model for inline in self.inlines]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change:
            context["seen"] = version(obj, self.below)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(self, request, object_id, extra_context=None):
        records = related_records(self.related, {self.related_by: object_id}, DraftHistory)
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


def _typed(request):
    """The texts that were sent, with the names of their fields."""
    return {
        name.replace("_", " ").capitalize(): text
        for name, text in request.POST.items()
        if name not in ("seen", "csrfmiddlewaretoken") and "_FORMS" not in name and text
    }


class PartAdmin(DraftAdmin):
    """Rows that are reached through their level; they have no line of their own on the index."""

    def get_model_perms(self, request):
        return {}
