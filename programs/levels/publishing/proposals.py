"""A draft on its way to visitors: proposed, approved, published now or at its moment.

Each step is one transaction that holds the draft still, and a save that steps.py checks: whoever
comes second, or may not, gets Refused with the reason, and nothing is changed.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from iop_guide.rules.definitions import DefinitionError

from .. import models
from ..content import canonical, fingerprint
from ..languages import as_stored
from ..releases import draft_content, newest
from .refusals import Refused, refuse

MOVED = "The draft has changed since this page was opened. Look at the changes again."


def hold_draft() -> None:
    """Until the transaction ends, nobody else edits the draft or takes a step. (SQLite has one
    writer at a time anyway.)"""
    models.Draft.objects.select_for_update().first()


@transaction.atomic
def propose(user: AbstractUser, note: str, reason: str = "", seen: str = "") -> models.Proposal:
    """Freeze the draft and ask for it to be published. `reason` is why anyone may get a lower
    level than now; `seen` the fingerprint of the draft that was looked at, where one was.
    Refused, or DefinitionError naming all problems."""
    hold_draft()
    content = draft_content()
    if content is None:
        raise Refused("There is no draft yet.")
    refuse(MOVED if seen and seen != fingerprint(content) else "")
    stored = as_stored(content)
    return models.Proposal.objects.create(
        compared_with=newest().number,
        content=canonical(stored),
        hash=fingerprint(stored),
        note=note,
        reason=reason,
        proposer=user,
    )


def approve(pk: int, user: AbstractUser) -> models.Proposal:
    """Agree to exactly this draft, as a second person. Refused where the user may not."""
    return _step(pk, approver=user, approved=timezone.now())


def withdraw(pk: int, user: AbstractUser) -> models.Proposal:
    """Take it back. Refused where the user may not, or it is published."""
    return _step(pk, withdrawer=user, withdrawn=timezone.now())


def schedule(pk: int, user: AbstractUser, moment: datetime) -> models.Proposal:
    """Set the moment at which it goes live. Refused where the user may not publish it now."""
    refuse("" if moment > timezone.now() else "This moment has passed already.")
    return _step(pk, publisher=user, go_live=moment, failure="")


@transaction.atomic
def publish(pk: int, user: AbstractUser) -> models.Release:
    """Make the next release of it. Refused where the user may not, or someone was first;
    DefinitionError where the checks find something."""
    hold_draft()
    proposal = models.Proposal.objects.get(pk=pk)
    last = models.Release.objects.first()
    return models.Release.objects.create(
        number=last.number + 1 if last else 1,
        publisher=user,
        proposal=proposal,
        note=proposal.note,
        content=proposal.content,
        hash=proposal.hash,
    )


def publish_due(now: datetime) -> list[int]:
    """Publish what has its moment behind it, checked again now. What fails keeps the reason in
    `failure` and is not tried again before a new moment is set. Returns the ids of all tried."""
    waiting = models.Proposal.objects.filter(withdrawer=None, release=None, failure="")
    due = waiting.filter(go_live__lte=now).order_by("go_live")
    for proposal in (tried := list(due)):
        try:
            publish(proposal.pk, proposal.publisher)
        except (Refused, DefinitionError) as error:
            _step(proposal.pk, failure=str(error))
    return [proposal.pk for proposal in tried]


@transaction.atomic
def _step(pk: int, **values: Any) -> models.Proposal:
    hold_draft()
    proposal = models.Proposal.objects.get(pk=pk)
    for name, value in values.items():
        setattr(proposal, name, value)
    proposal.save()
    return proposal
