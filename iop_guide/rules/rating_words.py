"""Ratings and limits as words.

What visitors read is said by the language spoken; a limit in words is for staff, in English.
"""

from collections.abc import Callable, Mapping

from .definitions import Limit, Part
from .grammar import grammar

Name = Callable[[str], str]

SCALE = (0, 4)


def plain_name(key: str) -> str:
    """A dimension's key as words, such as "mental health"."""
    return key.replace("_", " ")


def rating_word(rating: int, scale: tuple[int, int] = SCALE) -> str:
    """Such as "moderate"; the number where the scale is another than 0 to 4."""
    return grammar().rating(rating) if scale == SCALE else str(rating)


def ratings_words(
    ratings: Mapping[str, int], scale: tuple[int, int] = SCALE, name: Name = plain_name
) -> str:
    """Such as "withdrawal serious, home moderate, all else none"."""
    low = scale[0]
    raised = [
        grammar().rated(name(key), rating_word(rating, scale))
        for key, rating in ratings.items()
        if rating > low
    ]
    if len(raised) < len(ratings):
        rest = grammar().all_else if raised else grammar().everything
        raised.append(rest(rating_word(low, scale)))
    return ", ".join(raised)


def limit_words(limit: Limit, scale: tuple[int, int] = SCALE, name: Name = plain_name) -> str:
    """Such as "withdrawal at least serious and support at least serious"."""
    return " and ".join(_part_words(part, scale, name) for part in limit.parts)


def _part_words(part: Part, scale: tuple[int, int], name: Name) -> str:
    if len(part.dimensions) == 1 and scale[0] <= part.at_least <= scale[1]:
        return f"{name(part.dimensions[0])} at least {rating_word(part.at_least, scale)}"
    named = " plus ".join(map(name, part.dimensions))
    return f"{named} at least {part.at_least} in all"
