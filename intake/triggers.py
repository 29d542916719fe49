"""Safety triggers: rows of answers that bring an alert, as read from data/triggers.toml.

Pure. The logic of a row stands there, its words in data/trigger_words.toml by the same key. Which
rows fire for a person is in safety.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from iop_guide.rules.profile import MEDICAL_FIRST, Urgency

from .conditions import Choice, Condition
from .reading import DATA, DataError, build, condition, read_file, unique
from .terms import askables, terms
from .voices import LOVED_ONE, Voiced

OUTCOMES = ("", Urgency.EMERGENCY, MEDICAL_FIRST)
ANY_ROW = "any_row"


@dataclass(frozen=True, kw_only=True)
class Words(Voiced):
    """What a row says, to the person and to someone who answers for them. `there_...` is for a
    person who is in 24-hour care now; `if_so` for when it is not known whether the row holds."""

    key: str
    title: str
    if_so: str
    there_self: str = ""
    there_loved_one: str = ""
    signs: str = ""
    per_option: Mapping[str, str] = field(default_factory=dict)

    def text(self, respondent: str, there: bool = False) -> str:
        """What to do now, as this respondent reads it; `there`: with staff at hand."""
        if there:
            return self.there_loved_one if respondent == LOVED_ONE else self.there_self
        return super().text(respondent)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way into a row: `lead` must be known to hold, `rest` (if any) may be open. Where one of
    `where_not` has fired already it says nothing new."""

    lead: Condition
    rest: Condition | None
    where_not: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """A row: how urgent it is, what it makes of the outcome ("" for nothing), and when it holds.
    `not_there`: not for someone in 24-hour care now, whose staff already see to it.
    """

    key: str
    urgency: Urgency
    outcome: str
    alternatives: tuple[Alternative, ...]
    words: Words
    source: str
    reviewed: date
    not_there: bool = False

    def questions(self) -> frozenset[str]:
        """Every question that the row looks at."""
        return frozenset(name for choice in self.choices() for name in choice.read_from)

    def choices(self) -> list[Choice]:
        """Every part of the row that is about one question."""
        parts = [part for way in self.alternatives for part in (way.lead, way.rest) if part]
        return [choice for part in parts for choice in part.choices()]


@dataclass(frozen=True, kw_only=True)
class _Row:
    """What a [[trigger]] may say beside `when`."""

    key: str
    urgency: str
    source: str
    reviewed: date
    outcome: str = ""
    not_there: bool = False


@cache
def triggers(folder: Path = DATA) -> Mapping[str, Trigger]:
    """Every row by its key, the most urgent first, as written. Raises DataError."""
    words = _words(folder / "trigger_words.toml")
    path = folder / "triggers.toml"
    found: dict[str, Trigger] = {}
    for entry in read_file(path, ["trigger"])["trigger"]:
        trigger = _trigger(entry, words, tuple(found), path.name)
        _check_place(trigger, found, path.name)
        found[trigger.key] = trigger
    for key in words:
        if key not in found:
            raise DataError(f"trigger_words.toml: words {key!r}: there is no such trigger")
    return found


def _words(path: Path) -> dict[str, Words]:
    rows = [
        build(Words, entry, f"{path.name}: words {entry.get('key')!r}")
        for entry in read_file(path, ["words"])["words"]
    ]
    return unique(rows, "key", path.name)


def _trigger(
    entry: dict[str, Any], words: Mapping[str, Words], before: tuple[str, ...], name: str
) -> Trigger:
    where = f"{name}: trigger {entry.get('key')!r}"
    row = build(_Row, {key: value for key, value in entry.items() if key != "when"}, where)
    if row.urgency not in list(Urgency):
        raise DataError(f"{where}: urgency {row.urgency!r} is none of {', '.join(Urgency)}")
    if row.outcome not in OUTCOMES:
        raise DataError(f"{where}: outcome {row.outcome!r} is not known here")
    if row.key not in words:
        raise DataError(f"{where}: trigger_words.toml has no words for it")
    return Trigger(
        key=row.key,
        urgency=Urgency(row.urgency),
        outcome=row.outcome,
        alternatives=_alternatives(entry.get("when"), before, where),
        words=words[row.key],
        source=row.source,
        reviewed=row.reviewed,
        not_there=row.not_there,
    )


def _alternatives(entries: Any, before: tuple[str, ...], where: str) -> tuple[Alternative, ...]:
    if not isinstance(entries, list) or not entries:
        raise DataError(f"{where}: 'when' is missing: give at least one alternative")
    found = []
    for entry in entries:
        lead = {key: value for key, value in entry.items() if key not in ("rest", "where_not")}
        rest = _condition(entry["rest"], f"{where}: rest") if "rest" in entry else None
        others = _where_not(entry.get("where_not", []), before, where)
        found.append(Alternative(_condition([lead], where), rest, others))
    return tuple(found)


def _condition(entries: Any, where: str) -> Condition:
    return condition(entries, askables(), where, terms())


def _where_not(names: Any, before: tuple[str, ...], where: str) -> frozenset[str]:
    """The rows named; they look back, so that one pass from the top is enough."""
    if names == ANY_ROW:
        return frozenset(before)
    if not isinstance(names, list):
        raise DataError(f"{where}: where_not: a list of triggers, or {ANY_ROW!r}, is expected")
    for name in names:
        if name not in before:
            raise DataError(f"{where}: where_not: no trigger {name!r} stands before it")
    return frozenset(names)


def _check_place(trigger: Trigger, before: Mapping[str, Trigger], name: str) -> None:
    where = f"{name}: trigger {trigger.key!r}"
    if trigger.key in before:
        raise DataError(f"{where}: the key is used twice")
    order = list(Urgency)
    if any(order.index(row.urgency) > order.index(trigger.urgency) for row in before.values()):
        raise DataError(f"{where}: it is more urgent than one before it")
