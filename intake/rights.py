"""Rights: shown only for the obligations that a person named. Pure; the rows are rights.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .conditions import Condition
from .questions import LOVED_ONE
from .reading import DATA
from .rows import read_rows


@dataclass(frozen=True, kw_only=True)
class Right:
    """A right that can help to fit treatment in: what it gives, to whom, and what it does not."""

    key: str
    title: str
    self: str
    loved_one: str
    holds: str
    not_covered: str
    source: str
    reviewed: date
    when: Condition

    def text(self, respondent: str) -> str:
        """What the right gives, as this respondent reads it."""
        return self.loved_one if respondent == LOVED_ONE else self.self


@cache
def rights(path: Path = DATA / "rights.toml") -> Mapping[str, Right]:
    """Every right by its key, in the order shown. Raises DataError."""
    return read_rows(path, "right", Right)
