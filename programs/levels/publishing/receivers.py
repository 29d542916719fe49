"""What a proposal and a release pass before any save of theirs, and what comes after a publish:
connected when the app starts.

The models know nothing of publishing, so that nothing has to be imported in the middle of a save.
Rows that a fixture brings (raw) are a copy of rows that passed here once.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_save

from .. import models
from ..remembered import forget
from .steps import check_release, check_step


def connect() -> None:
    """From here on every save is checked, whichever form, command or shell it comes from."""
    pre_save.connect(before_a_proposal, sender=models.Proposal)
    pre_save.connect(before_a_release, sender=models.Release)
    post_save.connect(after_a_release, sender=models.Release)


def before_a_proposal(
    sender: type[models.Proposal], instance: models.Proposal, raw: bool, **signal: Any
) -> None:
    """For pre_save: it is made, or takes one step. Raises Refused or Frozen."""
    if not raw:
        saved = sender.objects.filter(pk=instance.pk).first() if instance.pk else None
        check_step(saved, instance)


def before_a_release(sender: object, instance: models.Release, raw: bool, **signal: Any) -> None:
    """For pre_save: a proposal is published, or the first release made. Raises Refused."""
    if not raw:
        check_release(instance)


def after_a_release(sender: object, **signal: Any) -> None:
    """For post_save: this process shows it at once. Others look again within seconds."""
    transaction.on_commit(forget)
