"""Money for a result: what the insurance that was told of usually covers, and taxes.

The words are data/money.toml, read and checked when the site starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from intake.questionnaire import questionnaire
from programs.levels.published import Published

from ..data import Mistake, read_rows, refer
from ..rules.language import by_language, spoken
from .fit_file import fit_data
from .known_keys import level_keys
from .result import Result

PATH = Path(__file__).with_name("data") / "money.toml"
TABLES = ("coverage", "tax")
NOT_KNOWN = "not_known"


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What one kind of insurance usually covers; `key` is an option of the question about it, and
    `levels` adds a sentence for a level, or for the one kind of stay that is meant."""

    key: str
    title: str
    usually: list[str]
    first: str
    later: str
    appeal: str
    source: str
    reviewed: date
    levels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Tax:
    """One thing about taxes; with `level`, for that level only."""

    key: str
    text: str
    source: str
    reviewed: date
    level: str = ""


@by_language
def coverage(path: Path = PATH) -> Mapping[str, Coverage]:
    """What each insurance usually covers, by the option of the question. Raises DataError."""
    rows = read_rows(path, "coverage", Coverage, tables=TABLES)
    options = (*questionnaire().questions["insurance"].option_ids(), NOT_KNOWN)
    place = Mistake("", path.name, "coverage")
    for option in options:
        refer([option], rows, place.at(key=option), "insurance with a row")
    for key, row in rows.items():
        here = place.at(key=key)
        refer([key], options, here.at(field="key"), "answer about insurance")
        in_words = here.at(file=f"{spoken()}/{path.name}", field="levels")
        refer(row.levels, (*level_keys(), *fit_data().acute), in_words, "level of care")
    return rows


@by_language
def taxes(path: Path = PATH) -> Mapping[str, Tax]:
    """What there is to say of taxes. Raises DataError."""
    rows = read_rows(path, "tax", Tax, tables=TABLES)
    for key, tax in rows.items():
        place = Mistake("", path.name, "tax", key, "level")
        refer([tax.level] if tax.level else [], level_keys(), place, "level of care")
    return rows


def told_of(result: Result) -> list[Coverage]:
    """The rows for the insurance that was told of; one for "not known yet" while it is open."""
    answer = result.standing.get("insurance", (None, False))[0] or [NOT_KNOWN]
    return [row for key, row in coverage().items() if key in answer]


def money_rows(result: Result, release: Published) -> dict[str, Any] | None:
    """The money part of the result page; None where there is no level."""
    if result.level is None:
        return None
    key = result.level.key
    kind = result.acute_stay.key if result.acute_stay else key
    return {
        "coverage": [(row, row.levels.get(kind, "")) for row in told_of(result)],
        "taxes": [row for row in taxes().values() if row.level in ("", key)],
        "level": release.levels[key],
    }


def shared_taxes() -> list[Tax]:
    """What holds for taxes at every level."""
    return [row for row in taxes().values() if not row.level]
