"""Where programs are: the middle of a ZIP code, from the table that the package zipcodes carries,
and which listings stand at one place."""

import hashlib
from functools import lru_cache

import zipcodes


@lru_cache(maxsize=50_000)
def centroid(zip5: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None for what is no ZIP code, or one not in the table."""
    if len(zip5) != 5 or not (zip5.isascii() and zip5.isdigit()):
        return None
    found = zipcodes.matching(zip5)
    if not found or not found[0]["lat"]:
        return None
    return float(found[0]["lat"]), float(found[0]["long"])


# SAMHSA's files cut names and streets here; so a whole name and a cut one are of one place.
CUT = 38


def place_key(*parts: str) -> str:
    """The same for the same provider, street and ZIP code, however they are spaced or cased."""
    plain = ["".join(filter(str.isalnum, part[:CUT].casefold())) for part in parts]
    return hashlib.sha256("|".join(plain).encode()).hexdigest()[:32]
