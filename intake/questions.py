"""What a question, an option, a section, a gate and a page are: the shapes of the data files.

The dataclasses are the schema: a misspelt key or a missing text stops the site from starting,
with the file and the entry named (see questionnaire.py, which reads the files).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from iop_guide.data import written_as

from .conditions import Condition, ConditionError
from .voices import LOVED_ONE, Voiced

NOT_SURE = "not_sure"
# What decides how much care, and what shapes how it fits (Page.part).
PART_ONE, PART_TWO = PARTS = (1, 2)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice. `self` and `loved_one` are its label as each respondent reads it."""

    id: str
    self: str
    said: str
    loved_one: str = ""
    hint: str = ""

    def label(self, respondent: str) -> str:
        """The label for this respondent (`self` or `loved_one`)."""
        return self.loved_one if respondent == LOVED_ONE and self.loved_one else self.self


@dataclass(frozen=True, kw_only=True, eq=False)
class Question(Voiced):
    """One question: its id in the answers contract, its words, and how it is answered; the same as
    itself alone."""

    id: str
    section: str
    short: str
    why: str
    source: str
    reviewed: date
    options: tuple[Option, ...] = field(default=(), metadata=written_as("option"))
    always: bool = False
    hint: str = ""
    hint_loved_one: str = ""
    counts: str = ""
    find_out: str = ""
    kind: Literal["choice", "zip"] = "choice"
    many: bool = False
    unordered: bool = False
    no_order_options: tuple[str, ...] = ()
    past_options: tuple[str, ...] = ()
    exclusive: str = ""
    not_sure: bool = True
    required: bool = False
    fixed: bool = False
    only_they_know: bool = False
    asked_when: Condition | None = None

    def hint_for(self, respondent: str) -> str:
        """What is said before the choices."""
        return self.hint_loved_one if respondent == LOVED_ONE and self.hint_loved_one else self.hint

    @property
    def read_from(self) -> tuple[str, ...]:
        """The questions that its answer is read from: itself."""
        return (self.id,)

    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in the order they are shown."""
        return tuple(self._by_id)

    def option(self, option_id: str) -> Option:
        """The option with this id; KeyError if there is none."""
        return self._by_id[option_id]

    @cached_property
    def _by_id(self) -> dict[str, Option]:
        return {option.id: option for option in self.options}

    def order(self) -> tuple[str, ...]:
        """The options of rising need, least first; empty where there is no order."""
        if self.unordered or self.kind != "choice":
            return ()
        return tuple(o for o in self.option_ids() if o not in self.no_order_options)

    def worse_from(self, option: str) -> tuple[str, ...]:
        """`option` and every later one. ConditionError where the options have no order."""
        order = self.order()
        if option not in order:
            raise ConditionError(f"at_least: {self.id} has no option {option!r} in an order")
        return order[order.index(option) :]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the questionnaire; asked of everyone unless it has `opens`."""

    key: str
    name: str
    opens: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Line(Voiced):
    """What a gate says in a line of the question `id`, and the answer that its empty box gives;
    `also_no` are answers that say no more than that one."""

    id: str
    unticked: str
    also_no: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gate(Voiced):
    """A screen that asks first, in a line each, which of several questions to ask at all."""

    key: str
    why: str
    none: str
    lines: tuple[Line, ...] = field(metadata=written_as("line"))
    hint: str = ""
    hint_loved_one: str = ""

    @property
    def field_name(self) -> str:
        """The name of its field in a form."""
        return f"gate_{self.key}"

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions it stands for."""
        return tuple(line.id for line in self.lines)

    def hint_for(self, respondent: str) -> str:
        """What is said before the boxes."""
        return self.hint_loved_one if respondent == LOVED_ONE and self.hint_loved_one else self.hint


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """One page of one to four questions on one topic, or of one gate; the same as itself alone."""

    key: str
    section: str
    part: int
    title: str
    questions: tuple[str, ...] = ()
    gate: str = ""
    intro: str = ""
    intro_loved_one: str = ""
    kind: str = ""
    sensitive: bool = False
    under_18: tuple[str, ...] = ()

    def intro_for(self, respondent: str) -> str:
        """What the page says first."""
        loved_one = respondent == LOVED_ONE and self.intro_loved_one
        return self.intro_loved_one if loved_one else self.intro


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """All questions in the order asked, with their sections and pages."""

    questions: Mapping[str, Question]
    sections: Mapping[str, Section]
    pages: tuple[Page, ...]
    gates: Mapping[str, Gate] = field(default_factory=dict)
    conditions: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)

    @cached_property
    def hang_on_frequencies(self) -> frozenset[str]:
        """The questions that are asked only where something is used often enough."""
        return frozenset(
            name
            for name, conditions in self.conditions.items()
            for condition in conditions
            for choice in condition.choices()
            if choice.question not in self.questions
        )

    @cached_property
    def open_in_their_gate(self) -> Mapping[str, frozenset[str]]:
        """The questions that hang only on others of their own gate, and on which."""
        openers = {
            name: frozenset(other for condition in needed for other in condition.questions())
            for name, needed in self.conditions.items()
            if needed
        }
        return {
            name: openers[name]
            for gate in self.gates.values()
            for name in gate.questions
            if name in openers and openers[name] <= {*gate.questions}
        }

    @cached_property
    def under_18(self) -> frozenset[str]:
        """The questions that someone under 18 is asked."""
        return frozenset(name for page in self.pages for name in page.under_18)

    def page_of(self, question: str) -> Page:
        """The page that a question stands on."""
        return self._pages_of_questions[question]

    @cached_property
    def _pages_of_questions(self) -> Mapping[str, Page]:
        return {name: page for page in self.pages for name in page.questions}

    @cached_property
    def gate_pages(self) -> tuple[Page, ...]:
        """The pages that are gates."""
        return tuple(page for page in self.pages if page.gate)

    def gate_of(self, page: Page) -> Gate | None:
        """The gate that a page is; None for a page of questions."""
        return self.gates.get(page.gate)
