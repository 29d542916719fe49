"""Releases: written once, then only read."""

from django.conf import settings
from django.db import models


class Frozen(TypeError):
    """Someone tried to change or delete a release."""


class Releases(models.QuerySet):
    """Releases cannot be changed or deleted, not even many at once."""

    def update(self, *values, **named):
        raise Frozen("A release cannot be changed. Publish another one.")

    bulk_update = update_or_create = update

    def delete(self):
        raise Frozen("A release cannot be deleted. Publish another one.")


class Release(models.Model):
    """A numbered, frozen copy of all definitions; visitors see the newest one only."""

    number = models.PositiveIntegerField(unique=True)
    published = models.DateTimeField(auto_now_add=True)
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField()
    content = models.TextField(help_text="Canonical JSON.")
    hash = models.CharField("fingerprint (SHA-256)", max_length=64)
    objects = Releases.as_manager()

    class Meta:
        ordering = ["-number"]
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return f"Release {self.number}"

    def save(self, *args, **options) -> None:
        if not self._state.adding:
            raise Frozen("A release cannot be changed. Publish another one.")
        super().save(*args, **options)

    def delete(self, *args, **options):
        raise Frozen("A release cannot be deleted. Publish another one.")
