"""Check and publish, and making a release the draft again."""

import json

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render

from iop_guide.rules.definitions import DefinitionError

from .. import drafts, models
from ..checks import problems
from ..content import fingerprint
from ..difference import changes
from ..releases import draft_content, newest, publish
from .places import with_places

MOVED = "The draft has changed since this page was opened. Look at the changes again."


class NoteForm(forms.Form):
    """Why this release is made, and which draft was looked at."""

    note = forms.CharField(
        label="What changes, and why (kept with the release)",
        widget=forms.Textarea({"rows": 3, "cols": 80}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_seen(self):
        """Publish what was read, not what somebody saved meanwhile."""
        if self.cleaned_data["seen"] != self.initial["seen"]:
            raise forms.ValidationError(MOVED)
        return self.cleaned_data["seen"]


@permission_required("programs.add_release", raise_exception=True)
def publish_page(request):
    """What would change, what is in the way, and the button."""
    content = draft_content()
    found = problems(content) if content else []
    refused = [problem for problem in found if not problem.warning]
    seen = fingerprint(content) if content else ""
    form = NoteForm(request.POST or None, initial={"seen": seen})
    if request.method == "POST" and content and not refused and form.is_valid():
        return _published(request, form.cleaned_data["note"])
    form.data = form.data and {**form.data.dict(), "seen": seen}
    context = {
        "title": "Check and publish",
        "form": form,
        "draft": content,
        "newest": newest(),
        "changes": changes(newest().content, content) if content else {},
        "problems": with_places(refused),
        "warnings": [problem.text for problem in found if problem.warning],
    }
    return _page(request, "publish", context)


def _published(request, note):
    try:
        release = publish(note, request.user)
    except DefinitionError as error:
        messages.error(request, str(error))
        return redirect("admin:programs_release_publish")
    messages.success(request, f"{release} is published. Visitors see it now.")
    return redirect("admin:programs_release_changelist")


@permission_required(
    ["programs.change_level", "programs.change_helpline", "programs.change_guide"],
    raise_exception=True,
)
def draft_page(request, pk):
    """What would change in the draft, and the button that makes it this release's content."""
    release = get_object_or_404(models.Release, pk=pk)
    content = json.loads(release.content)
    if request.method == "POST":
        drafts.load(content, f"{release} was made the draft again")
        text = f"The draft is {release} again. Visitors still see release {newest().number}."
        messages.success(request, text)
        return redirect("admin:index")
    context = {
        "title": f"Make {release} the draft again",
        "release": release,
        "newest": newest(),
        "changes": changes(draft_content() or {}, content),
    }
    return _page(request, "draft", context)


def _page(request, name, context):
    shared = admin.site.each_context(request)
    opts = models.Release._meta
    return render(
        request, f"admin/programs/release/{name}.html", {**shared, "opts": opts, **context}
    )
