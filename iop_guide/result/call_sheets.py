"""The call sheets: what to ask an insurer and a program, filled in from a result.

The words are data/calls.toml, read and checked when the site starts.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from intake.notes import needs
from intake.voices import LOVED_ONE
from programs.levels.content import LevelTexts
from programs.levels.published import Published

from ..data import Mistake, read_whole, refer
from ..rules.blanks import check_blanks, check_text, filled_with
from ..rules.language import by_language, spoken
from .result import Result

PATH = Path(__file__).with_name("data") / "calls.toml"
BLANKS = ("level", "short", "hours", "format")


@dataclass(frozen=True, kw_only=True)
class CallQuestion:
    """One question to read out, and what to write down beside it."""

    key: str
    ask: str
    write: str
    lines: int = 1
    virtual: bool = False
    needs: tuple[str, ...] = ()

    def applies(self, came_up: set[str], virtual: bool) -> bool:
        """Whether it is asked, with these needs and for a format by video or not."""
        if self.virtual and not virtual:
            return False
        return not self.needs or not came_up.isdisjoint(self.needs)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One call: how it begins, and its questions."""

    say: str = filled_with(*BLANKS)
    say_loved_one: str = filled_with(*BLANKS)
    source: str
    reviewed: date
    question: tuple[CallQuestion, ...]


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A question whose answer tells a good program from a bad one."""

    ask: str
    good: str
    bad: str


@dataclass(frozen=True, kw_only=True)
class Calls:
    """All of calls.toml."""

    insurer: Sheet
    program: Sheet
    sign: dict[str, Sign]


@by_language
def calls(path: Path = PATH) -> Calls:
    """The call sheets. Raises DataError, naming the entry."""
    whole = read_whole(path, Calls)
    for table, sheet in (("insurer", whole.insurer), ("program", whole.program)):
        _check(sheet, Mistake("", path.name, table))
    return whole


def _check(sheet: Sheet, place: Mistake) -> None:
    in_words = place.at(file=f"{spoken()}/{place.file}")
    check_blanks(sheet, in_words)
    for question in sheet.question:
        field = f"question.{question.key}"
        check_text(question.ask, BLANKS, in_words.at(field=f"{field}.ask"))
        refer(question.needs, needs(), place.at(field=f"{field}.needs"), "need")


def call_sheets(result: Result, release: Published) -> dict[str, Any] | None:
    """The sheets in words, the insurer's unless there is none; None without a level to ask for."""
    if result.level is None:
        return None
    texts = release.levels[result.level.key]
    filled = _FilledIn(result, texts)
    sheets = {"program": filled.sheet(calls().program)}
    if result.answers.get("insurance") != ["none"]:
        sheets["insurer"] = filled.sheet(calls().insurer)
    return {
        "sheets": sheets,
        "signs": list(calls().sign.values()),
        "needs": [need.label for need in result.needs],
        "level": texts,
    }


class _FilledIn:
    """Fills the sheets in for one result and the level it points to."""

    def __init__(self, result: Result, texts: LevelTexts) -> None:
        self.respondent = result.respondent
        self.came_up = {need.key for need in result.needs}
        told = result.fit and result.fitting and result.fitting.best_is_told
        chosen = result.fit.format.key if result.fit and told else ""
        self.best = next((item for item in texts.format or () if item.key == chosen), None)
        self.words = {
            "level": texts.in_a_sentence,
            "short": texts.mid_sentence,
            "hours": texts.hours_words,
            "format": self.best.name if self.best else texts.short,
        }

    def sheet(self, sheet: Sheet) -> dict[str, Any]:
        """One sheet: how the call begins, and the questions that apply."""
        virtual = bool(self.best and self.best.virtual)
        shown = [q for q in sheet.question if q.applies(self.came_up, virtual)]
        say = sheet.say_loved_one if self.respondent == LOVED_ONE else sheet.say
        questions = [(q.ask.format(**self.words), q.write, range(q.lines)) for q in shown]
        return {"say": say.format(**self.words), "questions": questions, "sheet": sheet}
