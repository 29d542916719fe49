"""A result on its way to a page: what every page of the result needs, and where answers change."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from intake.journey import Journey
from intake.questionnaire import questionnaire
from programs.levels.content import LevelTexts
from programs.levels.published import Published

from ...rules.definitions import Level
from ..result import Result


@dataclass(frozen=True)
class Answered:
    """An answer behind a sentence, and where it can be changed."""

    said: str
    place: int
    question: str


@dataclass(frozen=True)
class ShownResult:
    """One result under one release, and the journey that led to it."""

    result: Result
    release: Published
    journey: Journey

    @cached_property
    def frame(self) -> dict[str, Any]:
        """What every page of the result is given, whatever the outcome."""
        result = self.result
        return {
            "result": result,
            "respondent": result.respondent,
            "outcome": str(result.outcome),
            "level": self.texts(result.level),
            "highest": self.texts(result.highest),
            "level_key": result.level.key if result.level else None,
            "baseline": self.release.levels[self.release.definitions.baseline.key],
            "there_now": result.there_now,
            "told_to_stay": result.told_to_stay,
            "release": self.release,
            "help_lines": self.release.help,  # else they would be looked up once more
        }

    def texts(self, level: Level | None) -> LevelTexts | None:
        """The words of a level, where there is one."""
        return self.release.levels[level.key] if level else None

    def answered(self, name: str) -> Answered:
        """What was told to a question, and where that can be changed."""
        return Answered(self.result.said.get(name, ""), self.place(name), name)

    def open(self, name: str) -> tuple[str, int]:
        """An open question in short, and where it can be answered."""
        return questionnaire().questions[name].short, self.place(name)

    def place(self, name: str) -> int:
        """The place of the page where a question can be answered; of the next one to come while
        its own page is not among them yet."""
        journey = self.journey
        page = journey.find(questionnaire().page_of(name).key) or journey.first_unseen()
        return journey.place(page) if page else 1
