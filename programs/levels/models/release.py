"""Releases: written once, then only read. The database refuses changes too
(publishing/locking.py).

Whether one may be added is said by publishing/receivers.py, before every save.
"""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from .frozen import Frozen, FrozenRows


class Release(models.Model):
    """A numbered, frozen copy of all definitions; visitors see the newest one only."""

    number = models.PositiveIntegerField(unique=True)
    published = models.DateTimeField(auto_now_add=True)
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposal = models.OneToOneField(
        "programs.Proposal", models.PROTECT, null=True, blank=True, related_name="release"
    )
    note = models.TextField()
    content = models.TextField(help_text="Canonical JSON.")
    hash = models.CharField("fingerprint (SHA-256)", max_length=64)
    objects = FrozenRows.as_manager()

    class Meta:
        ordering = ["-number"]
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return f"Release {self.number}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise Frozen("A release cannot be changed. Publish another one.")
        super().save(*args, **options)

    def delete(self, *args: object, **options: object) -> NoReturn:
        raise Frozen("A release cannot be deleted. Publish another one.")
