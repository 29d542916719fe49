"""Sentences for what is wrong in a field; the forms show them beside it."""

from django.core.exceptions import ValidationError
from django.db.models import Model


def ordered(row: Model, low: str, high: str, most: int | None = None, per: str = "week") -> None:
    """The two figures are given, the lower one first, and none is above what is possible."""
    first, last = getattr(row, low), getattr(row, high)
    if first is None or last is None:
        return
    if first > last:
        raise ValidationError({low: f"This must not be more than {last}, the figure after it."})
    if most is not None and last > most:
        raise ValidationError({high: f"A {per} has {most} at most."})
