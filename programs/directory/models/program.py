"""A program: one listing of a real, local offering of a level, as its source or an admin gave it.

A listing is known by its source and the source's own key, so that importing it again changes
nothing. What a source cannot know is "unknown", never "no". Lists are kept here as keys of
programs/data/en/directory.toml; a Spot is their index, made anew by every save.
"""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from simple_history.models import HistoricalRecords

from iop_guide.rules.clock import DAYS

from ...times_of_day import FromTo
from ..places import place_key
from ..zips import centroid
from .spot import index_spots

YES, NO, UNKNOWN = "yes", "no", "unknown"
KNOWN = ((YES, "yes"), (NO, "no"), (UNKNOWN, "unknown"))
DIRECTORIES = (
    ("substance_use", "substance use"),
    ("mental_health", "mental health"),
    ("both", "both"),
)
ENTERED_HERE = "Entered here"
PHONE = RegexValidator(r"^[0-9]{3}-[0-9]{3}-[0-9]{4}\Z", "Write the number as in 512-555-0100.")
EXTENSION = RegexValidator(r"^[0-9]{1,6}\Z", "Write digits only.")
ZIP = RegexValidator(r"^[0-9]{5}\Z", "A ZIP code has five digits.")
STATE = RegexValidator(r"^[A-Z]{2}\Z", "Write the two letters, such as TX.")


def new_key() -> str:
    """The key of a program that is entered here."""
    return uuid.uuid4().hex


def known(words: str, **options: Any) -> models.CharField:
    """A fact that may be unknown: "yes", "no" or "unknown"."""
    return models.CharField(words, max_length=7, choices=KNOWN, default=UNKNOWN, **options)


def keys(words: str, **options: Any) -> models.JSONField:
    """A sorted list of keys."""
    return models.JSONField(words, default=list, blank=True, **options)


class Programs(models.QuerySet):
    """Programs, and those of them that visitors see."""

    def listed(self) -> "Programs":
        """Not gone from their source, and not hidden by an admin."""
        return self.filter(gone=None, hidden=False)


class Program(models.Model):
    """One listing. `levels` holds level keys of the definitions, or `php_or_day_treatment` where
    a source merges the two; `levels_unknown` those that the source cannot tell."""

    source = models.CharField(max_length=60, default=ENTERED_HERE)
    source_key = models.CharField("key in its source", max_length=80, default=new_key)
    source_date = models.DateField("date of the source", null=True, blank=True)
    place = models.CharField(
        max_length=32, blank=True, editable=False,
        help_text="The same for listings with the same provider, street and ZIP code.",
    )  # fmt: skip
    directory = models.CharField("listed for", max_length=13, choices=DIRECTORIES)
    provider = models.CharField(max_length=120)
    name = models.CharField("program or site", max_length=120, blank=True)
    name_cut = models.BooleanField("the source may have cut its names", default=False)
    street = models.CharField(max_length=120, blank=True)
    street2 = models.CharField("street, second line", max_length=120, blank=True)
    city = models.CharField(max_length=60)
    state = models.CharField(max_length=2, validators=[STATE])
    zip = models.CharField("ZIP code", max_length=5, validators=[ZIP])
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    at_address = models.BooleanField(
        "latitude and longitude are of the address", default=False,
        help_text="Left empty, they are of the middle of the ZIP code.",
    )  # fmt: skip
    phone = models.CharField(max_length=12, blank=True, validators=[PHONE])
    extension = models.CharField(max_length=6, blank=True, validators=[EXTENSION])
    intake_phone = models.CharField(
        "telephone for new people", max_length=12, blank=True, validators=[PHONE]
    )
    intake_extension = models.CharField(
        "its extension", max_length=6, blank=True, validators=[EXTENSION]
    )
    website = models.URLField(max_length=300, blank=True)
    levels = keys("levels of care")
    levels_unknown = keys("levels that the source cannot tell")
    formats = keys("ways they are given")
    payers = keys("who pays")
    languages = keys("languages")
    ages = keys("ages")
    genders = keys("genders", help_text="Empty where the source does not say.")
    populations = keys("groups it has programs for")
    only_for = keys("serves only")
    accreditation = keys("licenses and accreditation")
    accepting = known("accepting new people")
    confirmed = models.DateField(
        "last confirmed", null=True, blank=True, help_text="When someone asked the program last."
    )
    telehealth = known("by video or telephone")
    sliding_fee = known("sliding fee")
    treats_both = known("treats both conditions")
    opioid_medication = known("medication for opioid use disorder")
    alcohol_medication = known("medication for alcohol use disorder")
    withdrawal_care = known("withdrawal care")
    child_care = known("child care")
    recovery_housing = known("recovery housing")
    transport_help = known("help with getting there")
    gone = models.DateField(
        "gone since", null=True, blank=True, help_text="No longer in the newest file of its source."
    )
    hidden = models.BooleanField("hidden from visitors", default=False)
    edited = keys("fields edited here, which an import leaves as they are", editable=False)
    said = models.JSONField("what the source says there", default=dict, blank=True, editable=False)
    history = HistoricalRecords()
    objects = Programs.as_manager()

    class Meta:
        ordering = ["provider", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_key"], name="one_listing_a_key")
        ]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="program_in_a_box"),
            models.Index(fields=["zip"], name="program_zip"),
            models.Index(fields=["place"], name="program_place"),
        ]

    def __str__(self) -> str:
        return f"{self.provider}, {self.name}" if self.name else self.provider

    def clean(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": "Give both latitude and longitude, or neither."})
        for number, extension in (("phone", "extension"), ("intake_phone", "intake_extension")):
            if getattr(self, extension) and not getattr(self, number):
                raise ValidationError({extension: "An extension needs a number."})

    def locate(self) -> None:
        """Its place, and the middle of its ZIP code where the address is not known better."""
        self.place = place_key(self.provider, self.street, self.zip)
        middle = None if self.at_address else centroid(self.zip)
        if middle:
            self.latitude, self.longitude = middle

    def save(self, *args: Any, **options: Any) -> None:
        self.locate()
        with transaction.atomic():
            super().save(*args, **options)
            index_spots([self])


class ProgramSession(FromTo, models.Model):
    """One weekly session of a program."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="sessions")
    level = models.CharField("level of care", max_length=40)
    day = models.CharField(max_length=10, choices=[(day, day) for day in DAYS])
    start = models.CharField("from", max_length=5, help_text="Such as 18:00.")
    end = models.CharField("to", max_length=5, help_text="Such as 21:00.")
    virtual = models.BooleanField("by video", default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        verbose_name = "session"

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        index_spots([self.program])

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        done = super().delete(*args, **options)
        index_spots([self.program])
        return done
