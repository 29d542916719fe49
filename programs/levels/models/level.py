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

    ratings_edition = models.PositiveSmallIntegerField(
        "made for the ratings of edition",
        null=True,
        blank=True,
        help_text="Empty where the limits were made before editions were counted.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "scale and dimensions"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Ratings from {self.scale_low} to {self.scale_high}"


class Level(models.Model):
    """One level of care as a draft: its words. Lists are written one item a line.

    Half of it may be missing while it is written; publishing asks for the rest.
    """

    key = models.SlugField(
        max_length=40,
        unique=True,
        help_text="The last part of the page's address; it stays as it is once made.",
    )
    position = models.PositiveSmallIntegerField(
        "place in the order", unique=True, help_text="0 is the first; a higher number is more care."
    )
    name = models.CharField(max_length=120, blank=True)
    short = models.CharField("short name", max_length=60)
    in_a_sentence = models.CharField(
        max_length=120, blank=True, help_text="As in: your answers point to ..."
    )
    tagline = models.CharField("in one line", max_length=200, blank=True)
    summary = models.TextField("in two sentences", blank=True)
    hours_low = models.PositiveSmallIntegerField("hours a week, from", null=True, blank=True)
    hours_high = models.PositiveSmallIntegerField("hours a week, to", null=True, blank=True)
    days_low = models.PositiveSmallIntegerField("days a week, from", null=True, blank=True)
    days_high = models.PositiveSmallIntegerField("days a week, to", null=True, blank=True)
    hours_words = models.CharField("hours in words", max_length=200, blank=True)
    usual_week = models.TextField("a usual week in words", blank=True)
    usual_length = models.TextField("how long it lasts", blank=True)
    sleep = models.TextField("where people sleep", blank=True)
    medical_care = models.TextField(blank=True)
    who_is_there = models.TextField(blank=True)
    daily_life = models.TextField("work, school, children, travel, nights", blank=True)
    serves_who = models.TextField("who it is right for", blank=True)
    needs_more = models.TextField("who needs more care", blank=True)
    needs_less = models.TextField("who needs less care", blank=True)
    cost = models.TextField("what it tends to cost", blank=True)
    cost_rank = models.PositiveSmallIntegerField(
        "place by cost",
        null=True,
        blank=True,
        help_text="Orders the levels by their usual cost a week; never a price.",
    )
    first_steps = models.TextField(
        blank=True, help_text="One step a line, the first possible tonight."
    )
    waiting = models.TextField("if there is a wait", blank=True)
    step_up = models.TextField(
        "signs that more care would fit", blank=True, help_text="One sign a line."
    )
    step_down = models.TextField(
        "signs that less care would fit", blank=True, help_text="One sign a line."
    )
    ask_program = models.TextField(
        "what to ask a program", blank=True, help_text="One question a line."
    )
    ask_about_use = models.TextField(
        "what to ask a program about alcohol and drugs",
        blank=True,
        help_text="One question a line. A result shows them unless nothing of it was told.",
    )
    watch_for = models.TextField("what to watch for", blank=True, help_text="One sign a line.")
    sources = models.TextField(blank=True, help_text="One source a line.")
    reviewed = models.DateField(
        "last reviewed", null=True, blank=True, help_text="When someone checked every fact."
    )
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
