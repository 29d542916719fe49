"""Why less is not enough: the reasons, under the level that each of them is about, and what stands
for the levels below that no reason is about."""

from collections.abc import Sequence
from typing import Any

from programs.levels.published import Published

from ...rules.grammar import grammar
from ..phrases import phrases
from ..result import Result
from .shown import Answered, ShownResult


def reasons(shown: ShownResult) -> list[dict[str, Any]]:
    """The reasons without those of alerts, which have their own place. An answer stands behind the
    first of them that it is behind. The card leads to them by their number."""
    rows, listed = [], set[str]()
    for number, reason in enumerate(shown.result.why_less_is_not_enough(), 1):
        heading = _not_enough(reason["level"], shown.release)
        answers = _listed_once(shown, reason["answers"], listed)
        listed.update(reason["answers"])
        rows.append({**reason, "heading": heading, "answers": answers, "number": number})
    return rows


def _listed_once(shown: ShownResult, names: Sequence[str], listed: set[str]) -> list[Answered]:
    """The answers behind a reason that no reason before has; all where they all have."""
    new = [name for name in names if name not in listed]
    return [answer for name in new or names if (answer := shown.answered(name)).said]


def not_enough_either(result: Result, rows: Sequence[dict[str, Any]]) -> str:
    """That the levels below of which no reason speaks are not enough either; empty where there
    are none. The baseline is no level to choose."""
    about = {row["level"] for row in rows}
    levels = result.definitions.levels
    below = levels[1 : levels.index(result.level)] if result.level else ()
    names = [result.words.name(level) for level in reversed(below) if level.key not in about]
    told = grammar().one_of(names)
    return result.phrases.not_enough_either.format(level=told) if told else ""


def _not_enough(key: str, release: Published) -> str:
    """The heading over the reasons that one level is not enough."""
    words = phrases().not_enough
    frame = words.baseline if key == release.definitions.baseline.key else words.level
    return frame.format(level=release.levels[key].short)
