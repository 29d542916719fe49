"""The draft as a TOML file to download, and a file as the draft: first what changes, then so."""

import tomli_w
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from iop_guide.rules.definitions import DefinitionError

from .. import draft_files, drafts, models
from ..content import fingerprint
from ..releases import draft_content
from .base import ONLY_DRAFT

READING = [f"programs.view_{name}" for name in ("level", "limit", "helpline", "guide")]
WRITING = [
    f"programs.{verb}_{name}"
    for name in ("level", "limit", "combination", "helpline", "guide")
    for verb in ("add", "change", "delete")
]
MOVED = "The draft has changed since this page was opened. Look at the changes again."


class FileForm(forms.Form):
    """A file to look at."""

    file = forms.FileField(label="TOML file", allow_empty_file=True)

    def clean_file(self):
        """The file as content, and as the text that comes back with the confirmation."""
        file = self.cleaned_data["file"]
        return _content(self, file.read(draft_files.LARGEST + 1))


class ConfirmForm(forms.Form):
    """The text that was looked at, where it came from, and the draft it was held against."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)
    name = forms.CharField(widget=forms.HiddenInput, max_length=60)
    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_text(self):
        """As content."""
        return _content(self, self.cleaned_data["text"].encode())


def _content(form, data):
    try:
        form.content = draft_files.read_toml(data)
        form.changes = draft_files.dry_run(form.content)
    except DefinitionError as error:
        raise forms.ValidationError(str(error)) from error
    return data.decode("utf-8-sig")


@permission_required(WRITING, raise_exception=True)
def import_page(request):
    """Pick a file; see only what it changes in the draft; confirm."""
    now = fingerprint(draft_content() or {})
    if "seen" in request.POST:
        form = ConfirmForm(request.POST)
        if form.is_valid():
            sent = form.cleaned_data
            if sent["seen"] == now:
                return _loaded(request, form.content, sent["name"])
            messages.warning(request, MOVED)
            return _page(request, FileForm(), _confirm(form, sent["text"], sent["name"], now))
        return _page(request, form)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name = request.FILES["file"].name[:60]
        return _page(request, form, _confirm(form, form.cleaned_data["file"], name, now))
    return _page(request, form)


def _confirm(form, text, name, seen):
    initial = {"text": text, "name": name, "seen": seen}
    return {"confirm": ConfirmForm(initial=initial), "changes": form.changes, "name": name}


def _loaded(request, content, name):
    draft_files.load(content, f"Read from the file {name}")
    messages.success(request, f"The draft says what is in {name}. {ONLY_DRAFT}")
    return redirect("admin:index")


def _page(request, form, shown=None):
    context = {
        "title": "Import a file",
        "form": form,
        "opts": models.Draft._meta,
        **(shown or {}),
    }
    shared = admin.site.each_context(request)
    return render(request, "admin/programs/draft/import.html", {**shared, **context})


@permission_required(READING, raise_exception=True)
@require_GET
def export(request):
    """The draft as it stands."""
    response = HttpResponse(tomli_w.dumps(drafts.dump()), content_type="application/toml")
    response["Content-Disposition"] = 'attachment; filename="draft.toml"'
    return response
