"""Check and publish: what the draft would change, and the step that sends it on its way."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect

from iop_guide.rules.definitions import DefinitionError

from ...admin_pages.own_page import page
from ..content import fingerprint
from ..editions import notice
from ..languages import as_stored
from ..publishing import proposals
from ..publishing.refusals import Refused, open_proposal
from ..releases import draft_content, newest
from .change_report import change_report


class NoteForm(forms.Form):
    """Why this release is made, and which draft was looked at."""

    note = forms.CharField(
        label="What changes, and why (visitors can read this with the release)",
        widget=forms.Textarea({"rows": 3, "cols": 80}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_seen(self):
        """Publish what was read, not what somebody saved meanwhile."""
        if self.cleaned_data["seen"] != self.initial["seen"]:
            raise forms.ValidationError(proposals.MOVED)
        return self.cleaned_data["seen"]


class LoweringForm(NoteForm):
    """Where someone would get a lower level than now, why that is right."""

    reason = forms.CharField(
        label="Why it is right that these people get a lower level (kept with the release)",
        widget=forms.Textarea({"rows": 3, "cols": 80}),
    )


@permission_required("programs.add_proposal", raise_exception=True)
def publish_page(request):
    """What would change, what it does, what is wrong, who must agree, and the button."""
    content, now = draft_content(), newest()
    if content is None:
        return page(request, "release/publish", {"title": "Check and publish"})
    seen = fingerprint(content)
    if waits := open_proposal(content):
        return redirect("admin:programs_proposal_change", waits.pk)
    report = change_report(now, as_stored(content), request.user)
    lowers = report["effects"] and report["effects"].down
    form = (LoweringForm if lowers else NoteForm)(request.POST or None, initial={"seen": seen})
    alone = not report["needed"] and request.user.has_perm("programs.add_release")
    if request.method == "POST" and not report["problems"] and form.is_valid():
        return _sent(request, form.cleaned_data, alone)
    form.data = form.data and {**form.data.dict(), "seen": seen}
    context = {"form": form, "draft": content, "newest": now, "notice": notice(), "alone": alone}
    return page(request, "release/publish", {"title": "Check and publish", **context, **report})


def _sent(request, given, alone):
    """Propose the draft; where nobody else has to agree, publish it in the same breath."""
    try:
        proposal = proposals.propose(request.user, **given)
        release = proposals.publish(proposal.pk, request.user) if alone else None
    except (Refused, DefinitionError) as error:
        messages.error(request, str(error))
        return redirect("admin:programs_release_publish")
    if release:
        messages.success(request, f"{release} is published. Visitors see it now.")
        return redirect("admin:programs_release_changelist")
    messages.success(request, f"{proposal} is kept as it stands, and waits.")
    return redirect("admin:programs_proposal_change", proposal.pk)
