"""What a posted page says, read by itself: without a visit, a database or a form token. Pure.

Whatever keeps a page from being kept, the danger told on it is answered, and what was entered is
shown again. Only what is on offer is read; anything else is passed over.
"""

import re
from dataclasses import dataclass
from typing import Any

from . import chosen_options
from .gates import NONE, Choice, seen
from .questionnaire import questionnaire
from .questions import NOT_SURE, Page, Question
from .voices import LOVED_ONE

# Who reads the page, in a hidden field of it: else its words would not be theirs.
READER = "reader"
NEVER_AGAIN = ("csrfmiddlewaretoken", "begin")


@dataclass(frozen=True)
class Posted:
    """The answers of a posted page, the page if it was one of questions, and whom it spoke to:
    `reader` as the page said it, `respondent` as it is now."""

    answers: dict[str, Any]
    page: Page | None
    respondent: str
    reader: str
    fields: list[tuple[str, str]]
    choice: Choice | None = None

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """Each question answered with the labels chosen, and what was chosen at a gate; no label
        for "not sure"."""
        asked = questionnaire().questions
        known = {**self.answers, "respondent": self.respondent}
        rows = [(asked[n].short, chosen_options.labels(asked[n], known)) for n in self.answers]
        if self.choice and self.choice.chosen:
            rows.append((self.choice.gate.text(self.respondent), self._ticked(self.choice)))
        return rows

    def _ticked(self, choice: Choice) -> list[str]:
        none = [choice.gate.none] if NONE in choice.chosen else []
        ticked = [line for line in choice.lines if line.id in choice.ticks]
        return [line.text(self.respondent) for line in ticked] or none

    @property
    def complete(self) -> bool:
        """Whether nothing that its page has to ask is missing."""
        names = self.page.questions if self.page else ()
        asked = [questionnaire().questions[name] for name in names]
        return not any(q.required and q.id not in self.answers for q in asked)


def read(data: Any) -> Posted:
    """What a form sent, as request.POST holds it."""
    page = next((p for p in questionnaire().pages if p.key == data.get("page")), None)
    asked = questionnaire().questions
    names = page.questions if page else asked
    values = {name: _value(asked[name], data.getlist(name)) for name in names if name in data}
    answers = {name: value for name, value in values.items() if value is not None}
    helper = LOVED_ONE in (answers.get("respondent"), data.get(READER))
    fields = [(n, v) for n in data if n not in NEVER_AGAIN for v in data.getlist(n)]
    respondent, reader = LOVED_ONE if helper else "self", data.get(READER, "")
    return Posted(answers, page, respondent, reader, fields, _choice(page, data) if page else None)


def _choice(page: Page, data: Any) -> Choice | None:
    """What a gate was told; of what cannot stand together, the ticks."""
    gate = questionnaire().gate_of(page)
    if gate is None:
        return None
    sent, lines = data.getlist(gate.field_name), seen(gate.lines, data)
    ticks = [line.id for line in lines if line.id in sent]
    alone = [name for name in (NOT_SURE, NONE) if name in sent][:1]
    return Choice(gate, lines, tuple(ticks or alone))


def _value(question: Question, sent: list[str]) -> Any:
    """The answer in what was sent; of options that exclude each other, the more telling."""
    if question.kind == "zip":
        return next((text for text in sent if re.fullmatch("[0-9]{5}", text)), None)
    options = [option for option in question.option_ids() if option in sent]
    if len(options) > 1 and question.exclusive in options:
        options.remove(question.exclusive)
    if options:
        return options if question.many else options[-1]
    return NOT_SURE if question.not_sure and NOT_SURE in sent else None
