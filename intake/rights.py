"""Rights: shown only for the obligations that a person named. Pure; the rows are
data/rights.toml, their words data/en/rights.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from iop_guide.data import read_rows
from iop_guide.rules.language import by_language

from .conditions import Condition
from .terms import WITH_CONDITIONS
from .voices import Voiced

PATH = Path(__file__).with_name("data") / "rights.toml"


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


@by_language
def rights(path: Path = PATH) -> Mapping[str, Right]:
    """Every right by its key, in the order shown. Raises DataError."""
    return read_rows(path, "right", Right, strict=WITH_CONDITIONS)
