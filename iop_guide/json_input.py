"""Reads JSON from a file or standard input for the commands, refusing what is not clean.

One object, or one object a line; a repeated key, a number such as NaN or text that is not
UTF-8 is refused, with the line named.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class InputError(ValueError):
    """What came in cannot be read; the message says what, and on which line."""


def read_text(path: str | None) -> str:
    """The whole input as text. Raises InputError."""
    try:
        data = sys.stdin.buffer.read() if path is None else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"line {line}: this is not UTF-8 text") from error


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, each with its number counted from 1."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def parse(text: str) -> Any:
    """One JSON value. Raises InputError."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except InputError:
        raise
    except ValueError as error:  # not JSON, or a number too long to be one
        raise InputError(f"this is not JSON: {error}") from error
    except RecursionError as error:
        raise InputError("this is not JSON: it is nested too deeply") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entry = dict(pairs)
    if len(entry) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputError(f"{twice!r} is given twice")
    return entry


def _no_number(name: str) -> Any:
    raise InputError(f"{name} is not a number")
