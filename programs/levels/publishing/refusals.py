"""What is in the way of a step of a proposal, in words; empty where nothing is.

Who may do what is said by permissions (programs/roles.py); when, by the draft and the live
release: a proposal holds only while it is exactly the draft, and while the release it was compared
with is the one that visitors read.
"""

import json

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser

from .. import models
from ..content import Content, fingerprint
from ..languages import as_stored, in_todays_form
from ..releases import content_of, draft_content, newest
from .agreement import needs_second_person
from .authors import authors


class Refused(Exception):
    """Someone may not take this step, or not now; the message says why."""


def refuse(reason: str) -> None:
    """Raise Refused where there is a reason."""
    if reason:
        raise Refused(reason)


def against_proposing(proposal: models.Proposal, user: AbstractUser) -> str:
    """Why this person may not make this proposal now."""
    if not models.Release.objects.exists():
        return "There is no release yet: run manage.py first_release."
    if in_todays_form(json.loads(proposal.content)) == in_todays_form(newest().stored):
        return "The draft says what visitors read already. There is nothing to publish."
    waits = open_proposal(content_of(proposal))
    return (
        _not_allowed(user, "add_proposal", "propose a release")
        or out_of_date(proposal)
        or (f"This draft is proposed already: {waits}." if waits else "")
    )


def open_proposal(draft: Content) -> models.Proposal | None:
    """The proposal of exactly this draft that still waits, or None. One that was made before words
    were held by language has the fingerprint of the draft itself."""
    hashes = (fingerprint(as_stored(draft)), fingerprint(draft))
    waiting = models.Proposal.objects.filter(withdrawer=None, release=None)
    return waiting.filter(hash__in=hashes, compared_with=newest().number).first()


def who_may_approve(proposer: AbstractUser) -> list[AbstractUser]:
    """Who could approve what this person proposes, by name."""
    able = get_user_model().objects.with_perm("programs.approve_proposal")
    barred = {proposer.pk, *authors(newest().published)}
    return [user for user in able.order_by("username") if user.pk not in barred]


def against_approval(proposal: models.Proposal, user: AbstractUser) -> str:
    """Why this person may not approve it now."""
    return (
        _not_allowed(user, "approve_proposal", "approve")
        or _author(proposal, user)
        or _closed(proposal)
    )


def against_publishing(proposal: models.Proposal, user: AbstractUser | None) -> str:
    """Why this person may not publish it now, or set a moment for that."""
    return _not_allowed(user, "add_release", "publish") or _closed(proposal) or unapproved(proposal)


def against_withdrawing(proposal: models.Proposal, user: AbstractUser | None) -> str:
    """Why this person may not withdraw it."""
    reviewer = user and user.has_perm("programs.approve_proposal")
    allowed = reviewer or not _not_allowed(user, "add_proposal", "")
    return ended(proposal) or ("" if allowed else f"{user} has no permission to withdraw it.")


def _not_allowed(user: AbstractUser | None, codename: str, verb: str) -> str:
    if user and user.is_active and user.has_perm(f"programs.{codename}"):
        return ""
    return f"{user or 'Nobody'} has no permission to {verb}."


def _author(proposal: models.Proposal, user: AbstractUser) -> str:
    if user.pk == proposal.proposer_id:
        return "One may not approve what one proposes."
    if user.pk in authors(newest().published):
        return f"{user} changed limits or help lines since the last release. Someone else approves."
    return ""


def unapproved(proposal: models.Proposal) -> str:
    """Whether a second person has to agree and has not."""
    needed = needs_second_person(newest().stored, json.loads(proposal.content))
    if not needed:
        return ""
    if proposal.approver is None:
        return f"A second person has to approve it first, as it changes {'; '.join(needed)}."
    return _author(proposal, proposal.approver)


def _closed(proposal: models.Proposal) -> str:
    return ended(proposal) or out_of_date(proposal)


def ended(proposal: models.Proposal) -> str:
    """Whether it is published or withdrawn."""
    if release := models.Release.objects.filter(proposal=proposal.pk).defer("content").first():
        return f"It is published already, as {release}."
    return "It was withdrawn." if proposal.withdrawer_id else ""


def out_of_date(proposal: models.Proposal) -> str:
    """Whether it is no longer the draft, or would follow a release it was never compared with."""
    if proposal.compared_with != newest().number:
        return f"Release {newest().number} came out since it was proposed. Look at it again."
    if draft_content() != content_of(proposal):
        return "The draft was changed since it was proposed. Look at it again."
    return ""
