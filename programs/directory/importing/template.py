"""Our own CSV: one program a row, with words for keys. docs/directory.md describes the columns."""

import csv
import io
import re
from typing import Any

from iop_guide.rules.clock import CLOCK, DAYS

from ..models.program import DIRECTORIES, ENTERED_HERE, KNOWN, UNKNOWN
from ..vocabulary import vocabulary
from .cells import address, coordinates, day, phones
from .findtreatment import NAME as FINDTREATMENT
from .listing import SourceListing
from .samhsa import NAMES as SAMHSA
from .services import EITHER, FACTS, LISTS
from .wrong import RowError

COLUMNS = {"id", "provider", "city", "state", "zip", "phone", "levels"}
OWN = "Our own list"
RESERVED = {ENTERED_HERE, FINDTREATMENT, *SAMHSA.values()}
SESSION = re.compile(
    r"(\w+) (\w+) (\d\d:\d\d)-(\d\d:\d\d)(?: (in person|virtual))?", re.IGNORECASE | re.ASCII
)
KNOWN_WORDS = {word for word, _ in KNOWN}
ORDER = (
    "id", "source", "source_date", "directory", "provider", "name", "street", "street2", "city",
    "state", "zip", "latitude", "longitude", "phone", "intake_phone", "website", "accepting",
    "confirmed", *LISTS, *FACTS, "sessions",
)  # fmt: skip
EXAMPLE = {
    "id": "1", "source": OWN, "source_date": "2026-01-31", "directory": "both",
    "provider": "Example Center", "name": "Evening program", "street": "1 Example Street",
    "city": "Austin", "state": "TX", "zip": "78701", "phone": "512-555-0100 x12",
    "intake_phone": "512-555-0101", "website": "https://example.org", "accepting": "yes",
    "confirmed": "2026-01-31", "levels": "iop", "formats": "iop_evening",
    "payers": "medicaid; private; self_pay", "languages": "spanish", "ages": "18_25; 26_64",
    "populations": "women; trauma", "accreditation": "carf", "telehealth": "no",
    "sliding_fee": "yes", "treats_both": "yes", "child_care": "unknown",
    "sessions": "iop Monday 18:00-21:00 in person; iop Thursday 18:00-21:00 virtual",
}  # fmt: skip


def template() -> str:
    """The header and one invented row to write over."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ORDER, lineterminator="\r\n")
    writer.writeheader()
    writer.writerow(EXAMPLE)
    return text.getvalue()


class Template:
    """Reads rows of our own CSV. What a column that is there leaves empty is unknown; a column
    that is left out is not spoken of."""

    def listing(self, cells: dict[str, str]) -> SourceListing:
        """A row as a listing. Raises RowError."""
        if not 0 < len(cells.get("id", "")) <= 60:
            raise RowError("id: a key of 1 to 60 characters is needed; it must stay the same")
        if cells.get("source") in RESERVED:
            raise RowError(f"source: “{cells['source']}” is another source; give this list a name")
        spot = coordinates(cells.get("latitude", ""), cells.get("longitude", ""))
        own = {"name1": cells.get("provider", ""), "name2": cells.get("name", "")}
        fields: dict[str, Any] = {
            "directory": _one_of(cells, "directory", dict(DIRECTORIES), "both"),
            "name_cut": False,
            "latitude": spot[0] if spot else None,
            "longitude": spot[1] if spot else None,
            "at_address": spot is not None,
            "website": cells.get("website", ""),
            **address({**cells, **own, "street1": cells.get("street", "")}),
            **phones(cells, "intake_phone"),
        }
        fields |= _lists(cells)
        fields |= {
            name: _one_of(cells, name, KNOWN_WORDS, UNKNOWN)
            for name in ("accepting", *FACTS)
            if name in cells
        }
        if "confirmed" in cells:
            fields["confirmed"] = day(cells, "confirmed")
        if date := day(cells, "source_date"):
            fields["source_date"] = date
        sessions = _sessions(cells["sessions"]) if "sessions" in cells else None
        return SourceListing(
            cells.get("source") or OWN, cells["id"], fields, sessions, own_key=True
        )


def _one_of(cells: dict[str, str], name: str, allowed: Any, empty: str) -> str:
    text = cells.get(name, "").casefold() or empty
    if text not in allowed:
        raise RowError(f"{name}: “{text[:40]}” is none of {', '.join(sorted(allowed))}")
    return text


def _lists(cells: dict[str, str]) -> dict[str, Any]:
    lists = {name: _keys(cells, name) for name in LISTS if name in cells}
    if not lists["levels"]:
        raise RowError("levels: name one at least")
    lists["levels_unknown"] = ["php"] if EITHER in lists["levels"] else []
    return lists


def _keys(cells: dict[str, str], name: str) -> list[str]:
    """Keys that are known; ways of giving a level are those of the definitions, so any word."""
    keys = sorted({part.strip().casefold() for part in cells[name].split(";") if part.strip()})
    known = vocabulary()[name]
    for key in keys:
        if name == "formats" and re.fullmatch(r"[a-z0-9_]{1,60}", key):
            continue
        if key not in known:
            raise RowError(f"{name}: “{key[:40]}” is none of {', '.join(known)}")
    return keys


def _sessions(text: str) -> list[tuple[Any, ...]]:
    """Such as “iop Monday 18:00-21:00 virtual”, separated by semicolons."""
    return sorted({_session(part.strip()) for part in text.split(";") if part.strip()})


def _session(text: str) -> tuple[Any, ...]:
    match = SESSION.fullmatch(text)
    if not match:
        raise RowError(f"sessions: write “{text[:40]}” as in iop Monday 18:00-21:00 in person")
    level, weekday, start, end, how = match.groups()
    if level.casefold() not in vocabulary()["levels"] or weekday.capitalize() not in DAYS:
        raise RowError(f"sessions: “{text[:40]}” names an unknown level or day")
    if not (CLOCK.fullmatch(start) and CLOCK.fullmatch(end) and start < end):
        raise RowError(
            f"sessions: “{text[:40]}” must end later than it starts, between 00:00-23:59"
        )
    virtual = (how or "").casefold() == "virtual"
    return level.casefold(), weekday.capitalize(), start, end, virtual
