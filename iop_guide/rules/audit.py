"""The audit: what is wrong with definitions as a whole, proven over every combination of ratings.

Limits are only ever exceeded from below, so each is known by its lowest points: the mildest
combinations of ratings that exceed it. Whatever holds at those holds for all above them, which
makes the answers exact without walking through every combination.
"""

from collections.abc import Iterator
from itertools import pairwise, product

from .definitions import Definitions, Level, Limit, Part
from .explanation import name_of

Point = dict[str, int]


def problems(definitions: Definitions) -> list[str]:
    """One sentence for each thing that is wrong; empty where nothing is.

    Found are levels that serve less than the level before them, levels that no ratings lead
    to, limits that never decide anything, and limits that no ratings can exceed.
    """
    return [
        *_reversed(definitions),
        *_unreachable(definitions),
        *(text for level in definitions.levels for text in _idle(definitions, level)),
    ]


def in_words(point: Point, scale: tuple[int, int]) -> str:
    """A combination of ratings, such as "withdrawal 3, home 2 (out of 4), all else 0"."""
    raised = [f"{name.replace('_', ' ')} {rating}" for name, rating in point.items() if rating]
    return f"{', '.join(raised) or 'nothing raised'} (out of {scale[1]}), all else {scale[0]}"


def _reversed(definitions: Definitions) -> Iterator[str]:
    highest = definitions.scale[1]
    for less, more in pairwise(definitions.levels):
        for name, served in more.serves.items():
            before = less.serves.get(name, highest)
            if served < before and name in less.serves:
                yield (
                    f"{name_of(more)} serves {name.replace('_', ' ')} up to {served} only, "
                    f"less than {name_of(less)} before it ({before}). A more intensive level "
                    f"must serve at least as much."
                )


def _unreachable(definitions: Definitions) -> Iterator[str]:
    levels = definitions.levels
    base = dict.fromkeys(definitions.dimensions, definitions.scale[0])
    for number, level in enumerate(levels):
        points = lowest_points(definitions, levels[number - 1]) if number else iter([base])
        if all(_exceeds_any(levels[number:], point) for point in points):
            yield (
                f"No combination of ratings leads to {name_of(level)}: whatever the level "
                f"before it is not enough for, a level after it is needed at once."
            )


def lowest_points(definitions: Definitions, level: Level) -> Iterator[Point]:
    """The mildest combinations that a level is not enough for, limit by limit."""
    for limit in level.limits:
        yield from _lowest(definitions, limit)


def _exceeds_any(levels: tuple[Level, ...], point: Point) -> bool:
    return any(limit.exceeded(point) for level in levels for limit in level.limits)


def _others(definitions: Definitions, level: Level, limit: Limit) -> list[Limit]:
    """The limits of this level and those above, without the limit itself and without the same
    limit further up: that a more intensive level serves no more there is worth saying."""
    above = definitions.levels[definitions.levels.index(level) + 1 :]
    same_level = [other for other in level.limits if other is not limit]
    return same_level + [
        other for more in above for other in more.limits if other.parts != limit.parts
    ]


def _idle(definitions: Definitions, level: Level) -> Iterator[str]:
    """Limits that could be left out: no one's level would change."""
    for limit in level.limits:
        others = _others(definitions, level, limit)
        points = list(_lowest(definitions, limit))
        named = " and ".join(name.replace("_", " ") for name in limit.dimensions)
        if not points:
            yield f"{name_of(level)}: no ratings can reach the limit on {named}."
        elif all(any(other.exceeded(point) for other in others) for point in points):
            yield (
                f"{name_of(level)}: the limit on {named} never decides anything; another limit "
                f"always applies where it does, as for {in_words(points[0], definitions.scale)}."
            )


def _lowest(definitions: Definitions, limit: Limit) -> Iterator[Point]:
    """The mildest combinations of ratings that exceed a limit."""
    low, high = definitions.scale
    ways = [list(_ways(part, low, high)) for part in limit.parts]
    for chosen in product(*ways):
        point = dict.fromkeys(definitions.dimensions, low)
        for way in chosen:
            for name, rating in way.items():
                point[name] = max(point[name], rating)
        yield point


def _ways(part: Part, low: int, high: int) -> Iterator[Point]:
    """The mildest ratings of a part's dimensions that reach its sum."""
    least = max(part.at_least, low * len(part.dimensions))
    for ratings in product(range(low, high + 1), repeat=len(part.dimensions)):
        if sum(ratings) == least:
            yield dict(zip(part.dimensions, ratings, strict=True))
