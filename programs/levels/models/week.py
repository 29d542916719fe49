"""What is done at a level, in which ways it is given, and a usual week."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from iop_guide.rules.clock import DAYS

from ...times_of_day import FromTo
from ..words import TIMES
from .checking import ordered
from .level import Level


class Service(models.Model):
    """Something that is done at a level."""

    level = models.ForeignKey(Level, models.CASCADE, related_name="services")
    name = models.CharField(
        max_length=80, help_text="The same name at every level, so that levels can be compared."
    )
    text = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Format(models.Model):
    """A way in which a level is given."""

    level = models.ForeignKey(Level, models.CASCADE, related_name="formats")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    times = models.JSONField("when it is held", default=list, blank=True)
    hours_low = models.PositiveSmallIntegerField("hours a week, from", null=True, blank=True)
    hours_high = models.PositiveSmallIntegerField("hours a week, to", null=True, blank=True)
    virtual = models.BooleanField("by video", default=False)
    overnight = models.BooleanField("nights away from home", default=False)
    housing = models.BooleanField("with housing", default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        verbose_name = "way it is given"
        verbose_name_plural = "ways it is given"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        ordered(self, "hours_low", "hours_high", 168)
        for time in self.times or []:
            if time not in TIMES:
                raise ValidationError({"times": f"“{time}” is no time of the week."})


class WeekSlot(FromTo, models.Model):
    """One block of a usual week."""

    level = models.ForeignKey(Level, models.CASCADE, related_name="week")
    day = models.CharField(max_length=10, choices=[(day, day) for day in DAYS])
    start = models.CharField("from", max_length=5, help_text="Such as 18:00.")
    end = models.CharField("to", max_length=5, help_text="Such as 21:00.")
    what = models.CharField(max_length=80)
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        verbose_name = "block of the usual week"
        verbose_name_plural = "blocks of the usual week"
