"""The texts of the help page, read once from data/crisis.toml."""

import tomllib
from functools import cache
from typing import Any

from ..data_files import DATA


@cache
def crisis() -> dict[str, Any]:
    """Situations in order, with their steps and help lines."""
    return tomllib.loads((DATA / "crisis.toml").read_text(encoding="utf-8"))
