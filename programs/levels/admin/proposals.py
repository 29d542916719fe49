"""Proposals: listed, and one page each, where people agree, publish or withdraw."""

import json

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect

from iop_guide.rules.definitions import DefinitionError

from ...admin_pages.own_page import page
from ...admin_pages.read_only import ReadOnly
from .. import models
from ..publishing import proposals
from ..publishing.refusals import (
    Refused,
    against_approval,
    against_publishing,
    against_withdrawing,
    ended,
    unapproved,
)
from ..publishing.status import moment_words, status
from ..releases import read
from .change_report import change_report


class MomentForm(forms.Form):
    """When it goes live."""

    moment = forms.DateTimeField(
        label="Date and time (UTC)", widget=forms.DateTimeInput({"type": "datetime-local"})
    )


def _approve(proposal, user, post):
    proposals.approve(proposal.pk, user)
    return f"You approved {proposal}."


def _publish(proposal, user, post):
    release = proposals.publish(proposal.pk, user)
    return f"{release} is published. Visitors see it now."


def _schedule(proposal, user, post):
    form = MomentForm(post)
    if not form.is_valid():
        raise Refused("Give the date and the time at which it goes live.")
    moment = form.cleaned_data["moment"]
    proposals.schedule(proposal.pk, user, moment)
    return f"{proposal} goes live on {moment_words(moment)}."


def _withdraw(proposal, user, post):
    proposals.withdraw(proposal.pk, user)
    return f"{proposal} is withdrawn. The draft stays as it is."


STEPS = {"approve": _approve, "publish": _publish, "schedule": _schedule, "withdraw": _withdraw}


@admin.register(models.Proposal)
class ProposalAdmin(ReadOnly, admin.ModelAdmin):
    """Nothing is typed in here; every step is a button on the proposal's page."""

    list_display = ["__str__", "proposed", "proposer", "note", "stands"]
    list_select_related = ["proposer", "approver", "publisher", "release"]
    search_fields = ["note", "reason"]

    @admin.display(description="How it stands")
    def stands(self, proposal):
        """In one sentence."""
        return status(proposal)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Take the step that was pressed, or show the page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        proposal = get_object_or_404(models.Proposal, pk=object_id)
        if step := STEPS.get(request.POST.get("step")):
            return _taken(request, proposal, step)
        return page(request, "proposal/page", _context(proposal, request.user))


def _taken(request, proposal, step):
    try:
        messages.success(request, step(proposal, request.user, request.POST))
    except (Refused, DefinitionError) as error:
        messages.error(request, str(error))
    return redirect("admin:programs_proposal_change", proposal.pk)


def _context(proposal, user):
    then = read(proposal.compared_with)
    return {
        "title": str(proposal),
        "proposal": proposal,
        "newest": then,
        "standing": status(proposal),
        "ended": ended(proposal),
        "unapproved": unapproved(proposal),
        "not_approve": against_approval(proposal, user),
        "not_publish": against_publishing(proposal, user),
        "not_withdraw": against_withdrawing(proposal, user),
        "moment": MomentForm(),
        **change_report(then, json.loads(proposal.content), proposal.proposer),
    }
