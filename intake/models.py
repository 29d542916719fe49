"""The one row of intake: a sealed box of answers."""

from django.db import models


class SealedAnswers(models.Model):
    """Answers nobody can read without the visitor's cookie; gone when it expires."""

    found_by = models.CharField(max_length=64, primary_key=True)
    box = models.TextField()
    expires = models.DateTimeField(db_index=True)
