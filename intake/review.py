"""Check your answers: the rows of that page, grouped as asked. Pure."""

from dataclasses import dataclass

from . import chosen_options
from .journey import Journey
from .questions import NOT_SURE, Question


@dataclass(frozen=True)
class AnswerRow:
    """One question as answered: in short, in the words chosen, and where to change it."""

    question: Question
    labels: list[str]
    state: str
    place: int


def _row(journey: Journey, name: str) -> AnswerRow:
    question = journey.questionnaire.questions[name]
    page = journey.questionnaire.page_of(name)
    labels = chosen_options.labels(question, journey.answers)
    not_sure = journey.answers.get(name) == NOT_SURE
    state = "answered" if labels else "not_sure" if not_sure else "skipped"
    place = journey.place(page) if page in journey.pages else 0
    return AnswerRow(question, labels, state, place)


def groups(journey: Journey) -> list[tuple[str, list[AnswerRow]]]:
    """Every question of the pages seen, by section, in the order asked."""
    rows: dict[str, list[AnswerRow]] = {}
    for page in journey.pages:
        if page.key in journey.seen:
            name = journey.questionnaire.sections[page.section].name
            rows.setdefault(name, []).extend(_row(journey, q) for q in journey.questions_on(page))
    return list(rows.items())


def dropped_rows(journey: Journey) -> list[AnswerRow]:
    """Answers that no longer apply because something before them was changed."""
    return [_row(journey, name) for name in journey.answers if name not in journey.asked]
