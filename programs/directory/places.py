"""Which listings stand at one place: the same provider, street and ZIP code."""

import hashlib

# SAMHSA's files cut names and streets here; so a whole name and a cut one are of one place.
CUT = 38


def plain(text: str) -> str:
    """A name or street as it compares: cut, without case, spaces and signs."""
    return "".join(filter(str.isalnum, text[:CUT].casefold()))


def place_key(*parts: str) -> str:
    """The same for the same provider, street and ZIP code, however they are spaced or cased."""
    return hashlib.sha256("|".join(map(plain, parts)).encode()).hexdigest()[:32]
