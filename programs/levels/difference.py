"""What is different between two contents, in words: row by row, field by field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from .labels import lines

SHOWN = 60


@dataclass(frozen=True)
class FieldChange:
    """One field that is not the same: pieces of it, each "same", "old" or "new"."""

    field: str
    pieces: list[tuple[str, str]]


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, list[FieldChange]]:
    """The changed fields by the row they are in, in the order of the new content."""
    before, names = lines(old)
    after, new_names = lines(new)
    names |= new_names
    by_row: dict[str, list[FieldChange]] = {}
    for place, field in dict.fromkeys([*after, *before]):
        was, is_now = before.get((place, field), ""), after.get((place, field), "")
        if was != is_now:
            by_row.setdefault(names[place], []).append(change(field, was, is_now))
    return by_row


def change(field: str, old: str, new: str, *, whole: bool = False) -> FieldChange:
    """What is different between two texts of a field; `whole` keeps long stretches that stay."""
    return FieldChange(field, list(_pieces(old, new, whole)))


def _pieces(old: str, new: str, whole: bool) -> Iterator[tuple[str, str]]:
    """Word by word; long stretches that stay are shortened, unless it is to be `whole`."""
    was, is_now = (re.findall(r"\S+\s*|\s+", text) for text in (old, new))
    matcher = SequenceMatcher(None, was, is_now, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            same, first, last = "".join(was[a:b]), a == 0, b == len(was)
            yield "same", same if whole else _shortened(same, first=first, last=last)
            continue
        if a < b:
            yield "old", "".join(was[a:b])
        if c < d:
            yield "new", "".join(is_now[c:d])


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 3 * SHOWN:
        return text
    start, end = ("" if first else text[:SHOWN]), ("" if last else text[-SHOWN:])
    return f"{start} … {end}"
