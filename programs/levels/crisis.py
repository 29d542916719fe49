"""The help page: data/crisis.toml with its words, read and checked when the site starts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from iop_guide.data import Mistake, read_whole, refer
from iop_guide.rules.language import by_language

from ..data_files import DATA
from .content import read_files, read_help

PATH = DATA / "crisis.toml"


@dataclass(frozen=True, kw_only=True)
class Calm:
    """First and last words, for someone frightened."""

    opening: str
    closing: str


@dataclass(frozen=True, kw_only=True)
class CrisisSituation:
    """What to do in one situation, and whom to call: the keys of help `lines`."""

    key: str
    title: str
    whom: Literal["anyone", "beside"]
    urgency: str
    steps: tuple[str, ...]
    lines: tuple[str, ...]
    source: str
    reviewed: date


@dataclass(frozen=True, kw_only=True)
class Abroad:
    """For readers outside the United States."""

    title: str
    text: str
    source: str
    reviewed: date


@dataclass(frozen=True, kw_only=True)
class Crisis:
    """Everything of the file; the situations in the order shown."""

    calm: Calm
    situation: tuple[CrisisSituation, ...]
    abroad: Abroad


@by_language
def crisis(path: Path = PATH) -> Crisis:
    """The texts of the help page. DataError where a help line is named that is not there."""
    whole, lines = read_whole(path, Crisis), read_help(read_files())
    for one in whole.situation:
        place = Mistake("", path.name, "situation", one.key, "lines")
        refer(one.lines, lines, place, "help line")
    return whole
