"""A result on its way to a page: what every page of the result needs."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from intake import review
from intake.answers import Answers
from intake.journey import Journey
from intake.questionnaire import questionnaire
from intake.questions import PART_TWO, Page
from intake.review import AnswerRow
from intake.time_ahead import minutes_left
from intake.turning import first_unseen, journey_of
from intake.visit import Visit
from programs.levels.content import LevelTexts
from programs.levels.published import Published

from ...rules.definitions import Level
from ..alert_lines import kept_off_paper
from ..result import Result
from ..shown_alerts import Reader, alert_rows
from ..what_it_did import what_it_did

# Nobody tells where they are. The middle of the country is two hours off at most, at midnight.
WHERE_READ = ZoneInfo("America/Chicago")


@dataclass(frozen=True)
class Answered:
    """An answer behind a sentence, and the question where it can be changed."""

    said: str
    question: str


@dataclass(frozen=True)
class ShownResult:
    """One result under one release, the visit that led to it, and the answers before a change."""

    result: Result
    release: Published
    visit: Visit
    before_change: Answers

    @cached_property
    def journey(self) -> Journey:
        """The journey so far; few pages of the result ask for it."""
        return journey_of(self.visit)

    @property
    def unseen(self) -> Page | None:
        """The first page of part one that was not seen yet."""
        return first_unseen(self.visit, lambda: self.journey)

    @cached_property
    def frame(self) -> dict[str, Any]:
        """What every page of the result is given, whatever the outcome."""
        result = self.result
        return {
            "result": result,
            "today": timezone.localdate(timezone=WHERE_READ),
            "respondent": result.respondent,
            "outcome": str(result.outcome),
            "level": self.texts(result.level),
            "highest": self.texts(result.highest),
            "level_key": result.level.key if result.level else None,
            "baseline": self.release.levels[self.release.definitions.baseline.key],
            "there_now": result.there_now,
            "doctor_first": result.doctor_first,
            "reminder": result.reminder,  # else it would be worked out once more
            "told_to_stay": result.told_to_stay,
            "kept_off_paper": kept_off_paper(result.profile.alerts),
            "what_it_did": what_it_did(self.before_change, result),
            "release": self.release,
            "help_lines": self.release.help,  # else they would be looked up once more
        }

    @cached_property
    def alerts(self) -> dict[str, Any]:
        """The alerts by urgency, and what could not be told."""
        result = self.result
        return alert_rows(
            result.profile, Reader(result.answers, result.there_now, result.doctor_first)
        )

    @cached_property
    def told_by_section(self) -> list[tuple[str, list[AnswerRow]]]:
        """The answers as on the check page."""
        return review.groups(self.journey)

    @property
    def asks_zip(self) -> bool:
        """Whether a ZIP code would show programs: not where there is nothing to look for."""
        result = self.result
        looks = result.level is not None and not result.told_to_stay
        return looks and "zip" not in result.answers

    @property
    def minutes_of_part_two(self) -> int:
        """How long what is left of part two takes: the week, travel, money, place."""
        return minutes_left(self.journey, PART_TWO)

    def texts(self, level: Level | None) -> LevelTexts | None:
        """The words of a level, where there is one."""
        return self.release.levels[level.key] if level else None

    def answered(self, name: str) -> Answered:
        """What was told to a question."""
        return Answered(self.result.said_to(name), name)

    def open(self, name: str) -> tuple[str, str]:
        """An open question in short, and its id."""
        return questionnaire().questions[name].short, name
