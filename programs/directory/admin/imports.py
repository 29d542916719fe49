"""Imports: upload, look at what would change, then import it; and who imported what."""

import csv
import io
from collections import Counter
from itertools import islice

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path

from ...admin_pages.own_page import page
from .. import models
from ..importing.runs import MOST_UPLOADED, finish, keep
from ..importing.template import template
from ..importing.wrong import FileError

SHOWN = 100  # of a kind; the CSV has them all
MOVED = "The directory has changed since this was looked at. Look at the changes again."
SKIP = "Tick that the refused rows are left out, or mend them and upload the file again."


class Uploads(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """One source may come in parts."""

    widget = Uploads

    def clean(self, data, initial=None):
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(Files, self).clean(file, initial) for file in given]


class UploadForm(forms.Form):
    """What is said beside the files is needed only where they do not say it."""

    files = Files(help_text=f"CSV, XLSX or JSON, up to {MOST_UPLOADED // 1_000_000} MB each.")
    key = forms.FileField(
        required=False,
        label="Key of the codes",
        help_text="For SAMHSA's directory: the code list of the same release.",
    )
    directory = forms.ChoiceField(
        required=False,
        label="Which directory it is",
        choices=[("", "the file says it"), ("SA", "substance use"), ("MH", "mental health")],
    )
    source_date = forms.DateField(
        required=False, label="Date of the release", widget=forms.DateInput({"type": "date"})
    )
    part = forms.BooleanField(
        required=False, label="This is only a part: nothing that is not in it is gone"
    )


@admin.register(models.ProgramImport)
class ImportAdmin(admin.ModelAdmin):
    """Nothing of a run can be edited; one that is not done can be deleted."""

    list_display = ["made", "names", "counts", "user", "done"]
    list_select_related = ["user"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("report")

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("template.csv", view(template_csv), name="programs_programimport_template"),
            path("<int:pk>/report.csv", view(self.report), name="programs_programimport_report"),
        ]
        return own + super().get_urls()

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return (obj is None or obj.done is None) and super().has_delete_permission(request, obj)

    def get_actions(self, request):
        return {}

    def add_view(self, request, form_url="", extra_context=None):
        """Upload; nothing is imported yet."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid() and (run := _kept(form, request.user)):
            return redirect("admin:programs_programimport_change", run.pk)
        return page(request, "import/upload", {"title": "Import programs", "form": form})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What it would change, or did; and the button."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = get_object_or_404(models.ProgramImport, pk=object_id)
        if request.method == "POST" and not run.done:
            if not self.has_add_permission(request):
                raise PermissionDenied
            _finish(request, run)
            return redirect("admin:programs_programimport_change", run.pk)
        return page(request, "import/run", {"title": "Import", "run": run, **_told(run)})

    def report(self, request, pk):
        """All rows, as CSV."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _csv(get_object_or_404(models.ProgramImport, pk=pk).report, "import.csv")


def template_csv(request):
    """Our own CSV, to be filled in."""
    return _csv(template(), "programs.csv")


def _csv(text, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _kept(form, user):
    try:
        return keep(user=user, **form.cleaned_data)
    except FileError as error:
        form.add_error("files", str(error))
        return None


def _finish(request, run):
    refused = " 0 refused" not in f" {run.counts}"
    if refused and not request.POST.get("skip"):
        messages.error(request, SKIP)
        return
    try:
        done = finish(run, request.user)
    except FileError as error:
        messages.error(request, str(error))
        return
    if done:
        messages.success(request, f"Imported: {run.counts}.")
    else:
        messages.warning(request, MOVED)


def _told(run):
    """The first rows of each kind, and how many there are."""
    rows = list(csv.DictReader(io.StringIO(run.report)))
    kinds = Counter(row["what"] for row in rows)
    groups = {
        kind: list(islice((row for row in rows if row["what"] == kind), SHOWN)) for kind in kinds
    }
    shown = [(kind, kinds[kind], group) for kind, group in groups.items()]
    return {"groups": shown, "refused": kinds["refused"], "most": SHOWN}
