"""For which ratings the limits of a release and of the draft were made, and the notice to staff
where those are not the ratings of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.utils.module_loading import import_string

from . import models
from .content import made_for
from .releases import newest

RELEASE = (
    "The limits of {release}, which visitors read, were made for {which} ratings: {then}. The "
    "questions now rate by edition {today}. The site goes on serving, but a rating no longer "
    "means what these limits were made for."
)
DRAFT = (
    "The limits of the draft were made for {which} ratings: {then}. The questions now rate by "
    "edition {today}, and so do the limits that visitors read."
)
LOAD = "Load the new limits into the draft, look at what they do to people, then publish them."
PUBLISH = "The draft has limits for the ratings of today: look at what they do, and publish them."
UPDATE = "Update this site: its questions rate as an older version does."
HOW = (
    "`manage.py new_limits --dry-run` shows the new limits, `manage.py new_limits` loads them "
    "into the draft; in the admin it is the button beside this notice."
)


@dataclass(frozen=True)
class Notice:
    """What is so, what to do about it, what changed in the ratings since, and whether the new
    limits are still to be loaded into the draft."""

    text: str
    todo: str
    since: tuple[str, ...]
    to_load: bool


def editions() -> tuple[Any, ...]:
    """All editions of the ratings, each with `number` and `about`; the last is that of today."""
    return import_string(settings.RATINGS_EDITIONS)()


def today() -> int:
    """The number of today's edition."""
    return editions()[-1].number


def is_made_for_today(content: Mapping[str, Any]) -> bool:
    """Whether the limits of a content were made for the ratings of today."""
    return made_for(content) == today()


def notice() -> Notice | None:
    """What staff must know; None where release and draft are made for the ratings of today, and
    where there is no database."""
    release = newest()
    then = made_for(release.content)
    draft = _of_draft(then)
    if then != today():
        return _notice(RELEASE, then, release.name, to_load=draft != today())
    return _notice(DRAFT, draft, "", to_load=True) if draft != today() else None


def _of_draft(otherwise: int | None) -> int | None:
    """The edition of the draft; `otherwise` where there is none or it cannot be read."""
    try:
        row = models.Draft.objects.values_list("ratings_edition", flat=True)[:1]
        return next(iter(row), otherwise)
    except DatabaseError:  # the migrations have not run yet
        return otherwise


def _notice(said: str, then: int | None, release: str, *, to_load: bool) -> Notice:
    later = then is not None and then > today()
    words = {"release": release, "which": "later" if later else "earlier", "today": today()}
    named = f"edition {then}" if then else "before editions were counted"
    since = tuple(edition.about for edition in editions() if edition.number > (then or 1))
    todo = UPDATE if later else LOAD if to_load else PUBLISH
    return Notice(said.format(then=named, **words), todo, since, to_load and not later)
