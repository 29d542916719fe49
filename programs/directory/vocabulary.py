"""The keys that programs are described by, and their words (programs/data/directory.toml)."""

import tomllib
from functools import cache

from ..data_files import DATA


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """For each list of a program, such as "payers", its keys with their words, in order."""
    return tomllib.loads((DATA / "directory.toml").read_text(encoding="utf-8"))


def word(field: str, key: str) -> str:
    """What people read for a key; a key that only a source knows reads as itself."""
    return vocabulary()[field].get(key) or key.replace("_", " ").capitalize()
