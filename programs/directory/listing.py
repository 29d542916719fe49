"""A program as people read it in the list: in words, with what is known, open, and how old."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from .listing_words import Rows, listing_words
from .search import SearchCondition
from .vocabulary import vocabulary, word

# After this, what a source says is shown as old. What has no date is shown as such.
OLD_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Phone:
    """A number to call, and the link that dials it, with a pause before an extension."""

    number: str
    extension: str
    href: str
    for_new_people: bool


@dataclass(frozen=True)
class Listing:
    """One program of the list. `miles` away is 0 in or next to the ZIP code; `rows` are what else
    its source says, as names and words."""

    program: Any
    miles: int
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
        return listing_words().usual_questions


def listing(spot: Any) -> Listing:
    """A spot that was found, in words."""
    program = spot.program
    met: Sequence[SearchCondition] = spot.met
    asked_level = any(item.key == "levels" for item in (*met, *spot.unsaid))
    return Listing(
        program=program,
        miles=rough(spot.miles),
        gives=_said(program, "levels") + _said(program, "formats"),
        cannot_tell=[] if asked_level else _in_order("levels", program.levels_unknown),
        phones=phones(program),
        met=[option.name for item in met for option in _had(item, spot)],
        times_met=any(item.filter.key == "times" for item in met),
        asks=[option.ask for item in spot.unsaid for option in item.options],
        only=_only(program),
        rows=_rows(program),
        old=is_old(program, timezone.localdate()),
    )


def rough(miles: float) -> int:
    """Such as 3, 25 or 330, and 0 for next to it; both ends are the middle of a ZIP code, so that
    is all it is."""
    if miles < 1.5:
        return 0
    step = 1 if miles < 20 else 5 if miles < 100 else 10
    return step * round(miles / step)


def phones(program: Any) -> list[Phone]:
    """Its numbers, the one for new people first."""
    numbers = [
        (program.intake_phone, program.intake_extension, True),
        (program.phone, program.extension, False),
    ]
    listed = [_phone(*number) for number in numbers if number[0]]
    return list({phone.href: phone for phone in reversed(listed)}.values())[::-1]


def _phone(number: str, extension: str, for_new_people: bool) -> Phone:
    pause = f",{extension}" if extension else ""
    href = f"tel:+1{number.replace('-', '')}{pause}"
    return Phone(number, extension, href, for_new_people)


def is_old(program: Any, today: date) -> bool:
    """Whether all that was said about it is more than a year old."""
    told = [day for day in (program.source_date, program.confirmed) if day]
    return bool(told) and max(told) < today - OLD_AFTER


def _had(condition: SearchCondition, spot: Any) -> list[Any]:
    bits = getattr(spot, f"has_{condition.filter.column}")
    if condition.filter.key == "times":
        return []
    return [option for option in condition.options if bits >> option.number & 1]


def _said(program: Any, field: str) -> list[str]:
    return _in_order(field, getattr(program, field))


def _in_order(field: str, keys: Sequence[str]) -> list[str]:
    order = list(vocabulary()[field])
    known = [key for key in order if key in keys]
    return [word(field, key) for key in (*known, *(key for key in keys if key not in order))]


def _only(program: Any) -> str:
    """For whom alone it is, where it says so."""
    only, said = _said(program, "only_for"), listing_words().only
    if program.genders in (["female"], ["male"]):
        only.append(getattr(said, program.genders[0]))
    if program.ages == ["under_18"]:
        only.append(said.under_18)
    return "; ".join(only)


def _rows(program: Any) -> list[tuple[str, str]]:
    words = listing_words()
    facts = [(said, getattr(program, name)) for name, said in vars(words.facts).items()]
    lists = [item.name for item in fields(Rows) if hasattr(program, item.name)]
    rows = [
        (words.rows.also, [said for said, known in facts if known == "yes"]),
        (words.rows.not_there, [said for said, known in facts if known == "no"]),
        *((getattr(words.rows, name), _said(program, name)) for name in lists),
    ]
    return [(name, ", ".join(said)) for name, said in rows if said]
