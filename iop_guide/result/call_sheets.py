"""The call sheets: what to ask an insurer and a program, filled in from a result."""

from typing import Any

from programs.levels.content import LevelTexts
from programs.levels.published import Published

from .call_file import BY_DAY, STAY, Sheet, calls, is_for
from .result import Result
from .what_to_ask import needs_there, to_ask


def call_sheets(result: Result, release: Published) -> dict[str, Any] | None:
    """The sheets in words, the insurer's unless there is none; None where no level is to be asked
    for: there is none, or the care there is goes on."""
    if result.level is None or result.told_to_stay:
        return None
    texts = release.levels[result.level.key]
    filled = _FilledIn(result, texts)
    sheets = {"program": filled.sheet(calls().program)}
    if result.answers.get("insurance") != ["none"]:
        sheets["insurer"] = filled.sheet(calls().insurer)
    return {
        "sheets": sheets,
        "signs": [sign for sign in calls().sign if is_for(sign.only, filled.kind)],
        "needs": [need.label for need in needs_there(result, result.needs)],
        "to_ask": to_ask(result, texts, result.acute_stay),
        "calling": result.acute_stay.calling if result.acute_stay else "",
    }


class _FilledIn:
    """Fills the sheets in for one result and the level it points to."""

    def __init__(self, result: Result, texts: LevelTexts) -> None:
        self.respondent = result.respondent
        self.kind = _kind_of(result)
        self.came_up = {need.key for need in result.needs}
        told = result.fit and result.fitting and result.fitting.best_is_told
        chosen = result.fit.format.key if result.fit and told else ""
        self.best = next((item for item in texts.format or () if item.key == chosen), None)
        self.words = {
            "level": (result.acute_stay or texts).in_a_sentence,
            "short": texts.mid_sentence,
            "hours": texts.hours_words,
            "format": self.best.name if self.best else texts.short,
        }

    def sheet(self, sheet: Sheet) -> dict[str, Any]:
        """One sheet: how the call begins, and the questions that apply."""
        virtual = bool(self.best and self.best.virtual)
        shown = [q for q in sheet.question if q.applies(self.kind, self.came_up, virtual)]
        say = sheet.begins(self.kind, self.respondent)
        questions = [(q.ask.format(**self.words), q.write, range(q.lines)) for q in shown]
        return {"say": say.format(**self.words), "questions": questions, "sheet": sheet}


def _kind_of(result: Result) -> str:
    """By day, a stay, or the one kind of stay that outranks the others."""
    if result.acute_stay:
        return result.acute_stay.key
    return STAY if result.fitting and result.fitting.day_and_night else BY_DAY
