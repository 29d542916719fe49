"""Ratings, dimensions and combinations as words: what admins pick from and read."""

from collections.abc import Mapping
from typing import Any

from iop_guide.rules.english import RATINGS as RATING_WORDS
from iop_guide.rules.grammar import grammar

RATINGS = tuple(enumerate(RATING_WORDS))
TIMES = {
    "weekday_mornings": "weekday mornings",
    "weekday_afternoons": "weekday afternoons",
    "weekday_evenings": "weekday evenings",
    "weekends": "weekends",
}

# A high rating always means more need. Where the bare name would say the opposite, or nothing,
# another stands in.
NAMES = {
    "co_occurring": "Co-occurring conditions",
    "treatment_response": "Trouble with care so far",
    "engagement": "Doubt about starting",
    "functioning": "Trouble with daily life",
    "home": "Trouble at home",
}
# Support is rated from 0, strong, to 4, none: "at least serious" would read as its opposite.
RAISED = {"support": "lack of support"}
SUPPORT = {1: "less than strong", 2: "less than some", 3: "little or none", 4: "none"}


def rating_word(rating: int) -> str:
    """Such as "moderate"; a number where there is no word for it."""
    return dict(RATINGS).get(rating, str(rating))


def dimension_name(key: str) -> str:
    """Such as "Mental health" for mental_health."""
    return NAMES.get(key) or key.replace("_", " ").capitalize()


def raised_name(key: str) -> str:
    """A dimension as something there is more or less of: "lack of support", "mental health"."""
    name = RAISED.get(key) or dimension_name(key)
    return grammar().mid_sentence(name)


def part_words(dimensions: list[str], at_least: int) -> str:
    """Such as "Mental health is at least serious", or a sum of several."""
    if dimensions == ["support"] and at_least in SUPPORT:
        return f"Support is {SUPPORT[at_least]}"
    if len(dimensions) == 1:
        return f"{dimension_name(dimensions[0])} is at least {rating_word(at_least)}"
    first, *others = map(dimension_name, dimensions)
    named = " and ".join([first, *map(grammar().mid_sentence, others)])
    return f"{named} add up to at least {at_least}, each counted from 0 (none) to 4 (severe)"


def sentence(parts: list[tuple[list[str], int]]) -> str:
    """A combination, such as "not enough when mental health is at least serious and ..."."""
    words = (part_words(dimensions, least) for dimensions, least in parts)
    said = " and ".join(map(grammar().mid_sentence, words))
    return f"not enough when {said or '(nothing is picked yet)'}"


def combination_words(entry: Mapping[str, Any]) -> str:
    """The sentence of a combination as it stands in a content."""
    singles = [([name], least) for name, least in entry.get("at_least", {}).items()]
    sums = [(part["dimensions"], part["at_least"]) for part in entry.get("together", [])]
    return sentence(singles + sums)


# What a result is called among staff; where a level follows, its name stands in the place.
RESULTS = {
    "emergency": "help in an emergency",
    "youth": "help for young people",
    "medical_first": "a doctor first",
    "not_enough_answers": "not enough answers",
    "no_program": "no program now",
}


def result_words(result: str, levels: Mapping[str, str]) -> str:
    """Such as "PHP" for level:php and "a doctor first, then PHP" for medical_first:php."""
    outcome, _, key = result.partition(":")
    level, said = levels.get(key, key), RESULTS.get(outcome, "")
    return f"{said}, then {level}" if said and level else said or level
