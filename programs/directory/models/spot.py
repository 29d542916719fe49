"""Spots: the index that a search looks through, a narrow row for each program that is listed.

It holds where the program is, as degrees and as a point on a globe of radius 1 (so that nearer
is found with sums alone), and what it offers as bits (offers.py). It is made of the program and
its sessions, and made anew whenever one of them is saved or imported.
"""

from collections.abc import Collection
from typing import Any

from django.db import models

from ..distance import point
from ..offers import offers


def bits() -> models.BigIntegerField:
    """Bits 0 to 62; a set one means yes."""
    return models.BigIntegerField(default=0)


class Spot(models.Model):
    """Where a listed program is, and what it has and may have."""

    program = models.OneToOneField("Program", models.CASCADE, primary_key=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    x = models.FloatField()
    y = models.FloatField()
    z = models.FloatField()
    has_offers, may_offers = bits(), bits()
    has_languages, may_languages = bits(), bits()
    has_sessions, may_sessions = bits(), bits()
    confirmed = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["latitude", "longitude"], name="spot_in_a_box")]

    def __str__(self) -> str:
        return f"{self.latitude}, {self.longitude}"


def index_spots(programs: Collection[Any], fresh: bool = False) -> None:
    """Make the spots of these programs anew; `fresh` ones have none yet. What is gone, hidden or
    nowhere has no spot."""
    if not fresh:
        Spot.objects.filter(program__in=[program.pk for program in programs]).delete()
    sessions = _sessions(programs)
    rows = (_spot(program, sessions.get(program.pk, [])) for program in programs if _shown(program))
    Spot.objects.bulk_create(rows, batch_size=2000)


def _shown(program: Any) -> bool:
    return not program.gone and not program.hidden and program.latitude is not None


def _spot(program: Any, sessions: list[Any]) -> Spot:
    x, y, z = point((program.latitude, program.longitude))
    return Spot(
        program_id=program.pk,
        latitude=program.latitude,
        longitude=program.longitude,
        x=x,
        y=y,
        z=z,
        confirmed=program.confirmed,
        **offers(program, sessions),
    )


def _sessions(programs: Collection[Any]) -> dict[int, list[Any]]:
    by_program: dict[int, list[Any]] = {}
    if programs:
        session = next(iter(programs))._meta.get_field("sessions").related_model
        for row in session.objects.filter(program__in=[program.pk for program in programs]):
            by_program.setdefault(row.program_id, []).append(row)
    return by_program
