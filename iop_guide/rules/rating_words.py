"""Ratings as words, and the sentence frames of the audit.

What only staff read is English, here; what visitors read too is said by the language spoken.
"""

from collections.abc import Callable, Mapping

from .definitions import Limit, Part
from .grammar import grammar

Name = Callable[[str], str]

SCALE = (0, 4)
FAULTS = {
    "unserved": "{level} is the most intensive level and must serve everyone, so it may have no "
    "limit. As it stands, nothing serves {ratings}.",
    "not_one": "Not exactly one level answers {ratings}.",
    "lowering": "A higher rating lowers the level: {ratings} leads to {leads_to}, but with one "
    "step less of {dimension} to {level} or more.",
    "not_needed": "Nobody needs {level}: no ratings need more than {less}.",
    "passed_over": "No ratings lead to {level}: whatever {less} is not enough for leads further "
    "at once, such as {ratings}, which leads to {leads_to}.",
    "baseline_passed_over": "No ratings lead to {level}: even {ratings} leads to {leads_to}.",
    "reversed": "{more} is not enough for {ratings}, although {less} before it is. A more "
    "intensive level must serve at least as much.",
    "reversed_combination": "{more} is not enough for {ratings}, although {less} before it is by "
    "its own limits. The same combination at {less} would give the reason there too.",
    "dead": "{level}: no ratings can go beyond the limit “{limit}”.",
    "shadowed": "{level}: the limit “{limit}” never decides anything. Where it applies, {by} "
    "always does too, as for {ratings}.",
    "undecided": "No level has a limit for {dimension}: whatever it is rated, the level stays the "
    "same.",
    "floor": "Safety floor: {floor} needs at least {level}, but {ratings} leads to {leads_to}. "
    "{because}",
    "floor_gone": "Safety floor: {floor} needs at least the level “{key}”, which is gone. "
    "{because}",
    "floor_order": "Safety floors: {more} must be more intensive than {less}, but stands before "
    "it.",
}


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
