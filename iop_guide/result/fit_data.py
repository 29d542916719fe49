"""The words of the fit: data/fit.toml, read and checked when the site starts.

Every clash that a week can have has its text there, and something that people do about it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from intake.conditions import Condition, Standing
from intake.reading import DataError, build, unique
from intake.safety import brought_up
from intake.terms import read_when
from intake.week import ANSWERS

PATH = Path(__file__).with_name("data") / "fit.toml"
TABLES = ("words", "suits", "caution", "clash", "meanwhile")


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
class Way:
    """One thing that people do about a clash; without `when`, for everyone."""

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
    way: tuple[Way, ...] = field(default=())

    def ways(self, standing: Standing) -> list[Way]:
        """The ways for these answers; always at least one."""
        told = {way.do: way for way in self.way if way.when}
        shown = brought_up(told, standing)
        return [way for way in self.way if way.when is None or way in shown]


@dataclass(frozen=True, kw_only=True)
class MeanwhileItem:
    """One thing to do or to watch for in a wait; without `when`, for everyone."""

    do: str
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """A list for those whose level cannot be fitted yet."""

    key: str
    title: str
    source: str
    reviewed: date
    item: tuple[MeanwhileItem, ...] = field(default=())

    def items(self, standing: Standing) -> list[str]:
        """The things for these answers: what speaks of alcohol is for people who told of it."""
        told = {item.do: item for item in self.item if item.when}
        shown = brought_up(told, standing)
        return [item.do for item in self.item if item.when is None or item in shown]


@dataclass(frozen=True, kw_only=True)
class FitData:
    """All of fit.toml."""

    verdicts: tuple[str, ...]
    sentences: tuple[str, ...]
    suits: Mapping[str, Suits]
    caution: Mapping[str, VideoCaution]
    clash: Mapping[str, ClashWords]
    meanwhile: Mapping[str, Meanwhile]


@cache
def fit_data(path: Path = PATH) -> FitData:
    """The words of the fit. Raises DataError, naming the entry."""
    data = _parsed(path)
    words = data.pop("words", {})
    for name in ("verdicts", "sentences"):
        if len(words.get(name, ())) != 3:
            raise DataError(f"{path.name}: words: {name!r} must have three entries")
    clashes = [_clash(entry, path.name) for entry in data.get("clash", [])]
    waits = [_meanwhile(entry, path.name) for entry in data.get("meanwhile", [])]
    found = FitData(
        verdicts=tuple(words["verdicts"]),
        sentences=tuple(words["sentences"]),
        suits=_rows(data, "suits", Suits, "format", path.name),
        caution=_rows(data, "caution", VideoCaution, "key", path.name),
        clash=unique(clashes, "key", path.name),
        meanwhile=unique(waits, "key", path.name),
    )
    for key in {*ANSWERS, *found.caution} ^ set(found.clash):
        raise DataError(f"{path.name}: clash {key!r} has no text, or can never come up")
    return found


def _parsed(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.name}: {error}") from error
    for key in data:
        if key not in TABLES:
            raise DataError(f"{path.name}: {key!r} is not known here; misspelt?")
    return data


def _rows(data: Mapping[str, Any], table: str, cls: type, key: str, file: str) -> dict[str, Any]:
    found = []
    for entry in data.get(table, []):
        where = f"{file}: {table} {entry.get(key)!r}"
        if table in ("suits", "caution") and not ("ratings" in entry or "when" in entry):
            raise DataError(f"{where}: give 'ratings', 'when', or both")
        found.append(build(cls, _with_condition(entry, where), where))
    return unique(found, key, file)


def _with_condition(entry: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    return {**entry, "when": read_when(entry["when"], where)} if "when" in entry else entry


def _clash(entry: Mapping[str, Any], file: str) -> ClashWords:
    where = f"{file}: clash {entry.get('key')!r}"
    ways = [_way(item, f"{where}: way {n}") for n, item in enumerate(entry.get("way", []), 1)]
    if all(way.when for way in ways):
        raise DataError(f"{where}: one way must be for everyone, without 'when'")
    return build(ClashWords, {**entry, "way": ways}, where)


def _meanwhile(entry: Mapping[str, Any], file: str) -> Meanwhile:
    where = f"{file}: meanwhile {entry.get('key')!r}"
    items = [
        build(MeanwhileItem, _with_condition(item, where), f"{where}: item {n}")
        for n, item in enumerate(entry.get("item", []), 1)
    ]
    return build(Meanwhile, {**entry, "item": items}, where)


def _way(entry: Mapping[str, Any], where: str) -> Way:
    return build(Way, _with_condition(entry, where), where)
