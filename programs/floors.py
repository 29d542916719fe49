"""The safety floors of the repository: data/floors.toml, checked when it is read."""

import tomllib
from functools import cache

from iop_guide.rules.floors import Floors, read_floors

from .content import DATA, read_files, read_rules


@cache
def floors() -> Floors:
    """The floors that every release must hold. Raises DefinitionError, naming the entry."""
    data = tomllib.loads((DATA / "floors.toml").read_text(encoding="utf-8"))
    return read_floors(data, read_rules(read_files()))
