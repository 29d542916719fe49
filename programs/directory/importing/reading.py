"""Reading files: which source each is of, its rows as listings, and those that are refused."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, BinaryIO

from ..zips import centroid
from .findtreatment import NAME, FindTreatment
from .listing import Options, RefusedRow, SourceListing, checked, marks
from .opening import unpacked
from .samhsa import COLUMNS as SAMHSA_COLUMNS
from .samhsa import Samhsa
from .services import KEY_COLUMNS, Key
from .tables import Row, Table, csv_tables, xlsx_tables
from .template import COLUMNS as OWN_COLUMNS
from .template import Template
from .wrong import FileError, RowError

PARTIAL = "{} counts {} programs and {} were given, so that none is taken for gone."
Files = list[tuple[str, BinaryIO]]
Progress = Callable[[Iterator[SourceListing]], Iterable[SourceListing]]


@dataclass
class Reading:
    """What the files hold. Only of the sources in `whole` is anything taken for gone."""

    listings: list[SourceListing] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    whole: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def read_key(name: str, stream: BinaryIO) -> Key:
    """The key of a release. Raises FileError, naming the file."""
    try:
        if key := _key_among(_tables(stream)):
            return key
        raise FileError(f"A key has the columns {', '.join(sorted(KEY_COLUMNS))}.")
    except FileError as error:
        raise FileError(f"{name}: {error}") from error


def _key_among(tables: Iterator[Table]) -> Key | None:
    for table in tables:
        if set(table.columns) >= KEY_COLUMNS:
            return Key.read(row.cells for row in table.rows if row.cells.keys() >= KEY_COLUMNS)
    return None


def _tables(stream: BinaryIO) -> Iterator[Table]:
    kind, plain = unpacked(stream)
    if kind == "json":
        raise FileError("It is JSON and no table.")
    return (xlsx_tables if kind == "xlsx" else csv_tables)(plain)


def read(
    files: Files, key: Key | None, options: Options, progress: Progress = lambda rows: rows
) -> Reading:
    """All files of one run; several may be one source in parts. Raises FileError."""
    run = Run(key, options)
    for name, stream in files:
        try:
            run.reading.listings += progress(run.listings(name, stream))
        except FileError as error:
            raise FileError(f"{name}: {error}") from error
    return run.finished()


class Run:
    """What the files of one run share."""

    def __init__(self, key: Key | None, options: Options):
        self.key, self.options = key, options
        self.reading, self.service = Reading(), FindTreatment()
        # Of this run only: which ZIP codes were looked up is nowhere remembered.
        self.middle = lru_cache(maxsize=None)(centroid)

    def listings(self, name: str, stream: BinaryIO) -> Iterator[SourceListing]:
        """The listings of a file; the refused rows go into the reading."""
        kind, plain = unpacked(stream)
        if kind == "json":
            for row, item in self.service.rows(plain):
                yield from self._taken(name, row, partial(self.service.listing, item=item))
            return
        if kind == "xlsx" and self.key is None:
            self.key = _key_among(xlsx_tables(plain))  # the published workbook has one within
        tables = csv_tables(plain) if kind == "csv" else xlsx_tables(plain)
        seen: list[tuple[str, ...]] = []
        for table in tables:
            seen.append(table.columns)
            if source := self._source(table):
                for row in table.rows:
                    yield from self._taken(name, row, source.listing)
                return
        raise FileError(_what_is_missing(seen))

    def _source(self, table: Table) -> Samhsa | Template | None:
        columns = set(table.columns)
        if columns >= SAMHSA_COLUMNS:
            return Samhsa(self.key, self.options)
        return Template() if columns >= OWN_COLUMNS else None

    def _taken(
        self, name: str, row: Row, listing: Callable[[dict[str, str]], SourceListing]
    ) -> Iterator[SourceListing]:
        try:
            if row.wrong:
                raise RowError(row.wrong)
            taken = checked(listing(row.cells))
        except RowError as error:
            who = row.cells.get("name1") or row.cells.get("provider") or ""
            marked = marks(who, row.cells.get("phone", ""))
            self.reading.refused.append(RefusedRow(name, row.line, who[:80], str(error), marked))
            return
        taken.file, taken.line = name, row.line
        self._complete(taken.fields)
        yield taken

    def _complete(self, fields: dict[str, Any]) -> None:
        """The middle of the ZIP code where the source has no coordinates, and its date."""
        if fields["latitude"] is None and (middle := self.middle(fields["zip"])):
            fields["latitude"], fields["longitude"] = middle
        if self.options.source_date:
            fields.setdefault("source_date", self.options.source_date)

    def finished(self) -> Reading:
        """The reading, with the sources that were read as a whole."""
        reading = self.reading
        reading.whole = {listing.source for listing in reading.listings}
        if self.service.read and not self.service.complete:
            reading.whole.discard(NAME)
            reading.notes.append(PARTIAL.format(NAME, self.service.records, self.service.read))
        return reading


def _what_is_missing(seen: list[tuple[str, ...]]) -> str:
    """For someone who took the wrong file, or lost a column."""
    columns = set(sorted(seen, key=len)[-1] if seen else ())
    if columns >= KEY_COLUMNS:
        return "It is the key of a release. Give it with --key, beside the directory itself."
    own, theirs = OWN_COLUMNS - columns, SAMHSA_COLUMNS - columns
    if not columns or (len(own) == len(OWN_COLUMNS) and len(theirs) == len(SAMHSA_COLUMNS)):
        return "Its first row names none of the columns of a directory that is known here."
    missing = min(own, theirs, key=len)
    return f"Columns are missing: {', '.join(sorted(missing))}."
