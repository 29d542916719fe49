"""The keys that programs are described by, and their words (programs/data/directory.toml). Pure."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from iop_guide.data import DataError, Mistake, parse, structure

from ..data_files import DATA

# The lists and the facts of a program; a fact is "yes", "no" or "unknown".
LISTS = (
    "levels", "formats", "payers", "languages", "ages", "genders", "populations", "only_for",
    "accreditation",
)  # fmt: skip
FACTS = (
    "telehealth", "sliding_fee", "treats_both", "opioid_medication", "alcohol_medication",
    "withdrawal_care", "child_care", "recovery_housing", "transport_help",
)  # fmt: skip


@cache
def vocabulary(path: Path = DATA / "directory.toml") -> Mapping[str, Mapping[str, str]]:
    """For each list of a program, such as "payers", its keys with their words, in order.

    DataError where a list is none of a program's, or missing.
    """
    tables = parse(path)
    for table in {*tables} ^ {*LISTS}:
        said = "is no list of a program" if table in tables else "is missing"
        raise DataError(Mistake(f"{table!r} {said}", path.name, table))
    return {
        table: structure(words, dict[str, str], Mistake("", path.name, table))
        for table, words in tables.items()
    }


def word(field: str, key: str) -> str:
    """What people read for a key; a key that only a source knows reads as itself."""
    return vocabulary()[field].get(key) or key.replace("_", " ").capitalize()
