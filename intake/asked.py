"""Which questions are asked of someone, as far as is known by now. Pure."""

from collections.abc import Collection
from typing import Any

from .answers import Answers, is_open
from .conditions import FALSE, OPEN, TRUE
from .frequency import work_out
from .gates import Ticks, opened
from .questions import NOT_SURE, Questionnaire

YOUNG = {"age_group": "under_18"}


def sure_to_be_asked(
    answers: Answers, seen: Collection[str], questionnaire: Questionnaire, ticks: Ticks
) -> list[str]:
    """The questions that these answers ask, in order. One of a page not yet seen opens nothing, and
    neither does one left open, so that skipping never lengthens; what it could open is offered on
    the result. What was answered already stays, while it may still count. Someone under 18 is
    asked about danger alone."""
    young = YOUNG.items() <= answers.items()
    passed = passed_by(answers, seen, questionnaire, ticks)
    together = _asked_together(answers, questionnaire)
    standing: dict[str, tuple[Any, bool]] = {}
    asked = []
    for name in questionnaire.questions:
        if name in questionnaire.hang_on_frequencies:
            standing |= work_out(standing)
        needed = questionnaire.conditions[name]
        truth = min([condition.truth(standing) for condition in needed]) if needed else TRUE
        if name not in together and (truth == FALSE or (truth == OPEN and name not in answers)):
            continue
        if young and name not in questionnaire.under_18:
            continue
        asked.append(name)
        if name in answers or name in passed:
            answer = answers.get(name, NOT_SURE)
            standing[name] = (None if answer == NOT_SURE else answer, truth == TRUE)
    return asked


def _asked_together(answers: Answers, questionnaire: Questionnaire) -> set[str]:
    """What hangs only on open questions of its own gate: there it is asked in the same breath."""
    return {
        name
        for name, openers in questionnaire.open_in_their_gate.items()
        if all(is_open(answers, other) for other in openers)
    }


def passed_by(
    answers: Answers, seen: Collection[str], questionnaire: Questionnaire, ticks: Ticks
) -> set[str]:
    """The questions of the pages seen; of a gate, those that it leaves no page to."""
    passed: set[str] = set()
    in_gates: set[str] = set()
    for page in questionnaire.pages:
        if page.key in seen:
            passed.update(page.questions)
            if gate := questionnaire.gate_of(page):
                in_gates.update(gate.questions)
    for gate in questionnaire.gates.values():
        in_gates.difference_update(opened(gate, answers, ticks))
    return passed | in_gates
