"""A listing: one row of a source, in the fields of a program."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from ..models import Program
from ..places import plain
from .wrong import RowError

DIRECTORIES = {"SA": "substance_use", "MH": "mental_health"}
TEXTS = (
    "source", "provider", "name", "street", "street2", "city", "website",
)  # fmt: skip
LENGTHS = {name: Program._meta.get_field(name).max_length for name in TEXTS}
web_address = URLValidator(["http", "https"])


@dataclass(frozen=True, slots=True)
class Options:
    """What is said beside the files: the day of the release, and which directory it is (SA, MH)
    where the file does not say."""

    source_date: date | None = None
    directory: str = ""


@dataclass(slots=True)
class SourceListing:
    """`key` is the source's own (then `own_key`), or derived from the name and address, so that
    listings may share one. `fields` holds only what the source speaks of."""

    source: str
    key: str
    fields: dict[str, Any]
    sessions: list[tuple[Any, ...]] | None = None
    own_key: bool = False
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is not taken, and why. `marks` may tell which program it would have been."""

    file: str
    line: int
    who: str
    reason: str
    marks: frozenset[str] = frozenset()


def marks(name: str, phone: str) -> frozenset[str]:
    """A program's name and the digits of its telephone number, as far as there are any."""
    return frozenset({plain(name), plain(phone)[:10]} - {""})


def derived_key(*parts: str) -> str:
    """A key for a source that has none: the same however names are spaced, cased or cut."""
    return hashlib.sha256("|".join(map(plain, parts)).encode()).hexdigest()[:32]


def checked(listing: SourceListing) -> SourceListing:
    """The listing, if it says what every program must. Raises RowError."""
    fields = listing.fields
    for name in ("provider", "city"):
        if not fields[name]:
            raise RowError(f"{'name1' if name == 'provider' else name}: is empty")
    if not (len(fields["state"]) == 2 and fields["state"].isascii() and fields["state"].isalpha()):
        raise RowError(f"state: “{fields['state'][:20]}” is no state of two letters")
    if not (fields.get("phone") or fields.get("intake_phone") or fields.get("website")):
        raise RowError("phone: there is no telephone number and no website")
    _check_texts(listing.source, fields)
    return listing


def _check_texts(source: str, fields: Mapping[str, Any]) -> None:
    for name, most in LENGTHS.items():
        text = source if name == "source" else fields.get(name, "")
        if len(text) > most:
            raise RowError(f"{name}: has {len(text)} characters, at most {most} fit")
    if fields.get("website"):
        try:
            web_address(fields["website"])
        except ValidationError:
            raise RowError(f"website: “{fields['website'][:60]}” is no web address") from None
