"""A program as people read it in the list: in words, with what is known, open, and how old."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from .search import Condition
from .vocabulary import vocabulary, word

# After this, what a source says is shown as old. What has no date is shown as such.
OLD_AFTER = timedelta(days=365)
FACTS = (
    "telehealth", "treats_both", "sliding_fee", "opioid_medication", "alcohol_medication",
    "withdrawal_care", "child_care", "recovery_housing", "transport_help",
)  # fmt: skip
LISTS = {
    "payers": "Who pays",
    "languages": "Languages besides English",
    "ages": "Ages",
    "populations": "Groups for",
    "accreditation": "License and accreditation",
}
USUAL_QUESTIONS = (
    "Are you taking new people? How soon is the first visit?",
    "What will it cost me, after insurance? Can you check that before I come?",
)


@dataclass(frozen=True)
class Phone:
    """A number to call: as shown, and the link that dials it, with a pause before an extension."""

    shown: str
    href: str
    about: str


@dataclass(frozen=True)
class Listing:
    """One program of the list. `rows` are what else its source says, as names and words."""

    program: Any
    away: str
    gives: list[str]
    cannot_tell: list[str]
    phones: list[Phone]
    met: list[str]
    times_met: bool
    asks: list[str]
    only: str
    rows: list[tuple[str, str]]
    old: bool

    @property
    def usual_questions(self) -> tuple[str, ...]:
        """What to ask wherever one calls."""
        return USUAL_QUESTIONS


def listing(spot: Any) -> Listing:
    """A spot that was found, in words."""
    program = spot.program
    met: Sequence[Condition] = spot.met
    asked_level = any(item.key == "levels" for item in (*met, *spot.unsaid))
    return Listing(
        program=program,
        away=distance_words(spot.miles),
        gives=_words(program, "levels") + _words(program, "formats"),
        cannot_tell=[] if asked_level else _words_of("levels", program.levels_unknown),
        phones=phones(program),
        met=[option.name for item in met for option in _had(item, spot)],
        times_met=any(item.filter.key == "times" for item in met),
        asks=[option.ask for item in spot.unsaid for option in item.options],
        only=_only(program),
        rows=_rows(program),
        old=is_old(program, timezone.localdate()),
    )


def distance_words(miles: float) -> str:
    """Such as "about 3 miles"; both ends are the middle of a ZIP code, so that is all it is."""
    if miles < 1.5:
        return "in or next to that ZIP code"
    step = 1 if miles < 20 else 5 if miles < 100 else 10
    return f"about {step * round(miles / step)} miles"


def phones(program: Any) -> list[Phone]:
    """Its numbers, the one for new people first."""
    numbers = [
        (program.intake_phone, program.intake_extension, "for new people"),
        (program.phone, program.extension, "main number"),
    ]
    found = [_phone(*number) for number in numbers if number[0]]
    return list({phone.href: phone for phone in reversed(found)}.values())[::-1]


def _phone(number: str, extension: str, about: str) -> Phone:
    href = "tel:+1" + number.replace("-", "")
    if not extension:
        return Phone(number, href, about)
    return Phone(f"{number}, extension {extension}", f"{href},{extension}", about)


def is_old(program: Any, today: date) -> bool:
    """Whether all that was said about it is more than a year old."""
    told = [day for day in (program.source_date, program.confirmed) if day]
    return bool(told) and max(told) < today - OLD_AFTER


def _had(condition: Condition, spot: Any) -> list[Any]:
    bits = getattr(spot, f"has_{condition.filter.column}")
    if condition.filter.key == "times":
        return []
    return [option for option in condition.options if bits >> option.number & 1]


def _words(program: Any, field: str) -> list[str]:
    return _words_of(field, getattr(program, field))


def _words_of(field: str, keys: Sequence[str]) -> list[str]:
    order = list(vocabulary()[field])
    known = [key for key in order if key in keys]
    return [word(field, key) for key in (*known, *(key for key in keys if key not in order))]


def _only(program: Any) -> str:
    """For whom alone it is, where it says so."""
    only = _words(program, "only_for")
    if len(program.genders) == 1:
        only += [f"{word('genders', program.genders[0])} only"]
    if program.ages == ["under_18"]:
        only += ["Under 18 only"]
    return "; ".join(only)


def _rows(program: Any) -> list[tuple[str, str]]:
    facts = {name: getattr(program, name) for name in FACTS}
    named = {name: str(program._meta.get_field(name).verbose_name) for name in FACTS}
    has = [named[name] for name, said in facts.items() if said == "yes"]
    has_not = [named[name] for name, said in facts.items() if said == "no"]
    rows = [("Also", ", ".join(has)), ("Not there", ", ".join(has_not))]
    rows += [(name, ", ".join(_words(program, field))) for field, name in LISTS.items()]
    return [(name, words) for name, words in rows if words]
