"""The result: where a person's answers and the level definitions meet.

Intake says what was told, programs says what the levels are, the rules compare the two; this
module puts the pieces side by side for the page and for the command line.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from intake.answers import Answers, is_open, stand
from intake.changes import offered
from intake.questionnaire import questionnaire
from intake.rights import rights
from intake.safety import brought_up, needs, notes, triggers
from intake.scoring import headline_scores, profile, profile_of
from intake.telling import said

from .fitting import Fitting
from .rules import explanation
from .rules.availability import Fit
from .rules.comparison import place
from .rules.definitions import Definitions
from .rules.profile import Alarm
from .rules.recommendation import Outcome, Recommendation, recommend
from .rules.what_if import WhatIf, settles_most, what_would_change


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """The sentence frames of data/phrases.toml."""
    path = Path(__file__).with_name("data") / "phrases.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Result:
    """Everything that the recommendation page and the command say about one set of answers."""

    def __init__(self, answers: Answers, definitions: Definitions) -> None:
        self.answers, self.definitions = answers, definitions
        self.standing = stand(answers, questionnaire())
        self.recommendation = recommend(profile_of(self.standing), definitions)
        self.profile = self.recommendation.profile
        self.outcome = self.recommendation.outcome
        self.level, self.highest = self.recommendation.level, self.recommendation.highest
        self.respondent = answers.get("respondent", "self")

    def _run(self, answers: Answers) -> Recommendation:
        return recommend(profile(answers), self.definitions)

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """The sentence frames for whoever answers."""
        return phrases()[self.respondent]

    @cached_property
    def said(self) -> dict[str, str]:
        """What was told, one fragment a question."""
        return said(self.answers, questionnaire())

    @cached_property
    def scores(self) -> dict[str, tuple[int, int]]:
        """The three headline scores, each low and high from 0 to 4."""
        return headline_scores(self.profile)

    @cached_property
    def notes(self) -> list[Any]:
        """Texts that the answers bring up."""
        return brought_up(notes(), self.standing)

    @cached_property
    def needs(self) -> list[Any]:
        """What a program should also have."""
        return brought_up(needs(), self.standing)

    @cached_property
    def alarms(self) -> tuple[Alarm, ...]:
        """The triggers that the outcome speaks of; for youth every medical-first one too."""
        if self.outcome == Outcome.EMERGENCY:
            return self.profile.emergency + self.profile.medical_first
        return self.profile.medical_first

    @cached_property
    def open_questions(self) -> list[str]:
        """The questions that are asked, count to the level, and have no answer yet."""
        found = questionnaire()
        return [
            name
            for name in self.standing
            if is_open(self.answers, name)
            and found.questions[name].section not in ("about", "obligations")
        ]

    @cached_property
    def settles_most(self) -> str | None:
        """The open question whose answer would narrow the range most, where there is one."""
        if self.highest is None and self.outcome != Outcome.NOT_ENOUGH_ANSWERS:
            return None
        questions = questionnaire().questions
        options = {name: questions[name].option_ids() for name in self.open_questions}
        return settles_most(options, self._width)

    @cached_property
    def fit(self) -> Fit | None:
        """The format of the level that suits the week best; None without a level."""
        return self.fitting.best if self.fitting else None

    @cached_property
    def fitting(self) -> Fitting | None:
        """The week held against the formats of the level; None without a level."""
        if self.level is None:
            return None
        housing = any(need.key == "recovery_housing" for need in self.needs)
        return Fitting(self.level, self.definitions, self.profile, self.standing, housing)

    @cached_property
    def rights(self) -> list[Any]:
        """Rights that go with the obligations that were told of."""
        return brought_up(rights(), self.standing)

    def _width(self, question: str, option: str) -> int:
        value = [option] if questionnaire().questions[question].many else option
        person = profile({**self.answers, question: value})
        spread = sum(rating.high - rating.low for rating in person.ratings.values())
        levels = place(self.definitions, person.high) - place(self.definitions, person.low)
        return 100 * levels + spread

    @cached_property
    def what_if(self) -> tuple[WhatIf, ...]:
        """The single changed answers that would move the result."""
        return what_would_change(
            self.recommendation,
            offered(self.answers, questionnaire()),
            lambda change: self._run({**self.answers, **change}),
        )

    def what_if_text(self, item: WhatIf) -> str:
        """One "what would change this" in words."""
        question = questionnaire().questions[item.change.question]
        words = {"question": question.short, "answer": question.option(item.change.value).said}
        if item.outcome == Outcome.LEVEL and item.level:
            name = explanation.name_of(item.level)
            return self.phrases["would_change_level"].format(level=name, **words)
        name = phrases()["outcomes"][item.outcome]
        return self.phrases["would_change_outcome"].format(level=name, **words)

    def reasons(self) -> list[dict[str, Any]]:
        """Why: what the outcome rests on first, then why less is not enough."""
        found = [self._alarm_reason(alarm) for alarm in self.alarms]
        for reason in explanation.reasons(self.recommendation):
            text = explanation.reason_text(reason, self.said, self.phrases)
            row = {"level": reason.level, "text": text, "answers": list(reason.answers)}
            found.append({**row, "source": reason.source})
        return found

    def _alarm_reason(self, alarm: Alarm) -> dict[str, Any]:
        trigger = triggers()[alarm.key]
        text = f"{trigger.title}. {trigger.text(self.respondent)}"
        row = {"level": None, "text": text, "answers": list(alarm.answers)}
        return {**row, "source": trigger.source}

    def why_not(self) -> dict[str, str]:
        """One sentence for every level but the recommended one."""
        return explanation.why_not(self.recommendation, self.said, self.phrases)
