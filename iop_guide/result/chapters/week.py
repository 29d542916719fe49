"""Make it fit your week: the ways in which a level is given, against what the week leaves free."""

from collections.abc import Sequence
from typing import Any

from ..result import Result
from ..shown_fit import fit_rows
from .shown import ShownResult

GETTING_THERE = ("transport_help", "telehealth")


def week(shown: ShownResult) -> dict[str, Any]:
    """The context of the chapter."""
    result = shown.result
    return {
        **shown.frame,
        "from": "week",
        "part_two": shown.minutes_of_part_two,
        "in_care": result.in_care,
        "fit": fit_rows(result, shown.release, shown.answered),
        "rights": [(right, right.text(result.respondent)) for right in result.rights],
        "needs": needs(result),
    }


def needs(result: Result) -> list[tuple[str, str]]:
    """What a program should also have, in words."""
    return in_words(result, result.needs)


def in_words(result: Result, needs: Sequence[Any]) -> list[tuple[str, str]]:
    """Needs in words; in a stay that goes on, nothing about getting there."""
    stays = result.told_to_stay and result.there_now
    shown = [need for need in needs if not (stays and need.key in GETTING_THERE)]
    return [(need.label, need.text(result.respondent)) for need in shown]
