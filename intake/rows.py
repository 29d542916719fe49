"""Rows of a data file that answers bring up: each has a key, and says when it is shown."""

from pathlib import Path
from typing import Any

from .reading import build, read_file, unique
from .terms import read_when


def read_rows(path: Path, table: str, cls: type) -> dict[str, Any]:
    """The rows of a table by their key, each with its condition. Raises DataError."""
    found = []
    for entry in read_file(path, [table])[table]:
        where = f"{path.name}: {table} {entry.get('key')!r}"
        conditions = {"when": read_when(entry.get("when"), where)}
        if "unless_known" in entry:
            conditions["unless_known"] = read_when(entry["unless_known"], where)
        found.append(build(cls, {**entry, **conditions}, where))
    return unique(found, "key", path.name)
