"""The one reader of data files: TOML into frozen dataclasses, or a refusal that names the place."""

from ..rules.mistakes import DataError, Mistake
from .conversion import STRICT, Strict, written_as
from .reading import all_there, read_file, read_rows, read_whole, refer, rows_of, structure
from .words import join, key_of, names_in, parse, read_words, unmatched, words_for

__all__ = [
    "STRICT", "DataError", "Mistake", "Strict", "all_there", "join", "key_of", "names_in", "parse",
    "read_file", "read_rows", "read_whole", "read_words", "refer", "rows_of", "structure",
    "unmatched", "words_for", "written_as",
]  # fmt: skip
