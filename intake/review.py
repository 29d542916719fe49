"""Check your answers: the rows of that page, grouped as asked. Pure."""

from dataclasses import dataclass

from . import chosen_options
from .answers import Answers
from .journey import Journey
from .questions import NOT_SURE, Question

# Whoever lives there may read them as said of themselves.
SAFETY, OF_HOME = "home_safety", frozenset({"home_safety", "home_substance_use", "relationships"})


@dataclass(frozen=True)
class AnswerRow:
    """One question as answered: in short, and in the words chosen."""

    question: Question
    labels: list[str]
    state: str


def _row(journey: Journey, name: str) -> AnswerRow:
    question = journey.questionnaire.questions[name]
    labels = chosen_options.labels(question, journey.answers)
    not_sure = journey.answers.get(name) == NOT_SURE
    state = "answered" if labels else "not_sure" if not_sure else "skipped"
    return AnswerRow(question, labels, state)


def groups(journey: Journey) -> list[tuple[str, list[AnswerRow]]]:
    """Every question of the pages seen, by section, in the order asked; what a gate answered, like
    any other."""
    rows: dict[str, list[AnswerRow]] = {}
    seen = [page for page in journey.pages if page.key in journey.seen]
    for name in dict.fromkeys(name for page in seen for name in journey.answered_on(page)):
        row = _row(journey, name)
        section = journey.questionnaire.sections[row.question.section].name
        rows.setdefault(section, []).append(row)
    return list(rows.items())


def kept_back(answers: Answers) -> frozenset[str]:
    """The questions whose answers are printed only where someone asks for it: in a home that is not
    safe, whoever is the danger may read the sheet."""
    return frozenset() if answers.get(SAFETY, "safe") == "safe" else OF_HOME


def dropped_rows(journey: Journey) -> list[AnswerRow]:
    """Answers that no longer apply because something before them was changed."""
    return [_row(journey, name) for name in journey.answers if name not in journey.asked]
