"""The days of a week, and times of a day as they are typed in and kept, such as 09:00 or 18:30.

Pure. How people read them is for the language spoken: grammar.py.
"""

import re

# By their English names, which are the keys of the days in files and in the database.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
HALF_HOUR, MINUTES = 30, 24 * 60  # minutes, and those of a day


def minutes(time: str) -> int:
    """The minutes before a time such as 18:30 or 24:00. ValueError if it is none."""
    hour, _, minute = time.partition(":")
    if not (hour.isdigit() and (minute or "0").isdigit()):
        raise ValueError(f"{time!r} is no time of a day")
    count = int(hour) * 60 + int(minute or 0)
    if count > MINUTES:
        raise ValueError(f"{time!r} is no time of a day")
    return count


def half_hours(time: str) -> int:
    """The half hours before a time, rounded down. ValueError if it is none."""
    return minutes(time) // HALF_HOUR
