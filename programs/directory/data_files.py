"""Every data file of the directory, and what reads it: all are read when the site starts."""

from collections.abc import Callable, Mapping

from iop_guide.rules.language import in_every_language

from .filters import filters
from .importing.services import table
from .listing_words import listing_words
from .vocabulary import vocabulary

READERS: Mapping[str, Callable[..., object]] = {
    "directory.toml": vocabulary,
    "listing.toml": listing_words,
    "search.toml": filters,
    "sources.toml": table,
}


def read_all() -> None:
    """Read every file, in every language. Raises DataError."""
    for read in READERS.values():
        in_every_language(read)
