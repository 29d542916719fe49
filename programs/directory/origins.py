"""Where the listings of a page are from, and how old that is: said once a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from .listing import Listing

# After this, what a source says is shown as old. What has no date is shown as such.
OLD_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Source:
    """Where listings are from: its name, its day where that is known, and whether that is old."""

    name: str
    date: date | None
    old: bool


def sources(listings: Iterable[Listing]) -> list[Source]:
    """Where the listings of a page are from, each source and day once, the newest first."""
    today = timezone.localdate()
    kept = {(item.program.source, item.program.source_date) for item in listings}
    newest_first = sorted(kept, key=lambda one: (one[1] or date.min, one[0]), reverse=True)
    return [Source(name, day, is_old(day, today)) for name, day in newest_first]


def is_old(day: date | None, today: date) -> bool:
    """Whether what was said on a day is more than a year old; False where no day is known."""
    return day is not None and day < today - OLD_AFTER
