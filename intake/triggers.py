"""Safety triggers: rows of answers that bring an alert, read from data/triggers.toml and checked
when the site starts.

Pure. The logic of a row stands there, its words in data/en/triggers.toml by the same key. Which
rows fire for a person is in safety.py.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from iop_guide.data import DataError, Mistake, Strict, read_rows, refer, written_as
from iop_guide.rules.language import by_language, spoken
from iop_guide.rules.profile import Urgency

from .conditions import Choice, Condition, ConditionError
from .terms import read_when
from .voices import LOVED_ONE, Voiced

PATH = Path(__file__).with_name("data") / "triggers.toml"
ANY_ROW = "any_row"


@dataclass(frozen=True, kw_only=True)
class AlertWords(Voiced):
    """What a row says, to the person and to someone who answers for them. `there_...` is for a
    person who is in 24-hour care now; `if_so` for when it is not known whether the row holds."""

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
class Trigger(AlertWords):
    """A row: how urgent it is, what it makes of the outcome ("" for nothing), when it holds, and
    its words. `not_there`: not for someone in 24-hour care now, whose staff already see to it.
    `seen_today`: not even tomorrow will do. `not_beside`: rows that say the same, and sooner.
    """

    key: str
    urgency: Urgency
    outcome: Literal["", "emergency", "medical_first"] = ""
    alternatives: tuple[Alternative, ...] = field(metadata=written_as("when"))
    source: str
    reviewed: date
    not_there: bool = False
    not_beside: tuple[str, ...] = ()
    seen_today: bool = False

    def questions(self) -> frozenset[str]:
        """Every question that the row looks at."""
        return frozenset(name for choice in self.choices() for name in choice.read_from)

    def choices(self) -> list[Choice]:
        """Every part of the row that is about one question."""
        parts = [part for way in self.alternatives for part in (way.lead, way.rest) if part]
        return [choice for part in parts for choice in part.choices()]


@by_language
def triggers(path: Path = PATH) -> Mapping[str, Trigger]:
    """Every row by its key, the most urgent first, as written. Raises DataError."""
    rows: dict[str, Trigger] = {}
    strict = Strict().reading(Alternative, lambda entry: _alternative(entry, rows))
    read_rows(path, "trigger", Trigger, strict=strict, rows=rows)
    for key, row in rows.items():
        place = Mistake("", path.name, "trigger", key, "not_beside")
        refer(row.not_beside, _above(key, rows), place, "trigger before it")
        options = {option for choice in row.choices() for option in choice.options}
        said = Mistake("", f"{spoken()}/{path.name}", "trigger", key, "per_option")
        refer(row.per_option, sorted(options), said, "option that the row looks at")
    _check_order(list(rows.values()), Mistake("", path.name, "trigger"))
    return rows


def _alternative(entry: Any, above: Collection[str]) -> Alternative:
    if not isinstance(entry, Mapping):
        raise TypeError("a table")
    lead = {key: value for key, value in entry.items() if key not in ("rest", "where_not")}
    return Alternative(read_when([lead]), _rest(entry), _where_not(entry, above))


def _rest(entry: Mapping[str, Any]) -> Condition | None:
    try:
        return read_when(entry["rest"]) if "rest" in entry else None
    except ConditionError as error:
        raise ConditionError(f"rest: {error}") from error


def _where_not(entry: Mapping[str, Any], above: Collection[str]) -> frozenset[str]:
    """The rows named; they look back, so that one pass from the top is enough."""
    names = entry.get("where_not", [])
    if names == ANY_ROW:
        return frozenset(above)
    if not isinstance(names, list):
        raise ConditionError(f"where_not: a list of triggers, or {ANY_ROW!r}, is expected")
    for name in names:
        if name not in above:
            raise ConditionError(f"where_not: no trigger {name!r} stands before it")
    return frozenset(names)


def _above(key: str, rows: Mapping[str, Trigger]) -> list[str]:
    """The rows before this one: they are at least as urgent."""
    return list(rows)[: list(rows).index(key)]


def _check_order(rows: list[Trigger], place: Mistake) -> None:
    order = list(Urgency)
    for before, row in pairwise(rows):
        if order.index(before.urgency) > order.index(row.urgency):
            words = "it is more urgent than the one before it"
            raise DataError(place.at(words=words, key=row.key, field="urgency"))
