"""The rows of a CSV or XLSX file, with its header, as texts."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from openpyxl import load_workbook

from .opening import check_archive, readable
from .wrong import FileError

MOST_ROWS, MOST_COLUMNS = 500_000, 80


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, its texts by column, and what is wrong with it already."""

    line: int
    cells: dict[str, str]
    wrong: str = ""


@dataclass(frozen=True)
class Table:
    """A header in small letters, and the rows below it."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def csv_tables(stream: BinaryIO) -> Iterator[Table]:
    """The one table of a CSV file. Raises FileError, then or while the rows are read."""
    with readable():
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        yield from _table(_csv_lines(text), whole=True)


def _csv_lines(text: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text, strict=True)
    with readable():
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise FileError(f"Line {reader.line_num} is no CSV: {error}.") from error
            yield reader.line_num, [cell.strip() for cell in cells]


def xlsx_tables(stream: BinaryIO) -> Iterator[Table]:
    """A table for each sheet that has a header. Raises FileError, then or while reading."""
    check_archive(stream)
    try:
        with closing(load_workbook(stream, read_only=True, data_only=False)) as book:
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # a file may claim any size
                rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
                yield from _table(((n, _texts(row)) for n, row in enumerate(rows, 1)), whole=False)
    except FileError:
        raise
    except Exception as error:  # openpyxl fails on damaged files in as many ways as there are
        raise FileError("It is a damaged XLSX. Open it and save it again.") from error


def _texts(row: tuple[Any, ...]) -> list[str]:
    texts = [_text(value) for value in row]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, (str, int, float)) or hasattr(value, "isoformat"):
        return str(value).strip()
    return "="  # a formula that openpyxl keeps as something of its own


def _table(lines: Iterator[tuple[int, list[str]]], whole: bool) -> Iterator[Table]:
    """A CSV row is `whole`: one with a cell too few was cut. XLSX leaves out empty last cells."""
    columns = tuple(name.casefold() for name in next(lines, (1, []))[1])
    if not any(columns):
        return
    named = [name for name in columns if name]
    if len(set(named)) < len(named):
        raise FileError("Two columns have the same name.")
    yield Table(columns, _rows(columns, lines, len(columns) if whole else 0))


def _rows(
    columns: tuple[str, ...], lines: Iterator[tuple[int, list[str]]], fewest: int
) -> Iterator[Row]:
    for count, (line, cells) in enumerate(lines):
        if count > MOST_ROWS:
            raise FileError(f"It has more than {MOST_ROWS} rows.")
        if any(cells):
            wrong = _wrong(columns, cells, fewest)
            yield Row(line, dict(zip(columns, cells, strict=False)), wrong)


def _wrong(columns: tuple[str, ...], cells: list[str], fewest: int) -> str:
    if not fewest <= len(cells) <= len(columns):
        return f"has {len(cells)} cells, but there are {len(columns)} columns"
    for name, cell in zip(columns, cells, strict=False):
        if cell.startswith("="):
            return f"{name}: a formula stands where a text should be"
    return ""
