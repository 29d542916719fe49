"""Blanks in sentences, such as {level}: a sentence says which are filled in, and has no other.

Pure. A blank that nothing fills in would fail when a visitor reads it, so readers of files ask
here first.
"""

from collections.abc import Collection
from dataclasses import field, fields
from string import Formatter
from typing import Any

from .mistakes import DataError, Mistake

BLANKS = "blanks"


def filled_with(*blanks: str) -> Any:
    """A field of a dataclass that is a sentence in which these blanks are filled in."""
    return field(metadata={BLANKS: blanks})


def check_blanks(row: Any, place: Mistake) -> None:
    """DataError where a text of a dataclass has a blank that nothing fills in, or a stray brace."""
    for item in fields(row):
        text = getattr(row, item.name)
        if isinstance(text, str):
            check_text(text, item.metadata.get(BLANKS, ()), place.at(field=item.name))


def check_text(text: str, known: Collection[str], place: Mistake) -> None:
    """The same for one text, at its place."""
    try:
        blanks = [blank for _text, blank, _spec, _how in Formatter().parse(text)]
    except ValueError as error:
        raise DataError(place.at(words=f"{text!r}: {error}")) from error
    for blank in blanks:
        if blank is not None and blank not in known:
            filled_in = ", ".join(f"{{{name}}}" for name in known) or "no blank"
            raise DataError(place.at(words=f"{text!r}: only {filled_in} is filled in"))
