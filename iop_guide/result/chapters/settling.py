"""The one open question that would settle most, asked on the card itself.

A page of questions is sent whole, so the answers to the others of its page go along unchanged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundField, BoundWidget

from intake.forms import PageForm
from intake.questionnaire import questionnaire
from intake.questions import NOT_SURE, Page, Question

from ..shown_alerts import Undecided
from .shown import ShownResult

# With more options than this it would fill the card: then one press opens it.
MOST_OPTIONS = 6


@dataclass(frozen=True)
class Settling:
    """The question, its form where it is asked right there, and what goes along with it."""

    question: str
    text: str
    hint: str
    hints: list[tuple[str, str]]
    page: str
    field: BoundField | None
    along: list[tuple[str, str]]
    danger: Undecided | None

    @property
    def choices(self) -> list[BoundWidget]:
        """What may be picked. It is asked because it is open: "not sure" would settle nothing."""
        widgets = self.field or ()
        return [widget for widget in widgets if widget.data["value"] != NOT_SURE]


def settling(shown: ShownResult, could_not_tell: Sequence[Undecided]) -> Settling | None:
    """What to ask on the card; None where nothing is open that matters."""
    result, name = shown.result, shown.result.settles_most
    if name is None:
        return None
    question, page = questionnaire().questions[name], questionnaire().page_of(name)
    here = _is_short(question) and page in shown.journey.pages and shown.journey.reaches(page)
    return Settling(
        question=name,
        text=question.text(result.respondent),
        hint=question.hint_for(result.respondent),
        hints=_hints(question, result.respondent),
        page=page.key,
        field=PageForm([question], result.answers)[name] if here else None,
        along=_along(shown, page, name),
        danger=next((row for row in could_not_tell if row.question.id == name), None),
    )


def _hints(question: Question, respondent: str) -> list[tuple[str, str]]:
    """What stands beside some of the choices, each under its name."""
    return [(option.label(respondent), option.hint) for option in question.options if option.hint]


def _is_short(question: Question) -> bool:
    return question.kind != "zip" and len(question.options) <= MOST_OPTIONS


def _along(shown: ShownResult, page: Page, name: str) -> list[tuple[str, str]]:
    """The other answers of the page, as its fields."""
    others = [other for other in shown.journey.questions_on(page) if other != name]
    told = {other: shown.result.answers[other] for other in others if other in shown.result.answers}
    lists = {key: value if isinstance(value, list) else [value] for key, value in told.items()}
    return [(key, value) for key, values in lists.items() for value in values]
