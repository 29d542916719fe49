"""What a level can safely serve: limits, and combinations that need more."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from ..words import RATINGS, dimension_name, part_words, rating_word, sentence
from .level import Draft, Level


class Limit(models.Model):
    """The highest rating of one dimension that a level can safely serve."""

    level = models.ForeignKey(Level, models.CASCADE, related_name="limits")
    dimension = models.CharField(max_length=40)
    highest = models.SmallIntegerField("serves up to", choices=RATINGS)
    because = models.TextField(
        "why more than that needs more",
        blank=True,
        help_text="Stands after “You told us: ...”. Never says “you”.",
    )
    source = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["level", "dimension"], name="one_limit_a_dimension")
        ]

    def __str__(self) -> str:
        return f"{dimension_name(self.dimension)}: serves up to {rating_word(self.highest)}"

    def clean(self) -> None:
        _refuse_unknown("dimension", [self.dimension])


class Combination(models.Model):
    """A combination that a level is not enough for: every part of it holds."""

    level = models.ForeignKey(Level, models.CASCADE, related_name="combinations")
    because = models.TextField(
        "why that needs more",
        blank=True,
        help_text="Stands after “You told us: ...”. Never says “you”.",
    )
    source = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        parts = self.parts.all() if self.pk else []
        return sentence([(part.dimensions, part.at_least) for part in parts])


class CombinationPart(models.Model):
    """The ratings of these dimensions, added up, are at least this."""

    combination = models.ForeignKey(Combination, models.CASCADE, related_name="parts")
    dimensions = models.JSONField(default=list)
    at_least = models.SmallIntegerField(
        help_text="A word where one dimension is picked; a sum where several are."
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        verbose_name = "part of a combination"
        verbose_name_plural = "parts of combinations"

    def __str__(self) -> str:
        return part_words(self.dimensions, self.at_least)

    def clean(self) -> None:
        _refuse_unknown("dimensions", self.dimensions or [])
        most = 4 * len(self.dimensions or [])
        if self.at_least is not None and most and self.at_least > most:
            raise ValidationError(
                {"at_least": f"The dimensions picked can only reach {most}. Pick more, or less."}
            )


def _refuse_unknown(field: str, names: list[str]) -> None:
    draft = Draft.objects.first()
    for name in names:
        if draft and name not in draft.dimensions:
            raise ValidationError({field: f"“{name}” is no dimension of this guide."})
