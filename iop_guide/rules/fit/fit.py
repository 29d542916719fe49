"""The fit: which format of a level suits a person's week, and what stands in the way.

Pure. Nothing here can touch the level: it is given one, and looks only at how that level may
be given. What is open is no obstacle, and is named as not known.
"""

from collections.abc import Iterable, Iterator

from .availability import (
    ALL_WEEK,
    HARD,
    INTENSIVE,
    LONG,
    WITH_CHANGES,
    Availability,
    Clash,
    Fit,
    Format,
    Ratings,
)

# What is not a matter of the week: it is looked for, whatever the level.
FOUND = frozenset({"cost", "housing"})


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


def assess(formats: Iterable[Format], week: Availability, ratings: Ratings) -> tuple[Fit, ...]:
    """Every format held against a week, in the order written."""
    return tuple(_fit(item, week, ratings) for item in formats)


def _fit(format_: Format, week: Availability, ratings: Ratings) -> Fit:
    known = clashes(format_, week, ratings)
    possible = clashes(format_, week.hardest(), ratings)
    behind = (name for clash in possible if clash not in known for name in clash.answers)
    not_known = tuple(dict.fromkeys(name for name in behind if name in week.open))
    later = any(caution.never_first and caution.holds(ratings) for caution in format_.cautions)
    return Fit(format_, known, not_known, format_.called_for(ratings), later)


def choice(fits: Iterable[Fit]) -> tuple[Fit, ...]:
    """The formats to choose from: acute ones that are called for, else all that are called for,
    else those open to all."""
    every = tuple(fits)
    acute = tuple(fit for fit in every if fit.acute)
    called_for = tuple(fit for fit in every if fit.called_for)
    return acute or called_for or tuple(fit for fit in every if not fit.format.reserved) or every


def best_fit(fits: Iterable[Fit], week: Availability) -> Fit | None:
    """The one to start asking for: not hard if possible, housing where it is part of the need,
    then the fewest clashes; among equals the first one written. None where there is none.
    """
    first = [fit for fit in choice(fits) if not fit.never_first]
    return min(first, key=lambda fit: _preference(fit, week), default=None)


def _preference(fit: Fit, week: Availability) -> tuple[bool, bool, bool, int, int, bool]:
    mismatch = fit.format.housing != bool(week.housing)
    total = sum(clash.weight for clash in fit.clashes)
    busy = week.times is None and fit.format.times <= week.busy
    return fit.worst == HARD, mismatch, fit.format.special, fit.worst, total, busy


def bridge(
    levels: Iterable[tuple[str, tuple[Format, ...]]], week: Availability, ratings: Ratings
) -> tuple[str, Fit] | None:
    """Among less intensive levels, most intensive first: the first that goes with the week.

    Something to begin with while the level that is called for cannot be had; never enough. A
    bed and money have to be found for any of them, so they pass over none.
    """
    for key, formats in levels:
        fits = choice(assess(formats, week, ratings))
        if fit := best_fit((item for item in fits if goes_with_the_week(item)), week):
            return key, fit
    return None


def goes_with_the_week(fit: Fit) -> bool:
    """Whether nothing hard is in its way but what has to be found anyway."""
    return all(clash.weight < HARD or clash.key in FOUND for clash in fit.clashes)


def gap(format_: Format, week: Availability) -> tuple[int, int] | None:
    """The least and most hours a week that are missing; None where none are, or who knows."""
    if week.hours is None or format_.hours >= ALL_WEEK or week.hours[1] >= format_.hours:
        return None
    return format_.hours - week.hours[1], format_.hours - week.hours[0]
