"""Imports: files that are looked at before they are taken in, and the record of those that were."""

from django.conf import settings
from django.db import models


class ProgramImport(models.Model):
    """One run. Until it is `done` its files are kept and nothing is changed; then they are
    deleted, and who imported what stays."""

    made = models.DateTimeField("uploaded", auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    done = models.DateTimeField("imported", null=True, blank=True)
    names = models.TextField("files")
    directory = models.CharField(max_length=2, blank=True)
    source_date = models.DateField(null=True, blank=True)
    part = models.BooleanField(default=False)
    counts = models.CharField("what changes", max_length=120)
    notes = models.TextField(blank=True)
    report = models.TextField("row by row, as CSV", blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = "import"

    def __str__(self) -> str:
        return f"{self.names.replace(chr(10), ', ')}: {self.counts}"


class ImportFile(models.Model):
    """A file of an import that is not done yet; `is_key` for the key of its codes."""

    run = models.ForeignKey(ProgramImport, models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    is_key = models.BooleanField(default=False)
    content = models.BinaryField()

    class Meta:
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
