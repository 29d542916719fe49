"""What a program offers, as the bits that a search compares.

Pure. Each column comes twice: what the program is known to have, and what it may have. What its
source says nothing about is among the second only. A list that is empty says nothing.
"""

from collections.abc import Iterable
from typing import Any

from iop_guide.rules.clock import DAYS, minutes

from .filters import COLUMNS, OFFERS, Filter, FilterOption, filters
from .groups import ages_are_all, groups
from .session_times import bit, touched

KINDS = ("has", "may")
ALL = (1 << 63) - 1
SIGN = "sign_language"
# A format that tells when sessions are, where no session is listed.
FORMAT_TIMES = {"evening": "weekday_evenings", "weekend": "weekends"}
# A format that tells how it is given, where the fact itself is unknown.
FORMAT_FACTS = {"telehealth": ("telehealth", "virtual"), "recovery_housing": ("with_housing",)}


def offers(program: Any, sessions: Iterable[Any]) -> dict[str, int]:
    """The columns of the index for a program: `has_offers`, `may_offers` and so on."""
    columns = {f"{kind}_{column}": 0 for column in {OFFERS, *COLUMNS.values()} for kind in KINDS}
    for filter_ in filters():
        if filter_.key == "times":
            continue
        for option in filter_.options:
            known, open_ = _has(program, filter_, option)
            columns[f"has_{filter_.column}"] |= known << option.number
            columns[f"may_{filter_.column}"] |= (known or open_) << option.number
    columns["has_offers"] |= bits_of(groups(program))
    return columns | _times(program, sessions)


def bits_of(wanted: Iterable[str]) -> int:
    """The bits of `has_offers` that say that a program is for these groups alone."""
    keys = set(wanted)
    return sum(1 << group.number for group in filters().groups if group.key in keys)


def _has(program: Any, filter_: Filter, option: FilterOption) -> tuple[bool, bool]:
    """Whether the program is known to have it, and whether that is left open."""
    if not option.keys:
        return _fact(program, option.source)
    listed = getattr(program, option.source)
    if isinstance(listed, str):
        return _treats(program, option)
    known = not set(option.keys).isdisjoint(listed)
    return known, not known and _open(program, filter_, option, set(listed))


def _fact(program: Any, name: str) -> tuple[bool, bool]:
    said = getattr(program, name)
    by_format = any(
        part in format_ for part in FORMAT_FACTS.get(name, ()) for format_ in program.formats
    )
    return said == "yes" or by_format, said == "unknown"


def _treats(program: Any, option: FilterOption) -> tuple[bool, bool]:
    """A program for one condition may treat the other too; only that it treats both says so."""
    if program.directory in option.keys:
        return True, False
    return _fact(program, "treats_both")


def _open(program: Any, filter_: Filter, option: FilterOption, listed: set[str]) -> bool:
    if filter_.key == "levels":
        unsaid = set(program.levels_unknown) | ({option.key} if not listed else set())
        return option.key in unsaid or not listed.isdisjoint(option.perhaps)
    if filter_.key == "languages":
        return option.key == SIGN or not listed - {SIGN}
    if filter_.key == "formats":
        return not listed and (not program.levels or "inpatient" in program.levels)
    if filter_.key == "ages":
        return not ages_are_all(program)
    return not listed


def _times(program: Any, sessions: Iterable[Any]) -> dict[str, int]:
    bits = 0
    for session in sessions:
        bits |= bit(touched(DAYS.index(session.day), minutes(session.start), minutes(session.end)))
    if not bits:
        for format_ in program.formats:
            for part, time in FORMAT_TIMES.items():
                bits |= bit([time]) if part in format_ else 0
        return {"has_sessions": bits, "may_sessions": ALL}
    return {"has_sessions": bits, "may_sessions": bits}
