"""SAMHSA's national directories: rows of codes, read with the key of the same release."""

from ..places import CUT
from .cells import address, coordinates, phones
from .listing import DIRECTORIES, Options, SourceListing, derived_key
from .services import Key, described
from .wrong import FileError, RowError

COLUMNS = {"name1", "street1", "city", "state", "zip", "phone", "service_code_info"}
NAMES = {
    "SA": "SAMHSA national directory, substance use",
    "MH": "SAMHSA national directory, mental health",
}


class Samhsa:
    """Reads rows of one release."""

    def __init__(self, key: Key | None, options: Options):
        if key is None:
            raise FileError("Its codes need the key of the same release: --key CODES.csv")
        self.key, self.options = key, options

    def listing(self, cells: dict[str, str]) -> SourceListing:
        """A row as a listing. Raises RowError."""
        codes = cells.get("service_code_info", "").replace("*", " ").split()
        if not codes:
            raise RowError("service_code_info: names no services")
        directory = self._directory(cells, codes)
        # A key of one directory alone may leave its name out.
        known = directory if directory in self.key.codes else ""
        pairs = [pair for code in codes for pair in self.key.of(known, code)]
        place = address(cells)
        names = [cells.get(name, "") for name in ("name1", "name2", "street1", "street2")]
        middle = coordinates(cells.get("zip_lat", ""), cells.get("zip_lng", ""))
        fields = {
            "directory": DIRECTORIES[directory],
            # The cut may have fallen on a space.
            "name_cut": any(len(place[name]) in (CUT - 1, CUT) for name in ("provider", "name")),
            "latitude": middle[0] if middle else None,
            "longitude": middle[1] if middle else None,
            "at_address": False,
            **place,
            **phones(cells, "intake1", "intake2", "intake1a", "intake2a"),
            **described(pairs, known in self.key.tells_iop),
        }
        return SourceListing(NAMES[directory], derived_key(directory, *names, place["zip"]), fields)

    def _directory(self, cells: dict[str, str], codes: list[str]) -> str:
        """From the row, what was said beside the file, the key, or the codes; in this order."""
        given = (cells.get("directory") or self.options.directory).upper()
        named = [name for name in self.key.codes if name]
        if not given and len(named) == 1:
            given = named[0]
        if not given:
            fitting = self.key.directories(codes)
            if len(fitting) != 1:
                raise RowError("its codes do not tell the directory: say --directory SA or MH")
            given = fitting[0]
        if given not in NAMES:
            raise RowError(f"directory: “{given[:20]}” is neither SA nor MH")
        return given
