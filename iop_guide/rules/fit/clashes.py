"""What stands in the way of a format in a person's week, and how hard. Pure.

What is open is no obstacle.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .availability import HARD, WITH_CHANGES, Availability
from .formats import ALL_WEEK, INTENSIVE, LONG, Format, Ratings


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing in the way: how hard it is, and the questions whose answers say so."""

    key: str
    weight: int
    answers: tuple[str, ...] = ()


def clashes(format_: Format, week: Availability, ratings: Ratings) -> tuple[Clash, ...]:
    """Everything of a week that stands in the way of a format, the hardest first."""
    weights = dict(_weights(format_, week))
    if format_.acute and format_.called_for(ratings):
        weights = {key: min(weight, WITH_CHANGES) for key, weight in weights.items()}
    weights |= {c.key: c.weight for c in format_.cautions if c.holds(ratings)}
    in_the_way = [
        Clash(key, weight, week.answers.get(key, ())) for key, weight in weights.items() if weight
    ]
    return tuple(sorted(in_the_way, key=lambda clash: -clash.weight))


def _weights(format_: Format, week: Availability) -> Iterator[tuple[str, int]]:
    if format_.hours >= ALL_WEEK:
        yield from _away(week)
    else:
        yield from _sessions(format_, week)
        yield from _place(format_, week)
    yield "cost", _lighter(format_, week.cost or 0)


def _away(week: Availability) -> Iterator[tuple[str, int]]:
    """Living there day and night."""
    yield "nights", week.nights or 0
    yield "away_caring", week.caring or 0
    yield "away_work", week.work or 0
    yield "away_school", week.school or 0
    yield "away_court", week.court or 0


def _sessions(format_: Format, week: Availability) -> Iterator[tuple[str, int]]:
    """Sessions at set times, several hours a week."""
    if week.times is not None and not _times_free(format_, week.times):
        yield "times", WITH_CHANGES if week.can_move_hours() else HARD
    if week.hours is not None and week.hours[1] < format_.hours:
        yield "hours", WITH_CHANGES if week.can_take_leave() else HARD
    if week.sleep and not _after_sleep(format_, week):
        yield "sleep", week.sleep
    yield "shifts", week.shifts or 0
    if format_.hours >= LONG:
        yield "work", max((week.work or 0) - _has_room(format_, week), 0)
        yield "school", week.school or 0


def _place(format_: Format, week: Availability) -> Iterator[tuple[str, int]]:
    """Where the sessions and the nights are."""
    if format_.overnight:
        yield "nights", week.nights or 0
        yield "away_caring", week.caring or 0
    else:
        yield "housing", _lighter(format_, week.housing)
        if not format_.virtual or format_.hours >= LONG:
            yield "caring", min(week.caring or 0, WITH_CHANGES)
    if format_.virtual:
        yield "privacy", week.privacy or 0
        yield "court_video", week.court or 0
    elif not format_.overnight:
        yield "travel", week.travel or 0


def _times_free(format_: Format, times: frozenset[str]) -> bool:
    """A long program fills all of its times; for a shorter one any of them will do."""
    return format_.times <= times if format_.hours >= LONG else bool(format_.times & times)


def _after_sleep(format_: Format, week: Availability) -> bool:
    """Whether someone who works at night can go to it after sleeping."""
    late = {"weekday_evenings", "weekends"} & format_.times
    return format_.hours < LONG and bool(late if week.times is None else late & week.times)


def _has_room(format_: Format, week: Availability) -> bool:
    """Whether the person told of enough free hours at all of its times, next to the job."""
    if week.times is None or week.hours is None:
        return False
    return _times_free(format_, week.times) and week.hours[0] >= format_.hours


def _lighter(format_: Format, weight: int) -> int:
    """A single visit a week can be had without a bed for the night, or for a small fee."""
    return weight if format_.hours >= INTENSIVE else min(weight, WITH_CHANGES)
