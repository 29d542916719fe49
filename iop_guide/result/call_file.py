"""What to say and ask on the phone, as it is written: data/calls.toml, read and checked when the
site starts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from intake.notes import needs
from intake.voices import LOVED_ONE

from ..data import Mistake, read_whole, refer
from ..rules.blanks import check_blanks, check_text, filled_with
from ..rules.language import by_language, spoken
from .fit_file import fit_data

PATH = Path(__file__).with_name("data") / "calls.toml"
BLANKS = ("level", "short", "hours", "format")
# The kinds of care that are no format: treatment on some days, and a stay at a program.
BY_DAY, STAY = "by_day", "stay"


@dataclass(frozen=True, kw_only=True)
class CallQuestion:
    """One question to read out, and what to write down beside it."""

    key: str
    ask: str
    write: str
    only: tuple[str, ...] = ()
    lines: int = 1
    virtual: bool = False
    needs: tuple[str, ...] = ()

    def applies(self, kind: str, came_up: set[str], virtual: bool) -> bool:
        """Whether it is asked, for this kind of care, with these needs, by video or not."""
        if (self.virtual and not virtual) or not is_for(self.only, kind):
            return False
        return not self.needs or not came_up.isdisjoint(self.needs)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One call: how it begins, and its questions."""

    say: str = filled_with(*BLANKS)
    say_loved_one: str = filled_with(*BLANKS)
    say_of_a_stay: str = filled_with(*BLANKS)
    say_of_a_stay_loved_one: str = filled_with(*BLANKS)
    source: str
    reviewed: date
    question: tuple[CallQuestion, ...]

    def begins(self, kind: str, respondent: str) -> str:
        """How the call begins, for this kind of care."""
        if kind == BY_DAY:
            return self.say_loved_one if respondent == LOVED_ONE else self.say
        return self.say_of_a_stay_loved_one if respondent == LOVED_ONE else self.say_of_a_stay


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A question whose answer tells a good program from a bad one."""

    key: str
    ask: str
    good: str
    bad: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Calls:
    """All of calls.toml."""

    insurer: Sheet
    program: Sheet
    sign: tuple[Sign, ...]


@by_language
def calls(path: Path = PATH) -> Calls:
    """The call sheets. Raises DataError, naming the entry."""
    whole = read_whole(path, Calls)
    for table, sheet in (("insurer", whole.insurer), ("program", whole.program)):
        _check(sheet, Mistake("", path.name, table))
    for sign in whole.sign:
        place = Mistake("", path.name, "sign", sign.key, "only")
        refer(sign.only, _kinds(), place, "kind of care")
    return whole


def _kinds() -> tuple[str, ...]:
    return BY_DAY, STAY, *fit_data().acute


def is_for(only: tuple[str, ...], kind: str) -> bool:
    """Whether what is only for some kinds of care is for this one."""
    return not only or kind in only


def _check(sheet: Sheet, place: Mistake) -> None:
    in_words = place.at(file=f"{spoken()}/{place.file}")
    check_blanks(sheet, in_words)
    for question in sheet.question:
        field = f"question.{question.key}"
        check_text(question.ask, BLANKS, in_words.at(field=f"{field}.ask"))
        refer(question.needs, needs(), place.at(field=f"{field}.needs"), "need")
        refer(question.only, _kinds(), place.at(field=f"{field}.only"), "kind of care")
