"""The fit as the result page shows it: verdicts, what is in the way, what people do, the week."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.chosen_options import labels
from intake.questionnaire import questionnaire
from intake.usual_hours import undrawn
from programs.levels.drawn_week import DrawnWeek, drawn_week, usual_blocks
from programs.levels.published import Published
from programs.levels.shapes import FormatTexts

from ..rules.fit.availability import HARD
from ..rules.fit.clashes import Clash
from ..rules.fit.fit import Fit
from ..rules.fit.week import sessions
from ..rules.grammar import grammar
from .fit_file import fit_data
from .fit_of_result import Fitting
from .fit_tables import Meanwhile, WayAround
from .result import Result

MOST_WAYS = 3
Told = Callable[[str], Any]


@dataclass(frozen=True)
class ClashRow:
    """One thing in the way, its answers, and what people do about it."""

    short: str
    text: str
    hard: bool
    ways: list[WayAround]
    answers: list[Any]

    @property
    def sources(self) -> list[str]:
        """The source of each way, each once."""
        return list(dict.fromkeys(way.source for way in self.ways))

    @property
    def reviewed(self) -> date:
        """When the oldest of them was last reviewed."""
        return min(way.reviewed for way in self.ways)


@dataclass(frozen=True)
class FormatRow:
    """A format, its verdict in words, and what is in the way."""

    texts: FormatTexts
    verdict: str
    sentence: str
    hard: bool
    clashes: list[ClashRow]

    @property
    def hard_words(self) -> str:
        """What is hard about it, such as "money and a place to sleep"."""
        return grammar().all_of([clash.short for clash in self.clashes if clash.hard])


def fit_rows(result: Result, release: Published, told: Told) -> dict[str, Any] | None:
    """Everything the page says of the fit; None where there is no level, or no format of it.

    `told` gives what was told to a question, and where it can be changed.
    """
    fitting = result.fitting
    if fitting is None or fitting.best is None:
        return None
    rows, shorts = _Rows(fitting, result, release, told), questionnaire().questions
    return {
        "best": rows.format(fitting.best, fitting.level.key),
        "others": [rows.format(fit, fitting.level.key) for fit in fitting.others],
        "not_known": [(shorts[name].short, name) for name in fitting.not_known],
        "week_told": fitting.week_told,
        "points_to_one": fitting.points_to_one,
        "all_hard": fitting.all_hard,
        "acute": fitting.best.acute,
        "gap": rows.gap(),
        "bridge": rows.bridge(),
        "meanwhile": rows.meanwhile(),
        "week": rows.week(),
        "count_what_is_left": fitting.may_count_what_is_left,
        "goes_with_the_week": fitting.goes_with_the_week,
        "undrawn": [
            grammar().mid_sentence(shorts[name].short) for name in undrawn(result.standing)
        ],
    }


@dataclass(frozen=True)
class _Rows:
    """Puts the pieces of one fitting into rows."""

    fitting: Fitting
    result: Result
    release: Published
    told: Told

    def format(self, fit: Fit, level: str) -> FormatRow:
        texts = {item.key: item for item in self.release.levels[level].format or ()}
        words, rows = fit_data().words, [self.clash(clash) for clash in fit.clashes]
        verdict, sentence = words.verdicts[fit.worst], words.sentences[fit.worst]
        return FormatRow(texts[fit.format.key], verdict, sentence, fit.worst == HARD, rows)

    def clash(self, clash: Clash) -> ClashRow:
        words = fit_data().clash[clash.key]
        ways = words.ways(self.result.standing)[:MOST_WAYS]
        answers = [answer for name in clash.answers if (answer := self.told(name)).said]
        return ClashRow(words.short, words.text, clash.weight == HARD, ways, answers)

    def gap(self) -> dict[str, Any] | None:
        """The hours it takes, the hours told of, and how many are missing."""
        missing = self.fitting.gap
        if missing is None or self.fitting.best is None:
            return None
        told = labels(questionnaire().questions["hours_free"], self.result.answers)[0]
        return {
            "takes": self.fitting.best.format.hours,
            "told": grammar().mid_sentence(told),
            "missing": missing,
        }

    def bridge(self) -> dict[str, Any] | None:
        """What there is to begin with: its level and its format."""
        if self.fitting.bridge is None:
            return None
        key, fit = self.fitting.bridge
        return {"key": key, "level": self.release.levels[key], "format": self.format(fit, key)}

    def meanwhile(self) -> list[tuple[Meanwhile, list[str]]]:
        """Lists for the wait; where a doctor comes first, the doctor says what to begin with."""
        doctor_first = bool(self.result.doctor_first)
        lists = fit_data().meanwhile.values()
        shown = [item for item in lists if not (doctor_first and item.not_before_a_doctor)]
        return [(item, item.items(self.result.standing)) for item in shown]

    def week(self) -> DrawnWeek | None:
        """The drawn week; none for a stay, which fills it."""
        fitting = self.fitting
        if fitting.best is None or fitting.day_and_night:
            return None
        usual = usual_blocks(self.release.levels[fitting.level.key].week or ())
        care = sessions(fitting.best.format, fitting.week.times, usual)
        return drawn_week(care, fitting.fixed, fitting.sleep)
