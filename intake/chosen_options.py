"""The options chosen, back in words: as labels on the check page, in short beside reasons. Pure."""

from iop_guide.rules.grammar import grammar

from .answers import Answers
from .questions import NOT_SURE, Question, Questionnaire

MOST_TOLD = 3


def chosen(question: Question, answers: Answers) -> list[str]:
    """The option ids chosen, none while the question is open."""
    value = answers.get(question.id, NOT_SURE)
    if value == NOT_SURE:
        return []
    return value if isinstance(value, list) else [value]


def labels(question: Question, answers: Answers) -> list[str]:
    """The chosen options as the respondent read them; a ZIP as entered."""
    options = chosen(question, answers)
    if question.kind == "zip":
        return options
    respondent = answers.get("respondent", "self")
    return [question.option(option).label(respondent) for option in options]


def said(answers: Answers, questionnaire: Questionnaire, most: int = MOST_TOLD) -> dict[str, str]:
    """What was told, one fragment a question: {"low_mood": "Low mood: nearly every day"}.

    Of several chosen options the first `most` are told, and how many more there are."""
    each = {name: said_to(q, answers, most) for name, q in questionnaire.questions.items()}
    return {name: fragment for name, fragment in each.items() if fragment}


def said_to(question: Question, answers: Answers, most: int = MOST_TOLD) -> str:
    """What was told to one question, as such a fragment; empty where nothing was."""
    options = chosen(question, answers)
    if not options or question.kind != "choice":
        return ""
    return f"{question.short}: {_together(question, options, most)}"


def _together(question: Question, options: list[str], most: int) -> str:
    words = [question.option(option).said for option in options]
    return grammar().first_few(words, most)
