"""Distances on the globe: how far apart two places are, and the box that holds a circle.

Pure. Places are (latitude, longitude) in degrees, distances are in miles. The Earth is taken
for a sphere, which is off by at most 0.5 percent; a ZIP code's center is off by more.
"""

from dataclasses import dataclass
from math import asin, cos, degrees, isfinite, pi, radians, sin, sqrt

Place = tuple[float, float]
EARTH = 3958.7613  # the mean radius in miles


@dataclass(frozen=True, slots=True)
class Box:
    """South and north, and the stretches from west to east: two where it crosses the date
    line, the whole circle where it holds a pole."""

    south: float
    north: float
    stretches: tuple[tuple[float, float], ...]

    def holds(self, place: Place) -> bool:
        """Whether a place lies in the box, its edges included."""
        latitude, longitude = place
        across = any(west <= longitude <= east for west, east in self.stretches)
        return across and self.south <= latitude <= self.north


def checked(place: Place) -> Place:
    """The same place. Raises ValueError off the globe: -90 to 90 and -180 to 180 degrees."""
    latitude, longitude = place
    if not (isfinite(latitude) and isfinite(longitude)):
        raise ValueError(f"{place} is no place")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ValueError(f"{place} is not on the globe")
    return place


def miles(one: Place, other: Place) -> float:
    """The great-circle distance (haversine), from 0 to about 12,437 miles."""
    return EARTH * 2 * asin(min(1.0, chord(point(one), point(other)) / 2))


def point(place: Place) -> tuple[float, float, float]:
    """The place as a point on a globe of radius 1. Raises ValueError off the globe."""
    latitude, longitude = map(radians, checked(place))
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def chord(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The straight line between two points of that globe, 0 to 2; it grows with the distance,
    so that sums and products alone can say which of two places is nearer."""
    return sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def chord_of(distance: float) -> float:
    """The chord that belongs to a distance in miles, 0 or more."""
    return 2 * sin(min(distance / EARTH, pi) / 2)


def miles_of(chord_: float) -> float:
    """The distance in miles that belongs to a chord, 0 to 2."""
    return EARTH * 2 * asin(min(1.0, chord_ / 2))


def box(center: Place, distance: float) -> Box:
    """The smallest box that holds every place within the distance. Raises ValueError where the
    center is off the globe or the distance below 0."""
    latitude, longitude = checked(center)
    if not distance >= 0:
        raise ValueError(f"{distance} is no distance")
    reach = degrees(distance / EARTH)
    south, north = latitude - reach, latitude + reach
    if south <= -90 or north >= 90:
        return Box(max(south, -90.0), min(north, 90.0), ((-180.0, 180.0),))
    wide = degrees(asin(min(1.0, sin(radians(reach)) / cos(radians(latitude)))))
    return Box(south, north, _stretches(longitude - wide, longitude + wide))


def _stretches(west: float, east: float) -> tuple[tuple[float, float], ...]:
    """A stretch of longitudes, cut in two where it crosses the date line."""
    if west < -180:
        return (west + 360, 180.0), (-180.0, east)
    if east > 180:
        return (west, 180.0), (-180.0, east - 360)
    return ((west, east),)
