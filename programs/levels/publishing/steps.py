"""The steps of a proposal, as rows are saved (receivers.py): nothing is written past these checks.

A proposal is made (editor), approved (clinical reviewer), then published now or at a moment
(publisher); it may be withdrawn. refusals.py says who may do what, and when.
"""

import json

from iop_guide.rules.definitions import DefinitionError

from .. import models
from ..checks import in_the_way
from ..content import Content, canonical, fingerprint
from ..languages import joined
from ..models.frozen import Frozen
from ..releases import from_files, newest
from .effects import effects
from .refusals import (
    Refused,
    against_approval,
    against_proposing,
    against_publishing,
    against_withdrawing,
    refuse,
)

NO_FIT = "The fingerprint is not that of the content."
PROPOSED = ("compared_with", "content", "hash", "note", "reason", "proposer_id", "proposed")


def check_step(before: models.Proposal | None, after: models.Proposal) -> None:
    """What a save of a proposal does: make it, or take one step. Raises Refused or Frozen."""
    if before is None:
        return _check_new(after)
    if any(getattr(before, name) != getattr(after, name) for name in PROPOSED):
        raise Frozen("What was proposed cannot be changed. Withdraw it, and propose anew.")
    if before.approver_id != after.approver_id:
        refuse("It is approved already." if before.approver_id else "")
        refuse(against_approval(before, after.approver))
    if (before.publisher_id, before.go_live) != (after.publisher_id, after.go_live):
        refuse(against_publishing(after, after.publisher))
    if before.withdrawer_id != after.withdrawer_id:
        refuse(against_withdrawing(before, after.withdrawer))


def _check_new(proposal: models.Proposal) -> None:
    stored = json.loads(proposal.content)
    taken = (proposal.approver_id, proposal.publisher_id, proposal.withdrawer_id)
    refuse("A new proposal has been approved by nobody yet." if any(taken) else "")
    refuse("" if proposal.note.strip() else "Write what changes, and why.")
    fits = proposal.content == canonical(stored) and proposal.hash == fingerprint(stored)
    refuse("" if fits else NO_FIT)
    refuse(against_proposing(proposal, proposal.proposer))
    check_content(stored, proposal.reason)


def check_content(stored: Content, reason: str) -> None:
    """Nothing is wrong with it, and if it lowers anyone's level there is a reason.

    DefinitionError names all that is wrong; Refused asks for the reason.
    """
    if wrong := in_the_way(stored):
        raise DefinitionError(*(problem.text for problem in wrong))
    if not reason.strip() and effects(newest().content, joined(stored)).down:
        raise Refused("Some people would get a lower level than now. Write why that is right.")


def check_release(release: models.Release) -> None:
    """What a save of a new release is: a proposal published, or the first of all."""
    proposal, stored = release.proposal, json.loads(release.content)
    fits = release.content == canonical(stored) and release.hash == fingerprint(stored)
    refuse("" if fits else NO_FIT)
    if proposal is None:
        first = not models.Release.objects.exists() and release.hash == from_files().hash
        return refuse("" if first else "A release is made of a proposal only.")
    same = (release.hash, release.note) == (proposal.hash, proposal.note)
    refuse("" if same else "This is not what was proposed.")
    refuse(against_publishing(proposal, release.publisher))
    check_content(stored, proposal.reason)
