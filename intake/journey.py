"""The journey: which pages apply so far, in which order, and where one goes next.

Pure.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from .answers import Answers
from .conditions import FALSE, OPEN, TRUE
from .frequency import work_out
from .questions import NOT_SURE, Page, Questionnaire


@dataclass(frozen=True)
class Journey:
    """The pages that apply to these answers, and those already seen."""

    answers: Answers
    seen: tuple[str, ...]
    questionnaire: Questionnaire
    asked: tuple[str, ...]
    pages: tuple[Page, ...]

    def place(self, page: Page) -> int:
        """The place of a page, counted from 1."""
        return self.pages.index(page) + 1

    def find(self, key: str) -> Page | None:
        """The page with this key, if it applies."""
        return next((page for page in self.pages if page.key == key), None)

    def at(self, place: int) -> Page | None:
        """The page at a place, counted from 1."""
        return self.pages[place - 1] if 1 <= place <= len(self.pages) else None

    def first_unseen(self) -> Page | None:
        """The first page not yet seen; None when all are."""
        return next((page for page in self.pages if page.key not in self.seen), None)

    def after(self, page: Page) -> Page | None:
        """The page that follows; None after the last. From one that applies no more, the first
        unseen."""
        return self.at(self.place(page) + 1) if page in self.pages else self.first_unseen()

    def before(self, page: Page) -> Page | None:
        """The page before; None before the first, and for one that applies no more."""
        return self.at(self.place(page) - 1) if page in self.pages else None

    def page_with(self, question: str) -> Page | None:
        """The page on which a question stands, if it is asked."""
        return self.questionnaire.page_of(question) if question in self.asked else None

    def reaches(self, page: Page) -> bool:
        """Whether every page before this one was seen."""
        unseen = self.first_unseen()
        return unseen is None or self.place(page) <= self.place(unseen)

    def questions_on(self, page: Page) -> list[str]:
        """The questions of a page that apply."""
        return [name for name in page.questions if name in self.asked]

    def opened_since(self, before: "Journey") -> Page | None:
        """The first page that a change has brought up: one with a question not asked before
        and still open, or an unseen one among pages seen."""
        for name in self.asked:
            if name not in before.asked and name not in self.answers:
                return self.questionnaire.page_of(name)
        last = max((self.place(page) for page in self.pages if page.key in self.seen), default=0)
        unseen = self.first_unseen()
        return unseen if unseen and self.place(unseen) < last else None


def journey(
    answers: Answers,
    seen: Collection[str],
    questionnaire: Questionnaire,
    decided: Collection[str] = (),
) -> Journey:
    """The journey so far; what is `decided` without an answer (see deciding.py) is not asked."""
    asked = tuple(
        name
        for name in sure_to_be_asked(answers, seen, questionnaire)
        if name in answers or name not in decided
    )
    pages = tuple(page for page in questionnaire.pages if not set(page.questions).isdisjoint(asked))
    return Journey(answers, tuple(seen), questionnaire, asked, pages)


def sure_to_be_asked(
    answers: Answers, seen: Collection[str], questionnaire: Questionnaire
) -> list[str]:
    """The questions that these answers ask, in order. One of a page not yet seen opens nothing, and
    neither does one left open, so that skipping never lengthens; what it could open is offered on
    the result. What was answered already stays, while it may still count."""
    passed = {name for page in questionnaire.pages if page.key in seen for name in page.questions}
    standing: dict[str, tuple[Any, bool]] = {}
    asked = []
    for name in questionnaire.questions:
        if name in questionnaire.hang_on_frequencies:
            standing |= work_out(standing)
        needed = questionnaire.conditions[name]
        truth = min((condition.truth(standing) for condition in needed), default=TRUE)
        if truth == FALSE or (truth == OPEN and name not in answers):
            continue
        asked.append(name)
        if name in answers or name in passed:
            answer = answers.get(name, NOT_SURE)
            standing[name] = (None if answer == NOT_SURE else answer, truth != OPEN)
    return asked
