"""Where a ZIP code is: its center, from a table that comes with a package.

Nothing is asked of another host, and what was looked up is not remembered.
"""

from collections.abc import Mapping
from typing import Any

import zipcodes

Place = tuple[float, float]


def centroid(zip5: str) -> Place | None:
    """Latitude and longitude of a five-digit ZIP code; None where the table has no place for it
    (a code that is not in use, or one of the military, which move)."""
    row = _row(zip5)
    return (float(row["lat"]), float(row["long"])) if row else None


def town(zip5: str) -> str:
    """Such as "Cambridge, MA"; empty where the table has no place for it."""
    row = _row(zip5)
    return f"{row['city']}, {row['state']}" if row else ""


def _row(zip5: str) -> Mapping[str, Any] | None:
    if not (len(zip5) == 5 and zip5.isascii() and zip5.isdigit()):
        return None
    # The table writes a code without a place as 0, 0: a spot in the sea off Africa.
    rows = [row for row in zipcodes.matching(zip5) if float(row["lat"]) or float(row["long"])]
    return rows[0] if rows else None
