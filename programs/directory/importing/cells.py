"""Single cells: telephone numbers, ZIP codes, coordinates, dates. All raise RowError."""

import re
from datetime import date

from .wrong import RowError

PHONE = re.compile(
    r"(?:\+?1[-. ])?\(?(\d{3})\)?[-. ]?([\dA-Z]{3})[-. ]?([\dA-Z]{4})"
    r"(?:,?\s*(?:x|ext\.?)\s*(\d{1,6}))?",
    re.IGNORECASE | re.ASCII,
)
KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
ZIP = re.compile(r"(\d{5})(?:-?\d{4})?")
NOTHING = re.compile(r"[-\s.]*")


def phone(cells: dict[str, str], name: str) -> tuple[str, str]:
    """A number such as 512-555-0100 and its extension; both empty where there is none.

    Letters become the digits that they stand for on a telephone.
    """
    text = cells.get(name, "")
    if not text:
        return "", ""
    match = PHONE.fullmatch(text)
    if not match:
        raise RowError(f"{name}: “{text[:40]}” is no telephone number such as 512-555-0100 x12")
    area, three, four, extension = match.groups()
    letters = f"{area}-{three}-{four}".upper()
    return letters.translate(KEYPAD), extension or ""


def zip_code(text: str) -> str:
    """The five digits. A spreadsheet may have taken the zeros at the front away."""
    match = ZIP.fullmatch(text.zfill(5) if text.isdigit() else text)
    if not match or not text.isascii():
        raise RowError(f"zip: “{text[:40]}” is no ZIP code of five digits")
    return match[1]


def coordinates(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Degrees; None where there are none. A spot in the sea off Africa is none."""
    if not latitude and not longitude:
        return None
    try:
        place = float(latitude), float(longitude)
    except ValueError:
        raise RowError(f"“{latitude[:20]}, {longitude[:20]}” is no place on the globe") from None
    if not (-90 <= place[0] <= 90 and -180 <= place[1] <= 180):
        raise RowError(f"“{latitude[:20]}, {longitude[:20]}” is no place on the globe")
    return place if any(place) else None


def day(cells: dict[str, str], name: str) -> date | None:
    """A date such as 2026-03-01; None where there is none."""
    text = cells.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise RowError(f"{name}: “{text[:40]}” is no date such as 2026-03-01") from None


def address(cells: dict[str, str]) -> dict[str, str]:
    """Name, street, town, state and ZIP code. Dashes for a street mean that it is kept private."""
    lines = {name: cells.get(name, "") for name in ("street1", "street2")}
    shown = {name: "" if NOTHING.fullmatch(line) else line for name, line in lines.items()}
    return {
        "provider": cells.get("name1", ""),
        "name": cells.get("name2", ""),
        "street": shown["street1"],
        "street2": shown["street2"],
        "city": cells.get("city", ""),
        "state": cells.get("state", "").upper(),
        "zip": zip_code(cells.get("zip", "")),
    }


def phones(cells: dict[str, str], *intake: str) -> dict[str, str]:
    """The number of a program, and the first one for new people that is given."""
    number, extension = phone(cells, "phone")
    first = next((name for name in intake if cells.get(name)), "")
    new, new_extension = phone(cells, first)
    return {
        "phone": number,
        "extension": extension,
        "intake_phone": new,
        "intake_extension": new_extension,
    }
