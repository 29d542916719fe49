"""Terms: conditions with a name, which every data file may use as  so = ["followed"].

Pure. The terms are data/terms.toml; a term may only use those written before it. WITH_CONDITIONS
reads data files whose entries say when they apply. Nothing here has words for visitors.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from iop_guide.data import Strict, all_there, read_rows

from .conditions import Askable, Condition
from .frequency import WORKED_OUT
from .questionnaire import questionnaire
from .written import read_condition

PATH = Path(__file__).with_name("data") / "terms.toml"


@dataclass(frozen=True, kw_only=True)
class Term:
    """A condition with a name; `about` says to editors what it means."""

    key: str
    about: str
    when: Condition


@cache
def terms(path: Path = PATH) -> Mapping[str, Condition]:
    """Every term by its name. Raises DataError."""
    rows: dict[str, Term] = {}

    def looking_above(entries: Any) -> Condition:
        return read_condition(entries, askables(), _conditions(rows))

    read_rows(path, "term", Term, strict=Strict().reading(Condition, looking_above), rows=rows)
    all_there({"term": rows}, path)
    return _conditions(rows)


def _conditions(rows: Mapping[str, Term]) -> dict[str, Condition]:
    return {key: term.when for key, term in rows.items()}


@cache
def askables() -> Mapping[str, Askable]:
    """What a condition may name: every question, and what is worked out from several. Conditions
    look at ids alone, so it is kept whatever language is spoken."""
    return {**questionnaire().questions, **WORKED_OUT}


def read_when(entries: Any) -> Condition:
    """A condition over answers, with terms. Raises ConditionError."""
    return read_condition(entries, askables(), terms())


# Strict, with fields that are conditions.
WITH_CONDITIONS = Strict().reading(Condition, read_when)
