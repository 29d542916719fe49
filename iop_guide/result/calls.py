"""The call sheets: what to ask an insurer and a program, filled in from a result.

The words are data/calls.toml, read and checked when the site starts.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from intake.notes import needs
from intake.reading import DataError, build
from intake.voices import LOVED_ONE
from programs.levels.releases import Published

from ..rules.recommendation import Outcome
from .result import Result

PATH = Path(__file__).with_name("data") / "calls.toml"
SHEETS = ("insurer", "program")
BLANKS = {"level": "", "short": "", "hours": "", "format": ""}


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question to read out, and what to write down beside it."""

    ask: str
    write: str
    lines: int = 1
    virtual: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One call: how it begins, and its questions."""

    say: str
    say_loved_one: str
    source: str
    reviewed: date
    question: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A question whose answer tells a good program from a bad one."""

    ask: str
    good: str
    bad: str


@dataclass(frozen=True)
class Calls:
    """All of calls.toml."""

    insurer: Sheet
    program: Sheet
    signs: tuple[Sign, ...]


@cache
def calls(path: Path = PATH) -> Calls:
    """The call sheets. Raises DataError, naming the entry."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.name}: {error}") from error
    for key in data:
        if key not in (*SHEETS, "sign"):
            raise DataError(f"{path.name}: {key!r} is not known here; misspelt?")
    signs = [
        build(Sign, entry, f"{path.name}: sign {n}") for n, entry in enumerate(data["sign"], 1)
    ]
    insurer, program = (_sheet(data.get(name, {}), f"{path.name}: {name}") for name in SHEETS)
    return Calls(insurer, program, tuple(signs))


def _sheet(entry: Mapping[str, Any], where: str) -> Sheet:
    questions = [
        _question(item, f"{where}: question {n}")
        for n, item in enumerate(entry.get("question", []), 1)
    ]
    sheet: Sheet = build(Sheet, {**entry, "question": questions}, where)
    for text in (sheet.say, sheet.say_loved_one, *(item.ask for item in sheet.question)):
        try:
            text.format(**BLANKS)
        except (KeyError, IndexError, ValueError) as error:
            known = ", ".join(f"{{{name}}}" for name in BLANKS)
            raise DataError(f"{where}: {text!r}: only {known} are filled in") from error
    return sheet


def _question(entry: Mapping[str, Any], where: str) -> Question:
    found: Question = build(Question, entry, where)
    for need in found.needs:
        if need not in needs():
            raise DataError(f"{where}: there is no need {need!r}")
    return found


def call_sheets(result: Result, release: Published) -> dict[str, Any] | None:
    """The sheets in words, the insurer's unless there is none; None without a level to ask for."""
    if result.level is None:
        return None
    texts = release.levels[result.level.key]
    chosen = result.fit.format.key if result.fit else ""
    best = next((item for item in texts.format or () if item.key == chosen), None)
    words = {
        "level": texts.in_a_sentence,
        "short": texts.mid_sentence,
        "hours": texts.hours_words,
        "format": best.name if best else texts.short,
    }
    came_up = {need.key for need in result.needs}
    virtual = bool(best and best.virtual)

    def asked(sheet: Sheet) -> dict[str, Any]:
        shown = [q for q in sheet.question if _applies(q, came_up, virtual)]
        say = sheet.say_loved_one if result.respondent == LOVED_ONE else sheet.say
        questions = [(q.ask.format(**words), q.write, range(q.lines)) for q in shown]
        return {"say": say.format(**words), "questions": questions, "sheet": sheet}

    found = calls()
    insured = result.answers.get("insurance") != ["none"]
    sheets = {"program": asked(found.program)}
    if insured:
        sheets["insurer"] = asked(found.insurer)
    return {
        "sheets": sheets,
        "signs": found.signs,
        "needs": [need.label for need in result.needs],
        "level": texts,
        "medical_first": result.outcome == Outcome.MEDICAL_FIRST,
    }


def _applies(question: Question, came_up: set[str], virtual: bool) -> bool:
    if question.virtual and not virtual:
        return False
    return not question.needs or not came_up.isdisjoint(question.needs)
