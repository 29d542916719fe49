"""Proposals: exactly this draft, waiting for a second person, then to be published."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .frozen import Frozen, FrozenRows


def _person(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", **options
    )


class Proposal(models.Model):
    """A frozen copy of the draft, who asks to publish it, and every step taken since.

    What was proposed never changes. A step is written by naming who takes it (approver,
    publisher, withdrawer), and saved only if that person may take it now: publishing/receivers.py
    says so before every save.
    """

    compared_with = models.PositiveIntegerField("compared with release")
    content = models.TextField(help_text="Canonical JSON.")
    hash = models.CharField("fingerprint (SHA-256)", max_length=64)
    note = models.TextField()
    reason = models.TextField("why some people would get a lower level", blank=True)
    proposer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed = models.DateTimeField(auto_now_add=True)
    approver = _person()
    approved = models.DateTimeField(null=True, blank=True)
    publisher = _person(help_text="Who set the moment at which it goes live.")
    go_live = models.DateTimeField("goes live", null=True, blank=True)
    withdrawer = _person()
    withdrawn = models.DateTimeField(null=True, blank=True)
    failure = models.TextField("why it did not go live", blank=True)
    objects = FrozenRows.as_manager()

    class Meta:
        ordering = ["-id"]
        default_permissions = ("add", "view")
        permissions = [("approve_proposal", "Can approve a proposal of someone else")]
        constraints = [
            models.CheckConstraint(
                name="approved_by_someone_else",
                condition=Q(approver=None) | ~Q(approver=F("proposer")),
            )
        ]

    def __str__(self) -> str:
        return f"Proposal {self.pk}"

    def delete(self, *args: object, **options: object) -> NoReturn:
        raise Frozen("A proposal is kept. Withdraw it instead.")
