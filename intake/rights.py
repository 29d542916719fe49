"""Rights: shown only for the obligations that a person named. Pure; the rows are rights.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .conditions import Condition
from .reading import DATA
from .rows import read_rows
from .voices import Voiced


@dataclass(frozen=True, kw_only=True)
class Right(Voiced):
    """A right that can help to fit treatment in: what it gives, to whom, and what it does not."""

    key: str
    title: str
    holds: str
    not_covered: str
    source: str
    reviewed: date
    when: Condition


@cache
def rights(path: Path = DATA / "rights.toml") -> Mapping[str, Right]:
    """Every right by its key, in the order shown. Raises DataError."""
    return read_rows(path, "right", Right)
