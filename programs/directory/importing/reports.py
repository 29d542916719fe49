"""What a plan would do, row by row: for the CSV, the command and the admin page."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from .plan import Plan

HEADER = ("what", "file", "line", "program", "place", "why")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Line = tuple[str, str, str, str, str, str]


def lines(plan: Plan) -> Iterator[Line]:
    """Refused rows first, then what is gone, changed, kept as edited, and new."""
    for refused in plan.refused:
        yield "refused", refused.file, str(refused.line), refused.who, "", refused.reason
    for row in plan.gone:
        yield "gone", "", "", str(row), _place(row), f"no longer in {row.source}"
    for change in plan.changed:
        file, line = change.listing.file, str(change.listing.line)
        said = [f"{name}: {_as_read(a)} -> {_as_read(b)}" for name, (a, b) in change.fields.items()]
        back = ["was gone, is back"] if change.program.gone else []
        row = change.program
        yield "changed", file, line, str(row), _place(row), "; ".join(back + said)
    for kept in plan.kept:
        why = f"{kept.name}: edited here; the source says {_as_read(kept.says)}"
        yield "kept", "", "", str(kept.program), _place(kept.program), why
    for listing, _key in plan.new:
        fields = listing.fields
        who = ", ".join(filter(None, (fields["provider"], fields["name"])))
        place = f"{fields['city']}, {fields['state']} {fields['zip']}"
        yield "new", listing.file, str(listing.line), who, place, ""


def _place(row: Any) -> str:
    return f"{row.city}, {row.state} {row.zip}"


def _as_read(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return " ".join(map(_as_read, value)) or "nothing"
    return str(value) if value not in ("", None) else "nothing"


def write_csv(rows: Iterable[Line], target: TextIO) -> None:
    """A spreadsheet takes no cell of it for a formula."""
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([safe(cell) for cell in row] for row in rows)


def safe(cell: str) -> str:
    """With a quote before what a spreadsheet would compute."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
