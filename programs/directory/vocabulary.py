"""The keys that programs are described by, and their words. Pure.

All of the file is words, so it stands in the folder of each language: data/en/directory.toml.
Every list is a field, so a misspelt one is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from iop_guide.data import read_whole
from iop_guide.rules.language import by_language

from ..data_files import DATA

Words = Mapping[str, str]
FACTS = (
    "telehealth", "sliding_fee", "treats_both", "opioid_medication", "alcohol_medication",
    "withdrawal_care", "child_care", "recovery_housing", "transport_help",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Lists:
    """What people read for the keys of each list of a program, in order."""

    levels: Words
    formats: Words
    payers: Words
    languages: Words
    ages: Words
    genders: Words
    populations: Words
    only_for: Words
    accreditation: Words


# The lists and the facts of a program; a fact is "yes", "no" or "unknown".
LISTS = tuple(field.name for field in fields(Lists))


@by_language
def vocabulary(path: Path = DATA / "directory.toml") -> Mapping[str, Words]:
    """For each list of a program, such as "payers", its keys with their words, in order.

    DataError where a list is none of a program's, or missing.
    """
    return vars(read_whole(path, Lists, only_words=True))


def word(field: str, key: str) -> str:
    """What people read for a key; a key that only a source knows reads as itself."""
    return vocabulary()[field].get(key) or key.replace("_", " ").capitalize()
