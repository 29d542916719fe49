"""The one reader of data files: TOML into frozen dataclasses, or a refusal that names the place."""

from ..rules.mistakes import DataError, Mistake
from .conversion import STRICT, Strict, written_as
from .reading import all_there, read_file, read_rows, read_whole, refer, rows_of, structure
from .words import parse

__all__ = [
    "STRICT", "DataError", "Mistake", "Strict", "all_there", "parse", "read_file", "read_rows",
    "read_whole", "refer", "rows_of", "structure", "written_as",
]  # fmt: skip
