"""A level of care as a draft: its words, and what all levels share."""

from django.db import models
from simple_history.models import HistoricalRecords

from .checking import ordered


class Draft(models.Model):
    """What all levels share. There is one row."""

    scale_low = models.SmallIntegerField("lowest rating", default=0)
    scale_high = models.SmallIntegerField("highest rating", default=4)
    dimensions = models.JSONField(default=list)
    range_too_wide_from = models.CharField(
        max_length=40,
        help_text="Where answers could mean anything from nothing to this level or more, the "
        "result is that there are not enough answers.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "scale and dimensions"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Ratings from {self.scale_low} to {self.scale_high}"


class Level(models.Model):
    """One level of care as a draft: its words. Lists are written one item a line."""

    key = models.SlugField(
        max_length=40,
        unique=True,
        help_text="The last part of the page's address; it stays as it is once made.",
    )
    position = models.PositiveSmallIntegerField(
        "place in the order", unique=True, help_text="0 is the first; a higher number is more care."
    )
    name = models.CharField(max_length=120)
    short = models.CharField("short name", max_length=60)
    in_a_sentence = models.CharField(max_length=120, help_text="As in: your answers point to ...")
    tagline = models.CharField("in one line", max_length=200)
    summary = models.TextField("in two sentences")
    hours_low = models.PositiveSmallIntegerField("hours a week, from")
    hours_high = models.PositiveSmallIntegerField("hours a week, to")
    days_low = models.PositiveSmallIntegerField("days a week, from")
    days_high = models.PositiveSmallIntegerField("days a week, to")
    hours_words = models.CharField("hours in words", max_length=200)
    usual_week = models.TextField("a usual week in words")
    usual_length = models.TextField("how long it lasts")
    sleep = models.TextField("where people sleep")
    medical_care = models.TextField()
    who_is_there = models.TextField()
    daily_life = models.TextField("work, school, children, travel, nights")
    serves_who = models.TextField("who it is right for")
    needs_more = models.TextField("who needs more care")
    needs_less = models.TextField("who needs less care")
    cost = models.TextField("what it tends to cost")
    cost_rank = models.PositiveSmallIntegerField(
        "place by cost", help_text="Orders the levels by their usual cost a week; never a price."
    )
    first_steps = models.TextField(help_text="One step a line, the first possible tonight.")
    waiting = models.TextField("if there is a wait")
    step_up = models.TextField("signs that more care would fit", help_text="One sign a line.")
    step_down = models.TextField(
        "signs that less care would fit", blank=True, help_text="One sign a line."
    )
    ask_program = models.TextField(
        "what to ask a program", blank=True, help_text="One question a line."
    )
    watch_for = models.TextField("what to watch for", blank=True, help_text="One sign a line.")
    sources = models.TextField(help_text="One source a line.")
    reviewed = models.DateField("last reviewed", help_text="When someone checked every fact.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["position"]
        verbose_name = "level of care"
        verbose_name_plural = "levels of care"

    def __str__(self) -> str:
        return self.short

    def clean(self) -> None:
        ordered(self, "hours_low", "hours_high", 168)
        ordered(self, "days_low", "days_high", 7)
