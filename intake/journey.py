"""The journey: which pages apply so far, in which order, and where one goes next.

Pure. Part one is the road to the result; part two is walked only when it is opened from there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from .answers import Answers
from .conditions import FALSE, OPEN, TRUE
from .frequency import work_out
from .questions import NOT_SURE, PART_ONE, PART_TWO, Page, Questionnaire

YOUNG = {"age_group": "under_18"}
# What opens part two, in the place of the id of a question.
WHOLE_PART_TWO = "part_two"


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

    def of_part(self, part: int) -> list[Page]:
        """The pages of one part, in order."""
        return [page for page in self.pages if page.part == part]

    def first_unseen(self, part: int = PART_ONE) -> Page | None:
        """The first page of a part not yet seen; None when all are."""
        return next((page for page in self.of_part(part) if page.key not in self.seen), None)

    def after(self, page: Page) -> Page | None:
        """The page that follows in its part; None after the last. From one that applies no more,
        the first unseen."""
        if page not in self.pages:
            return self.first_unseen()
        following = self.at(self.place(page) + 1)
        return following if following and following.part == page.part else None

    def unseen_after(self, page: Page) -> Page | None:
        """The next page of the same part that was not seen yet."""
        later = self.pages[self.place(page) :] if page in self.pages else ()
        return next((p for p in later if p.part == page.part and p.key not in self.seen), None)

    def before(self, page: Page) -> Page | None:
        """The page before in its part; None before the first, and for one that applies no more."""
        before = self.at(self.place(page) - 1) if page in self.pages else None
        return before if before and before.part == page.part else None

    def page_with(self, question: str) -> Page | None:
        """The page on which a question stands, if it is asked; for all of part two its first."""
        if question == WHOLE_PART_TWO:
            return self.first_unseen(PART_TWO) or next(iter(self.of_part(PART_TWO)), None)
        return self.questionnaire.page_of(question) if question in self.asked else None

    def reaches(self, page: Page) -> bool:
        """Whether every page before this one was seen. Part two waits for nothing: it never says
        how much care."""
        if page.part == PART_TWO:
            return page in self.pages
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
        road = self.of_part(PART_ONE)
        last = max((self.place(page) for page in road if page.key in self.seen), default=0)
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
    the result. What was answered already stays, while it may still count. Someone under 18 is
    asked about danger alone."""
    young = YOUNG.items() <= answers.items()
    passed = {name for page in questionnaire.pages if page.key in seen for name in page.questions}
    standing: dict[str, tuple[Any, bool]] = {}
    asked = []
    for name in questionnaire.questions:
        if name in questionnaire.hang_on_frequencies:
            standing |= work_out(standing)
        needed = questionnaire.conditions[name]
        truth = min([condition.truth(standing) for condition in needed]) if needed else TRUE
        if truth == FALSE or (truth == OPEN and name not in answers):
            continue
        if young and name not in questionnaire.under_18:
            continue
        asked.append(name)
        if name in answers or name in passed:
            answer = answers.get(name, NOT_SURE)
            standing[name] = (None if answer == NOT_SURE else answer, truth != OPEN)
    return asked
