"""Texts that answers bring up without changing the outcome, and what a program should also have.

Pure. The rows are data/notes.toml and data/needs.toml, their words in data/en/ beside them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from iop_guide.data import read_rows
from iop_guide.rules.language import by_language

from .conditions import Condition
from .terms import WITH_CONDITIONS
from .voices import Voiced

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, kw_only=True)
class Note(Voiced):
    """A text that answers bring up without changing the outcome."""

    key: str
    title: str
    source: str
    reviewed: date
    when: Condition
    unless_known: Condition | None = None
    not_there: bool = False
    not_beside: tuple[str, ...] = ()

    def adds_to(self, said: Collection[str], there_now: bool) -> bool:
        """Whether it says something new beside alerts and steps with these keys, and something
        for where they are."""
        return set(said).isdisjoint(self.not_beside) and not (self.not_there and there_now)


@dataclass(frozen=True, kw_only=True)
class Need(Voiced):
    """What a program should also have."""

    key: str
    label: str
    source: str
    reviewed: date
    when: Condition
    unless_known: Condition | None = None


@by_language
def notes(path: Path = DATA / "notes.toml") -> Mapping[str, Note]:
    """Every note by its key, in the order shown. Raises DataError."""
    return read_rows(path, "note", Note, strict=WITH_CONDITIONS)


@by_language
def needs(path: Path = DATA / "needs.toml") -> Mapping[str, Need]:
    """Everything that a program may also have to have, by its key. Raises DataError."""
    return read_rows(path, "need", Need, strict=WITH_CONDITIONS)
