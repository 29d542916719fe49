"""A program as people read it in the list: in words, with what is known and what is open."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils import timezone

from iop_guide.rules.clock import DAYS

from .dialing import Phone, phones
from .filters import filters
from .finding import ACCEPTING_HOLDS
from .groups import groups
from .listing_words import Rows, listing_words
from .search import SearchCondition
from .vocabulary import vocabulary, word

# Ways that say more than the level they are a way of.
SAY_MORE = {"inpatient": {"hospital", "withdrawal_unit", "residential", "residential_medical"}}


@dataclass(frozen=True)
class Listing:
    """One program, in its `part` of the list. `miles` away is 0 in or next to the ZIP code; `rows`
    are what else its source says, as names and words; `taking` says that it took new people when
    someone asked lately."""

    program: Any
    part: str
    miles: int
    gives: list[str]
    only: list[str]
    phones: list[Phone]
    taking: bool
    met: list[str]
    times_met: bool
    asks: list[str]
    cannot_tell: list[str]
    rows: list[tuple[str, str]]

    @property
    def sessions(self) -> list[Any]:
        """Its sessions in the order of the week."""
        return sorted(self.program.sessions.all(), key=lambda one: (DAYS.index(one.day), one.start))

    @property
    def usual_questions(self) -> tuple[str, ...]:
        """What to ask wherever one calls."""
        return listing_words().usual_questions


def listing(spot: Any) -> Listing:
    """A spot that was found, in words."""
    program, met = spot.program, spot.met
    asked_level = any(item.key == "levels" for item in (*met, *spot.unsaid))
    return Listing(
        program=program,
        part=spot.part,
        miles=rough(spot.miles),
        gives=_gives(program, met),
        only=_only(program),
        phones=phones(program),
        taking=program.accepting == "yes" and _lately(program.confirmed),
        met=[option.name for item in met for option in _had(item, spot)],
        times_met=any(item.filter.key == "times" for item in met),
        asks=[option.ask for item in spot.unsaid for option in item.options],
        cannot_tell=[] if asked_level else _in_order("levels", program.levels_unknown),
        rows=_rows(program),
    )


def _lately(confirmed: date | None) -> bool:
    return confirmed is not None and confirmed >= timezone.localdate() - ACCEPTING_HOLDS


def rough(miles: float) -> int:
    """Such as 3, 25 or 330, and 0 for next to it; both ends are the middle of a ZIP code, so that
    is all it is."""
    if miles < 1.5:
        return 0
    step = 1 if miles < 20 else 5 if miles < 100 else 10
    return step * round(miles / step)


def _gives(program: Any, met: Sequence[SearchCondition]) -> list[str]:
    """Its levels, those that were asked for first, and the ways in which it gives them."""
    asked = {option.key for item in met if item.key == "levels" for option in item.options}
    said = {key for key, ways in SAY_MORE.items() if ways.intersection(program.formats)}
    levels = [key for key in program.levels if key not in said or key in asked]
    first = [key for key in levels if key in asked]
    rest = [key for key in levels if key not in asked]
    return _in_order("levels", first) + _in_order("levels", rest) + _said(program, "formats")


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


def _only(program: Any) -> list[str]:
    """For whom alone it is, where it says so."""
    alone = groups(program)
    return [group.name for group in filters().groups if group.key in alone]


def _rows(program: Any) -> list[tuple[str, str]]:
    words = listing_words()
    facts = [(said, getattr(program, name)) for name, said in vars(words.facts).items()]
    lists = [item.name for item in fields(Rows) if hasattr(program, item.name)]
    rows = [
        (words.rows.also, [said for said, known in facts if known == "yes"]),
        (words.rows.not_there, [said for said, known in facts if known == "no"]),
        *((getattr(words.rows, name), _said(program, name)) for name in lists),
    ]
    return [(name, " · ".join(said)) for name, said in rows if said]
