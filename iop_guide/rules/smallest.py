"""The smallest combinations of a set: those that make the best examples.

Smallest is: fewest ratings raised above the lowest, then the lowest sum, then (so that the
order is always the same) what raises the dimensions that are named first.
"""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from itertools import islice

from .all_ratings import AllRatings

Box = tuple[range, ...]
Point = tuple[int, ...]


def smallest(all_ratings: AllRatings, bits: int, most: int = 1) -> list[dict[str, int]]:
    """At most so many combinations of a set, as whole ratings, the smallest first."""
    # Among the smallest combinations of a set, none lies outside its smallest boxes.
    boxes = list(islice(_boxes(all_ratings, bits), most))
    points = islice(_points(boxes, all_ratings.scale[0]), most)
    return [dict(zip(all_ratings.dimensions, point, strict=True)) for point in points]


def _boxes(all_ratings: AllRatings, bits: int) -> Iterator[Box]:
    """What is treated together, smallest first: the ratings that each dimension may have."""
    for layer in all_ratings.layers(bits):
        while layer:
            lowest = layer & -layer
            yield all_ratings.ratings(lowest.bit_length() - 1)
            layer ^= lowest


def _points(boxes: list[Box], low: int) -> Iterator[Point]:
    """The combinations in some boxes, smallest first: each is followed by the next larger."""
    waiting = [(_size(_first(box), low), _first(box), box) for box in boxes]
    heapify(waiting)
    last = None
    while waiting:
        _size_of, point, box = heappop(waiting)
        if point == last:  # come to by two ways
            continue
        last = point
        yield point
        for place, step in enumerate(box):
            if point[place] + 1 in step:
                larger = (*point[:place], point[place] + 1, *point[place + 1 :])
                heappush(waiting, (_size(larger, low), larger, box))


def _first(box: Box) -> Point:
    return tuple(step.start for step in box)


def _size(point: Point, low: int) -> tuple[int, int, Point]:
    raised = sum(rating > low for rating in point)
    return raised, sum(point), point[::-1]
