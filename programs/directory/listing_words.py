"""What is said of a program in the list of those that were found: data/en/listing.toml. Pure.

All of it is words. Every one is a field, in the order shown, so a misspelt one is refused.
"""

from dataclasses import dataclass
from pathlib import Path

from iop_guide.data import read_whole
from iop_guide.rules.language import by_language

from ..data_files import DATA


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a source says yes or no to."""

    telehealth: str
    treats_both: str
    sliding_fee: str
    opioid_medication: str
    alcohol_medication: str
    withdrawal_care: str
    child_care: str
    recovery_housing: str
    transport_help: str


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What the rows are called: two of facts, then lists."""

    also: str
    not_there: str
    payers: str
    languages: str
    ages: str
    populations: str
    accreditation: str


@dataclass(frozen=True, kw_only=True)
class ListingWords:
    """All of the file; `usual_questions` are for wherever one calls."""

    usual_questions: tuple[str, ...]
    facts: Facts
    rows: Rows


@by_language
def listing_words(path: Path = DATA / "listing.toml") -> ListingWords:
    """Everything of the file. Raises DataError."""
    return read_whole(path, ListingWords, only_words=True)
