"""The shapes of a release's content; the schema of the TOML files and of the release alike.

What stands in the draft as a row (models/) is here the texts and figures of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from iop_guide.rules.grammar import grammar

# Two whole numbers, the lower one first.
Span = NewType("Span", list[int])


@dataclass(frozen=True, kw_only=True)
class ServiceTexts:
    """Something that is done at a level; the same names across levels can be compared."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FormatTexts:
    """A way in which a level is given, and what it asks of a person's week."""

    key: str
    name: str
    text: str
    times: list[str]
    hours_per_week: Span
    virtual: bool = False
    overnight: bool = False
    housing: bool = False


@dataclass(frozen=True, kw_only=True)
class SlotTexts:
    """One block of a usual week, such as Monday 18:00 to 21:00."""

    day: str
    start: str
    end: str
    what: str


@dataclass(frozen=True, kw_only=True)
class LevelTexts:
    """Everything a patient asks about a level of care."""

    name: str
    short: str
    in_a_sentence: str
    tagline: str
    summary: str
    hours_per_week: Span
    days_per_week: Span
    hours_words: str
    usual_week: str
    usual_length: str
    sleep: str
    medical_care: str
    who_is_there: str
    daily_life: str
    serves_who: str
    needs_more: str
    needs_less: str
    cost: str
    cost_rank: int
    first_steps: list[str]
    waiting: str
    step_up: list[str]
    reviewed: date
    sources: list[str]
    step_down: list[str] | None = None
    ask_program: list[str] | None = None
    ask_about_use: list[str] | None = None
    watch_for: list[str] | None = None
    service: list[ServiceTexts] | None = None
    format: list[FormatTexts] | None = None
    week: list[SlotTexts] | None = None

    @property
    def mid_sentence(self) -> str:
        """The short name inside a sentence: "outpatient care", but "IOP"."""
        return grammar().mid_sentence(self.short)


@dataclass(frozen=True, kw_only=True)
class HelpLineTexts:
    """One number to call or text, or a chat, and what happens then."""

    key: str
    name: str
    kind: str
    shown: str
    who: str
    what_happens: str
    open: str
    source: str
    reviewed: date
    number: str = ""
    press: str = ""
    body: str = ""
    url: str = ""
    languages: str = ""
    audience: str = ""

    @property
    def href(self) -> str:
        """The link that dials, starts a text message, or opens the chat."""
        if self.kind == "call":
            return f"tel:{self.number}" + (f",{self.press}" if self.press else "")
        if self.kind == "text":
            return f"sms:{self.number}" + (f"?&body={self.body}" if self.body else "")
        return self.url


@dataclass(frozen=True, kw_only=True)
class GuideTexts:
    """One reading page; its body is Markdown."""

    key: str
    title: str
    summary: str
    body: str
    sources: list[str]
    reviewed: date
