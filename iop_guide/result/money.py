"""Money for a result: what the insurance that was told of usually covers, and taxes.

The words are data/money.toml, read and checked when the site starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from intake.questionnaire import questionnaire
from intake.reading import DataError, build, read_file, unique
from programs.levels.releases import Published

from .result import Result

PATH = Path(__file__).with_name("data") / "money.toml"
NOT_KNOWN = "not_known"


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What one kind of insurance usually covers; `levels` adds a sentence for a level."""

    insurance: str
    title: str
    usually: str
    first: str
    appeal: str
    source: str
    reviewed: date
    levels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Tax:
    """One thing about taxes; with `level`, for that level only."""

    key: str
    text: str
    source: str
    reviewed: date
    level: str = ""


@cache
def coverage(path: Path = PATH) -> Mapping[str, Coverage]:
    """What each insurance usually covers, by the option of the question. Raises DataError."""
    entries = read_file(path, ["coverage", "tax"])["coverage"]
    where = f"{path.name}: coverage"
    rows = [build(Coverage, entry, f"{where} {entry.get('insurance')!r}") for entry in entries]
    found: dict[str, Coverage] = unique(rows, "insurance", path.name)
    options = {*questionnaire().questions["insurance"].option_ids(), NOT_KNOWN}
    for option in options ^ set(found):
        raise DataError(f"{where} {option!r}: no such answer about insurance, or no row for it")
    return found


@cache
def taxes(path: Path = PATH) -> Mapping[str, Tax]:
    """What there is to say of taxes. Raises DataError."""
    entries = read_file(path, ["coverage", "tax"])["tax"]
    where = f"{path.name}: tax"
    rows = [build(Tax, entry, f"{where} {entry.get('key')!r}") for entry in entries]
    return unique(rows, "key", path.name)


def told_of(result: Result) -> list[Coverage]:
    """The rows for the insurance that was told of; one for "not known yet" while it is open."""
    answer = result.standing.get("insurance", (None, False))[0] or [NOT_KNOWN]
    return [row for key, row in coverage().items() if key in answer]


def money_rows(result: Result, release: Published) -> dict[str, Any] | None:
    """The money part of the result page; None where there is no level."""
    if result.level is None:
        return None
    key = result.level.key
    return {
        "coverage": [(row, row.levels.get(key, "")) for row in told_of(result)],
        "taxes": [row for row in taxes().values() if row.level in ("", key)],
        "level": release.levels[key],
    }


def shared_taxes() -> list[Tax]:
    """What holds for taxes at every level."""
    return [row for row in taxes().values() if not row.level]
