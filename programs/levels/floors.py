"""The safety floors of the repository: data/floors.toml, checked when it is read."""

import tomllib
from functools import cache
from typing import Any

from iop_guide.rules.proof.floors import Floors, read_floors

from ..data_files import DATA
from .content import made_for, read_files, read_rules


def edition() -> int | None:
    """The edition of the ratings that the floors were made for."""
    return made_for(_data())


@cache
def floors() -> Floors:
    """The floors that every release must hold. Raises DefinitionError, naming the entry."""
    return read_floors(_data(), read_rules(read_files()))


def _data() -> dict[str, Any]:
    return tomllib.loads((DATA / "floors.toml").read_text(encoding="utf-8"))
