"""How a proposal stands, in words, for the pages of staff and the command."""

from datetime import datetime

from .. import models
from ..releases import newest
from .refusals import ended, out_of_date, unapproved


def status(proposal: models.Proposal) -> str:
    """One sentence: what it waits for, when it goes live, or how it ended."""
    if said := ended(proposal) or _failed(proposal) or out_of_date(proposal):
        return said
    if said := unapproved(proposal):
        return said
    approved = f"{proposal.approver} approved it. " if proposal.approver else ""
    if proposal.go_live:
        return f"{approved}It goes live on {moment_words(proposal.go_live)}."
    return f"{approved}A publisher may publish it now."


def moment_words(moment: datetime) -> str:
    """Such as "December 1, 2026, 06:00 UTC"."""
    return f"{moment:%B} {moment.day}, {moment:%Y, %H:%M} UTC"


def waiting() -> list[tuple[models.Proposal, str]]:
    """The proposals that someone still has to do something about, each with how it stands."""
    rows = models.Proposal.objects.filter(withdrawer=None, release=None)
    number = newest().number
    kept = [row for row in rows if row.failure or row.compared_with == number]
    return [(row, status(row)) for row in kept]


def _failed(proposal: models.Proposal) -> str:
    if not proposal.failure:
        return ""
    return f"It did not go live on {moment_words(proposal.go_live)}: {proposal.failure}"
