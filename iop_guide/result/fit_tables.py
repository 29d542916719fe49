"""The tables of fit.toml: what calls for a format or speaks against it, and what is in the way.

Pure. fit_file.py reads and checks them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from intake.conditions import Condition, Standing
from intake.safety import brought_up


@dataclass(frozen=True, kw_only=True)
class Suits:
    """Ratings or answers that call for a format. `acute`: then no other is looked at; without
    them an `only_called` one is left out."""

    format: str
    source: str
    reviewed: date
    ratings: Mapping[str, int] = field(default_factory=dict)
    when: Condition | None = None
    acute: bool = False
    only_called: bool = False


@dataclass(frozen=True, kw_only=True)
class AcuteStay:
    """What is said of a level where an acute format of it is called for: the level's own words name
    places that are not meant. `calling` and `asking` are headings, `ask_program` is what to ask
    there, and `ask_about_use` what to ask about alcohol and drugs."""

    key: str
    in_a_sentence: str
    tagline: str
    nights: str
    daily_life: str
    cost: str
    calling: str
    asking: str
    ask_program: tuple[str, ...]
    source: str
    reviewed: date
    ask_about_use: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VideoCaution:
    """Ratings or answers that speak against video, and how strongly (1 or 2). `formats` are
    those that it is about, all where it names none; with `never_first` none of them leads."""

    key: str
    weight: int
    source: str
    reviewed: date
    ratings: Mapping[str, int] = field(default_factory=dict)
    when: Condition | None = None
    formats: tuple[str, ...] = ()
    never_first: bool = False

    def is_about(self, format_: str) -> bool:
        """Whether it can speak against this format."""
        return not self.formats or format_ in self.formats


@dataclass(frozen=True, kw_only=True)
class WayAround:
    """One thing that people do about a clash; without `when`, for everyone."""

    key: str
    do: str
    source: str
    reviewed: date
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class ClashWords:
    """What is in the way, in words, and the ways around it."""

    key: str
    short: str
    text: str
    way: tuple[WayAround, ...]

    def ways(self, standing: Standing) -> list[WayAround]:
        """The ways for these answers; always at least one."""
        return _for_these_answers(self.way, standing)


@dataclass(frozen=True, kw_only=True)
class MeanwhileItem:
    """One thing to do or to watch for in a wait; without `when`, for everyone."""

    key: str
    do: str
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """A list for those whose level cannot be fitted yet. `not_before_a_doctor`: not for those
    who are to see a doctor first, because the doctor says what to begin with."""

    key: str
    title: str
    source: str
    reviewed: date
    item: tuple[MeanwhileItem, ...]
    not_before_a_doctor: bool = False

    def items(self, standing: Standing) -> list[str]:
        """The things for these answers: what speaks of alcohol is for people who told of it."""
        return [item.do for item in _for_these_answers(self.item, standing)]


Conditional = TypeVar("Conditional", WayAround, MeanwhileItem)


def _for_these_answers(rows: Iterable[Conditional], standing: Standing) -> list[Conditional]:
    """The rows for everyone, and those whose condition these answers are known to meet."""
    told = {row.key: row for row in rows if row.when}
    shown = {row.key for row in brought_up(told, standing)}
    return [row for row in rows if row.when is None or row.key in shown]


@dataclass(frozen=True, kw_only=True)
class FitWords:
    """How well a format fits, in words and as a sentence: it fits, with changes, hardly."""

    verdicts: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FitData:
    """All of fit.toml."""

    words: FitWords
    suits: Mapping[str, Suits]
    acute: Mapping[str, AcuteStay]
    caution: Mapping[str, VideoCaution]
    clash: Mapping[str, ClashWords]
    meanwhile: Mapping[str, Meanwhile]
