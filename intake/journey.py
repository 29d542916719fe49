"""The journey: which pages apply so far, in which order, and where one goes next.

Pure. Part one is the road to the result; part two is walked only when it is opened from there.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property

from .answers import Answers
from .asked import sure_to_be_asked
from .gates import Ticks, opened, shown
from .questions import PART_ONE, PART_TWO, Line, Page, Questionnaire

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
    ticks: Ticks = field(default_factory=dict)

    @cached_property
    def _is_asked(self) -> frozenset[str]:
        return frozenset(self.asked)

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
        unseen, all_pages = self.first_unseen(), self.questionnaire.pages
        if page.part == PART_TWO or unseen is None:
            return True
        return all_pages.index(page) <= all_pages.index(unseen)

    def questions_on(self, page: Page) -> list[str]:
        """The questions of a page that apply."""
        return [name for name in page.questions if name in self._is_asked]

    def lines_on(self, page: Page) -> tuple[Line, ...]:
        """The lines of a gate that apply; none on a page of questions."""
        gate = self.questionnaire.gate_of(page)
        return shown(gate, self._is_asked) if gate else ()

    def answered_on(self, page: Page) -> list[str]:
        """The questions that are answered on a page: on a gate, those that it does not open."""
        gate = self.questionnaire.gate_of(page)
        if gate is None:
            return self.questions_on(page)
        ticked = opened(gate, self.answers, self.ticks)
        return [line.id for line in self.lines_on(page) if line.id not in ticked]

    def opened_since(self, before: "Journey", met: Collection[str] = ()) -> Page | None:
        """The first page that a change has brought up: one not `met` since, with a question not
        asked before and still open, or an unseen one among pages seen."""
        for name in self.asked:
            page = self.questionnaire.page_of(name)
            if not (name in before.asked or name in self.answers or page.key in met):
                return page
        road = self.of_part(PART_ONE)
        last = max((self.place(page) for page in road if page.key in self.seen), default=0)
        unseen = self.first_unseen()
        return unseen if unseen and self.place(unseen) < last else None


def journey(
    answers: Answers,
    seen: Collection[str],
    questionnaire: Questionnaire,
    decided: Collection[str] = (),
    ticks: Ticks | None = None,
    at: str = "",
) -> Journey:
    """The journey so far; what is `decided` without an answer (see deciding.py) is not asked.

    What a gate asks in a line has no page of its own unless it is ticked, or shown right now
    (`at`) to be changed. A gate with one line left is none: that question is asked by itself."""
    ticks = ticks or {}
    asked = tuple(
        name
        for name in sure_to_be_asked(answers, seen, questionnaire, ticks)
        if name in answers or name not in decided
    )
    whole = Journey(answers, tuple(seen), questionnaire, asked, questionnaire.pages, ticks)
    return replace(whole, pages=_road(whole, at))


def _road(whole: Journey, at: str) -> tuple[Page, ...]:
    """Of all pages those that apply."""
    gates = {
        page
        for page in whole.questionnaire.gate_pages
        if len(whole.lines_on(page)) > (page.key not in whole.seen)
    }
    in_lines = {name for page in gates for name in whole.answered_on(page)}

    def applies(page: Page) -> bool:
        asked = whole.questions_on(page)
        return page in gates or not in_lines.issuperset(asked) or (page.key == at and bool(asked))

    return tuple(page for page in whole.pages if applies(page))
