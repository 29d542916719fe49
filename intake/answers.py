"""Answers: a mapping of question id to an option id, or to a list of option ids.

Checks what comes in from outside, and works out which questions a set of answers asks.
"""

import re
from collections.abc import Mapping
from typing import Any

from .conditions import FALSE, OPEN, TRUE
from .frequency import contradiction, work_out
from .questions import NOT_SURE, Question, Questionnaire

Answers = Mapping[str, Any]


class AnswerError(ValueError):
    """An answer is not one that was offered; the message names it and what is accepted."""


def check_answers(answers: Any, questionnaire: Questionnaire) -> Answers:
    """The answers, unchanged, or an AnswerError that names the id and what is accepted."""
    if not isinstance(answers, dict):
        raise AnswerError('give one JSON object of answers, such as {"age_group": "26_64"}')
    for name, value in answers.items():
        if name not in questionnaire.questions:
            raise AnswerError(f"{name!r} is no question; ids are listed in docs/answers.md")
        check_answer(questionnaire.questions[name], value)
    for question in questionnaire.questions.values():
        if question.required and question.id not in answers:
            raise AnswerError(f"{question.id} is missing: one of {_accepted(question)} is accepted")
    if contradiction(answers):
        raise AnswerError(
            f"use_frequency: {answers['use_frequency']!r} is more often than any frequency_..."
            " of the substances; one of them must be as often"
        )
    return answers


def check_answer(question: Question, value: Any) -> None:
    """Raise AnswerError unless the question may be answered so."""
    if question.kind == "zip":
        if not (isinstance(value, str) and re.fullmatch(r"[0-9]{5}", value)):
            raise AnswerError(f"{question.id}: five digits as text are accepted, not {value!r}")
        return
    if value == NOT_SURE and question.not_sure:
        return
    if not question.many:
        if not isinstance(value, str) or value not in question.option_ids():
            raise AnswerError(f"{question.id}: {value!r} is not one of {_accepted(question)}")
        return
    if not isinstance(value, list) or not value:
        raise AnswerError(
            f"{question.id}: a list of one or more of {_accepted(question)} is accepted, "
            f"not {value!r}"
        )
    for option in value:
        if not isinstance(option, str) or option not in question.option_ids():
            raise AnswerError(f"{question.id}: {option!r} is not one of {_accepted(question)}")
        if value.count(option) > 1:
            raise AnswerError(f"{question.id}: {option!r} is given twice")
    if question.exclusive in value and len(value) > 1:
        raise AnswerError(f"{question.id}: {question.exclusive!r} excludes the other options")


def _accepted(question: Question) -> str:
    options = ", ".join(question.option_ids())
    return f"{options} (or not_sure)" if question.not_sure else options


def is_open(answers: Answers, question: str) -> bool:
    """Whether a question is unanswered or answered "not sure"."""
    return answers.get(question, NOT_SURE) == NOT_SURE


def stand(answers: Answers, questionnaire: Questionnaire) -> dict[str, tuple[Any, bool]]:
    """What stands for each question: its answer (None while open), and whether it surely does.

    A question that these answers do not ask is left out: an answer to it counts for nothing.
    Where an open answer decides whether a question is asked, its answer is not certain. What is
    worked out from several answers stands beside them (see frequency.py).
    """
    standing: dict[str, tuple[Any, bool]] = {}
    worked_out: dict[str, tuple[Any, bool]] = {}
    for name in questionnaire.questions:
        if not worked_out and name in questionnaire.hang_on_frequencies:
            worked_out = work_out(standing)  # what it is read from stands before
            standing |= worked_out
        asked = TRUE
        for condition in questionnaire.conditions[name]:
            asked = min(asked, condition.truth(standing))
        if asked != FALSE:
            answer = answers.get(name, NOT_SURE)
            standing[name] = (None if answer == NOT_SURE else answer, asked != OPEN)
    return standing if worked_out else standing | work_out(standing)


def dropped(answers: Answers, questionnaire: Questionnaire) -> list[str]:
    """The questions that were answered and no longer apply."""
    standing = stand(answers, questionnaire)
    return [name for name in questionnaire.questions if name in answers and name not in standing]
