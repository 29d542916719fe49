"""Terms: conditions with a name, which every data file may use as  so = ["followed"].

Pure. The terms are data/terms.toml; a term may only use those written before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .conditions import Askable, Condition
from .frequency import WORKED_OUT
from .questionnaire import questionnaire
from .reading import DATA, build, condition, read_file, unique


@dataclass(frozen=True, kw_only=True)
class Term:
    """A condition with a name."""

    key: str
    about: str
    when: Condition


@cache
def terms(path: Path = DATA / "terms.toml") -> Mapping[str, Condition]:
    """Every term by its name. Raises DataError."""
    known: dict[str, Condition] = {}
    rows = []
    for entry in read_file(path, ["term"])["term"]:
        where = f"{path.name}: term {entry.get('key')!r}"
        when = condition(entry.get("when"), askables(), where, known)
        rows.append(build(Term, {**entry, "when": when}, where))
        known[rows[-1].key] = when
    return {key: term.when for key, term in unique(rows, "key", path.name).items()}


@cache
def askables() -> Mapping[str, Askable]:
    """What a condition may name: every question, and what is worked out from several."""
    return {**questionnaire().questions, **WORKED_OUT}


def read_when(entries: Any, where: str) -> Condition:
    """A condition over answers, with terms. Raises DataError, naming the entry."""
    return condition(entries, askables(), where, terms())
