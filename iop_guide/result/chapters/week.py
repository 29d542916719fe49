"""Make it fit your week: the ways in which a level is given, against what the week leaves free."""

from collections.abc import Sequence
from typing import Any

from intake.notes import Need

from ..result import Result
from ..shown_fit import fit_rows
from ..what_to_ask import needs_there
from .shown import ShownResult


def week(shown: ShownResult) -> dict[str, Any]:
    """The context of the chapter."""
    result = shown.result
    return {
        **shown.frame,
        "from": "week",
        "part_two": shown.minutes_of_part_two,
        "in_care": result.in_care,
        "stay": result.acute_stay,
        "fit": fit_rows(result, shown.release, shown.answered),
        "rights": [(right, right.text(result.respondent)) for right in result.rights],
    }


def needs(result: Result) -> list[tuple[str, str]]:
    """What a program should also have, in words."""
    return in_words(result, result.needs)


def in_words(result: Result, needs: Sequence[Need]) -> list[tuple[str, str]]:
    """Needs in words."""
    shown = needs_there(result, needs)
    return [(need.label, need.text(result.respondent)) for need in shown]
