"""The safety floors of the repository: data/floors.toml, read and checked when the site starts."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from iop_guide.data import read_whole
from iop_guide.rules.definitions import DefinitionError
from iop_guide.rules.proof.floors import Floor, Floors, check_floors

from ..data_files import DATA
from .content import read_files, read_rules

PATH = DATA / "floors.toml"


@dataclass(frozen=True, kw_only=True)
class FloorsFile:
    """Everything of the file; `ratings_edition` is that of the ratings the floors were made for."""

    ratings_edition: int
    levels: tuple[str, ...]
    floor: tuple[Floor, ...]


def edition() -> int:
    """The edition of the ratings that the floors were made for."""
    return _file(PATH).ratings_edition


@cache
def floors(path: Path = PATH) -> Floors:
    """The floors that every release must hold. DataError names the file and the floor."""
    file = _file(path)
    whole = Floors(file.levels, file.floor)
    try:
        check_floors(whole, read_rules(read_files()))
    except DefinitionError as error:
        raise error.at(file=path.name) from None
    return whole


def _file(path: Path) -> FloorsFile:
    return read_whole(path, FloorsFile)
