"""The usual hours of work, classes, care and sleep, for the drawn week. Pure; the
rows are data/usual_hours.toml and usual_sleep.toml, the words data/en/usual_hours.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from iop_guide.data import DataError, Mistake, all_there, read_rows, refer
from iop_guide.rules.clock import DAYS, half_hours
from iop_guide.rules.fit.week import FIXED, SLEEP, Block
from iop_guide.rules.language import by_language

from .conditions import Condition, Standing
from .safety import brought_up
from .terms import WITH_CONDITIONS

PATH = Path(__file__).with_name("data") / "usual_hours.toml"
SLEEP_PATH = PATH.with_name("usual_sleep.toml")
# The questions whose answers are drawn.
DRAWN = ("work", "work_schedule", "school", "caregiving")


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Hours on these days, from `start` to `end`.

    Such as 09:00 to 17:00; an end before the start is on the next day.
    """

    key: str
    days: tuple[str, ...]
    start: str
    end: str
    source: str
    reviewed: date
    when: Condition

    def blocks(self, kind: str, what: str) -> list[Block]:
        """The same as blocks of a week; a night is cut at midnight."""
        start, end = half_hours(self.start), half_hours(self.end)
        blocks = []
        for day in map(DAYS.index, self.days):
            if end > start:
                blocks.append(Block(day, start, end, kind, what))
            else:
                blocks.append(Block(day, start, 48, kind, what))
                blocks.append(Block((day + 1) % 7, 0, end, kind, what))
        return blocks


@dataclass(frozen=True, kw_only=True)
class UsualHours(Hours):
    """The hours that an obligation usually takes, and what it is called."""

    what: str


@by_language
def usual_hours(path: Path = PATH) -> Mapping[str, UsualHours]:
    """The usual hours of each obligation, by their key. Raises DataError."""
    rows = read_rows(path, "hours", UsualHours, strict=WITH_CONDITIONS)
    for key, row in rows.items():
        _check(row, Mistake("", path.name, "hours", key))
    return rows


@cache
def usual_sleep(path: Path = SLEEP_PATH) -> Mapping[str, Hours]:
    """The hours that are usually slept, by their key. Raises DataError."""
    rows = read_rows(path, "sleep", Hours, strict=WITH_CONDITIONS)
    all_there({"sleep": rows}, path)
    for key, row in rows.items():
        _check(row, Mistake("", path.name, "sleep", key))
    return rows


def _check(row: Hours, place: Mistake) -> None:
    refer(row.days, DAYS, place.at(field="days"), "day")
    for field in ("start", "end"):
        try:
            half_hours(getattr(row, field))
        except ValueError as error:
            raise DataError(place.at(words=str(error), field=field)) from error


def undrawn(standing: Standing) -> list[str]:
    """The questions whose answers leave hours out of the drawn week: open ones, and shifts."""
    asked = [name for name in DRAWN if name in standing]
    return [name for name in asked if standing[name][0] in (None, "shifts")]


def fixed_hours(standing: Standing) -> list[Block]:
    """The blocks of a week that obligations usually fill, as far as they were told of."""
    rows = brought_up(usual_hours(), standing)
    return [block for row in rows for block in row.blocks(FIXED, row.what)]


def sleep_hours(standing: Standing) -> list[Block]:
    """The blocks of a week that are usually slept, beside the hours of work that were told of."""
    return [block for row in brought_up(usual_sleep(), standing) for block in row.blocks(SLEEP, "")]
