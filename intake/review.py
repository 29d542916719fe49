"""Check your answers: the rows of that page, grouped as asked. Pure."""

from dataclasses import dataclass

from . import chosen_options
from .journey import Journey
from .questions import NOT_SURE, Question


@dataclass(frozen=True)
class Row:
    """One question as answered: in short, in the words chosen, and where to change it."""

    question: Question
    labels: list[str]
    state: str
    place: int


def _row(found: Journey, name: str) -> Row:
    question = found.questionnaire.questions[name]
    page = found.questionnaire.page_of(name)
    labels = chosen_options.labels(question, found.answers)
    not_sure = found.answers.get(name) == NOT_SURE
    state = "answered" if labels else "not_sure" if not_sure else "skipped"
    return Row(question, labels, state, found.place(page) if page in found.pages else 0)


def groups(found: Journey) -> list[tuple[str, list[Row]]]:
    """Every question of the pages seen, by section, in the order asked."""
    rows: dict[str, list[Row]] = {}
    for page in found.pages:
        if page.key in found.seen:
            name = found.questionnaire.sections[page.section].name
            rows.setdefault(name, []).extend(_row(found, q) for q in found.questions_on(page))
    return list(rows.items())


def dropped_rows(found: Journey) -> list[Row]:
    """Answers that no longer apply because something before them was changed."""
    return [_row(found, name) for name in found.answers if name not in found.asked]
