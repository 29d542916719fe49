"""FindTreatment.gov's listing service: JSON with services in words."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson

from .cells import address, coordinates, phones
from .listing import DIRECTORIES, SourceListing
from .opening import readable
from .services import Meaning, described, meanings
from .tables import MOST_ROWS, Row
from .wrong import FileError, RowError

NAME = "FindTreatment.gov"
TEXTS = (
    "frid", "typeFacility", "name1", "name2", "street1", "street2", "city", "state", "zip",
    "phone", "intake1", "hotline1", "website", "latitude", "longitude",
)  # fmt: skip


class FindTreatment:
    """Reads one answer of the service, or the pages of one."""

    def __init__(self) -> None:
        self.records = self.read = 0

    def rows(self, stream: BinaryIO) -> Iterator[tuple[Row, Any]]:
        """Each row and its services. Raises FileError, then or while they are read."""
        try:
            with readable():
                items = self._numbered(stream)
                yield from ((self._row(number, item), item) for number, item in items)
        except ijson.JSONError as error:
            raise FileError(f"It is damaged or no JSON: {str(error)[:80]}") from error

    def _numbered(self, stream: BinaryIO) -> Iterator[tuple[int, Any]]:
        """The rows, and on the way how many there are in all; the file is read once."""
        builder: Any = None
        for prefix, event, value in ijson.parse(stream, use_float=True):
            if prefix == "recordCount" and event == "number":
                self.records = max(self.records, int(value))
            if prefix == "rows.item" and event in ("start_map", "null") and builder is None:
                builder = ijson.ObjectBuilder()
            if builder is not None:
                builder.event(event, value)
                if prefix == "rows.item" and event in ("end_map", "null"):
                    self.read += 1
                    if self.read > MOST_ROWS:
                        raise FileError(f"It has more than {MOST_ROWS} rows.")
                    yield self.read, builder.value
                    builder = None
        if not self.read:
            raise FileError("It has no “rows”: is it an answer of FindTreatment.gov?")

    def _row(self, number: int, item: Any) -> Row:
        if not isinstance(item, dict):
            return Row(number, {}, "is no row")
        cells = {name: str(item.get(name) or "").strip() for name in TEXTS}
        formula = next((name for name, text in cells.items() if text.startswith("=")), "")
        return Row(number, cells, formula and f"{formula}: a formula stands where a text should be")

    def listing(self, cells: dict[str, str], item: Any) -> SourceListing:
        """A row as a listing. Raises RowError."""
        directory = DIRECTORIES.get(cells["typeFacility"].upper())
        if directory is None:
            raise RowError(f"typeFacility: “{cells['typeFacility'][:20]}” is neither SA nor MH")
        if not cells["frid"]:
            raise RowError("frid: is empty")
        spot = coordinates(cells["latitude"], cells["longitude"])
        site = cells["website"]
        fields = {
            "directory": directory,
            "name_cut": False,
            "latitude": spot[0] if spot else None,
            "longitude": spot[1] if spot else None,
            "at_address": spot is not None,
            "website": site if "://" in site or not site else f"http://{site}",
            **address(cells),
            **phones(cells, "intake1", "hotline1"),
            # Its mental health part has no word for IOP, as the national directory has none.
            **described(_services(item.get("services")), directory == "substance_use"),
        }
        key = f"{cells['frid'][:70]}-{cells['typeFacility']}"
        return SourceListing(NAME, key, fields, own_key=True)

    @property
    def complete(self) -> bool:
        """Whether all rows were read that the service counted."""
        return bool(self.records) and self.read >= self.records


def _services(services: Any) -> Iterator[Meaning]:
    """A category without a text says nothing; a row without categories is refused."""
    if not isinstance(services, list) or not services:
        raise RowError("services: are missing, so that nobody could search for it")
    for entry in services:
        if not isinstance(entry, dict):
            raise RowError("services: an entry is no category with a text")
        for name in str(entry.get("f3") or "").split(";"):
            yield from meanings(str(entry.get("f2") or ""), name)
