"""The result: where a person's answers and the level definitions meet.

Intake says what was told, programs says what the levels are, the rules compare the two; this
module puts the pieces side by side for the page and for the command line.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from intake.answers import Answers, is_open, stand
from intake.chosen_options import said, said_to
from intake.conditions import Standing
from intake.notes import needs, notes
from intake.questionnaire import questionnaire
from intake.rights import rights
from intake.safety import brought_up, interrupting_among, is_there_now, reminder, trusting
from intake.scoring import headline_scores, profile_of
from intake.told_clauses import weighing
from intake.triggers import triggers

from ..rules.definitions import Definitions
from ..rules.explain import explanation, wording
from ..rules.explain.in_care import Move, move
from ..rules.explain.open_questions import holds_open
from ..rules.explain.what_if import WhatIf
from ..rules.explain.why_not import why_not
from ..rules.fit.fit import Fit
from ..rules.grammar import grammar
from ..rules.language import by_language
from ..rules.profile import Alert
from ..rules.recommendation import Outcome, recommend
from . import what_if
from .decided.asks import asks
from .doctor_first import by_when
from .fit_file import fit_data
from .fit_of_result import Fitting
from .fit_tables import AcuteStay
from .open_questions import asked_first, undecided_danger
from .phrase_tables import ResultFrames
from .phrases import phrases
from .step_tables import NOT_IN_CARE, Situation, Step
from .steps import steps_for

# What a program should also have that changes which of its formats suits best.
HOUSING = "recovery_housing"
MayTell = Callable[[Sequence[str]], bool]


def always(questions: Sequence[str]) -> bool:
    """The answers to any questions may be told."""
    return True


@cache
def sections() -> Mapping[str, str]:
    """The part of the questionnaire that each question is of."""
    return {question.id: question.section for question in questionnaire().questions.values()}


@by_language
def shorts() -> Mapping[str, str]:
    """Each question in short, in the order asked."""
    return {question.id: question.short for question in questionnaire().questions.values()}


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

    @cached_property
    def told(self) -> Standing:
        """The answers, each taken as asked; what is open is never taken as told."""
        return trusting(self.standing)

    @cached_property
    def phrases(self) -> ResultFrames:
        """The sentence frames for whoever answers."""
        return phrases().frames(self.respondent)

    @cached_property
    def said(self) -> dict[str, str]:
        """What was told, one fragment a question, as on the check page."""
        return said(self.answers, questionnaire())

    def said_to(self, question: str) -> str:
        """The fragment of one question; empty where nothing was told."""
        return said_to(questionnaire().questions[question], self.answers)

    @cached_property
    def words(self) -> wording.Words:
        """What the sentences of the explanation are made of."""
        return wording.Words(
            said=weighing(self.answers),
            open=frozenset(self.open_questions),
            parts=sections(),
            questions=shorts(),
            about=phrases().about_dimensions(self.respondent),
            frames=self.phrases,
            names=phrases().named,
            purposes=phrases().purposes,
            shortfalls=phrases().shortfalls,
        )

    @cached_property
    def scores(self) -> dict[str, tuple[int, int]]:
        """The three headline scores, each low and high from 0 to 4."""
        return headline_scores(self.profile)

    @cached_property
    def notes(self) -> list[Any]:
        """Texts that the answers bring up, and that no alert or step on the page says already."""
        said = {alert.key for alert in self.profile.alerts} | {step.key for step in self.steps}
        came_up = brought_up(notes(), self.told)
        return [note for note in came_up if note.adds_to(said, self.there_now)]

    @cached_property
    def needs(self) -> list[Any]:
        """What a program should also have."""
        return brought_up(needs(), self.told)

    @cached_property
    def there_now(self) -> bool:
        """Whether there is staff at hand, day and night."""
        return is_there_now(self.standing)

    @cached_property
    def doctor_first(self) -> str:
        """By when a doctor is to be seen before all else; empty where none is."""
        return by_when(self.outcome, self.profile.alerts)

    @property
    def reminder(self) -> str:
        """Whom every page names after danger was told."""
        return reminder(interrupting_among(self.profile.alerts), self.there_now)

    def alert_text(self, alert: Alert) -> str:
        """What to do now, as this respondent reads it."""
        return triggers()[alert.key].text(self.respondent, self.there_now)

    @cached_property
    def open_questions(self) -> list[str]:
        """The questions that are asked, count to the level, and have no answer yet."""
        return [
            name
            for name, question in questionnaire().questions.items()
            if name in self.standing
            and is_open(self.answers, name)
            and question.section not in ("about", "obligations")
        ]

    @cached_property
    def worth_asking(self) -> list[str]:
        """Those of them whose answer could still change the result: what was left out on the road
        because it decides nothing is not asked for here either."""
        matter = set(asks(self.answers, (), self.definitions)) if self.open_questions else set()
        if self.profile.youth:
            matter &= questionnaire().under_18
        return [name for name in self.open_questions if name in matter]

    @cached_property
    def settles_most(self) -> str | None:
        """The open question to ask for first where the answers leave a range."""
        if self.highest is None and self.outcome != Outcome.NOT_ENOUGH_ANSWERS:
            return None
        return asked_first(self.answers, self.open_questions, self.profile, self.definitions)

    @cached_property
    def holds_open(self) -> list[str]:
        """The open questions that make the difference between the two ends of the range."""
        if self.highest is None:
            return []
        deciding = holds_open(self.recommendation)
        return [name for name in self.open_questions if name in deciding]

    @cached_property
    def fit(self) -> Fit | None:
        """The format of the level that suits the week best; None without a level."""
        return self.fitting.best if self.fitting else None

    @cached_property
    def fitting(self) -> Fitting | None:
        """The week held against the formats of the level; None without a level."""
        if self.level is None:
            return None
        housing = brought_up({HOUSING: needs()[HOUSING]}, self.told)
        return Fitting(
            self.level, self.definitions, self.profile, self.standing, self.told, bool(housing)
        )

    @cached_property
    def acute_stay(self) -> AcuteStay | None:
        """What the level is called where an acute format of it outranks the others."""
        acute = fit_data().acute
        formats = self.level.texts.get("format", ()) if self.level else ()
        if not any(item["key"] in acute for item in formats):  # the fit is worked out for few
            return None
        return acute[self.fit.format.key] if self.fit and self.fit.acute else None

    @cached_property
    def rights(self) -> list[Any]:
        """Rights that go with the obligations that were told of."""
        return brought_up(rights(), self.told)

    @cached_property
    def in_care(self) -> Move | None:
        """Whether the level means staying, more or less than the present care; None without."""
        now = self.standing["current_care"][0] or ""
        return move(now, self.level, self.highest, self.definitions)

    @property
    def told_to_stay(self) -> bool:
        """Whether the answers point to staying in the present care: nothing to search for."""
        return self.in_care == Move.STAY

    @cached_property
    def level_name(self) -> str:
        """The short name of the level inside a sentence; empty without a level."""
        return grammar().mid_sentence(wording.name_of(self.level)) if self.level else ""

    @cached_property
    def steps(self) -> list[Step]:
        """What to do next: one to three steps, the most urgent first, each about one thing."""
        return steps_for(self.situation)

    def steps_beside_danger(self) -> list[Step]:
        """The same where the danger that is open is asked about right beside them."""
        return steps_for(replace(self.situation, danger_open=False))

    @cached_property
    def situation(self) -> Situation:
        """What the first steps depend on."""
        return Situation(
            told=self.told,
            outcome=self.outcome,
            level=self.level.key if self.level else "",
            move=self.in_care or NOT_IN_CARE,
            there_now=self.there_now,
            zip_given="zip" in self.answers,
            best=lambda: self.fit,
            danger_open=bool(undecided_danger(self.profile)),
            alerts=frozenset(alert.key for alert in self.profile.alerts),
        )

    def step_text(self, step: Step) -> str:
        """One step, as this respondent reads it."""
        return step.naming(self.level_name, self.respondent)

    @cached_property
    def what_if(self) -> tuple[WhatIf, ...]:
        """The smallest changes of answers that would move the result."""
        return what_if.smallest_changes(self.answers, self.recommendation)

    def what_if_text(self, item: WhatIf) -> str:
        """One "what would change this" in words."""
        return what_if.in_words(item, self.answers, self.words)

    def reasons(self) -> list[dict[str, Any]]:
        """Why: what the outcome rests on first, then why less is not enough."""
        rows = [self._alert_reason(alert) for alert in self.profile.alerts if alert.outcome]
        return rows + self.why_less_is_not_enough()

    def why_less_is_not_enough(
        self, may_tell: MayTell = always, most: int = explanation.MOST_REASONS
    ) -> list[dict[str, Any]]:
        """The first reasons against less care, at most three, without those that tell an answer
        that may not be told."""
        reasons = explanation.reasons(self.recommendation)
        kept = [reason for reason in reasons if may_tell(reason.answers)]
        return [
            {
                "level": reason.level,
                "text": text,
                "answers": list(reason.answers),
                "source": reason.source,
            }
            for reason, text in explanation.told_once(kept, self.words, most)
        ]

    def _alert_reason(self, alert: Alert) -> dict[str, Any]:
        trigger = triggers()[alert.key]
        text = f"{trigger.title}. {self.alert_text(alert)}"
        row = {"level": None, "text": text, "answers": list(alert.answers)}
        return {**row, "source": trigger.source}

    def why_not(self) -> dict[str, str]:
        """A sentence or two for every level but the recommended one."""
        return why_not(self.recommendation, self.words)
