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
Size = tuple[int, int]  # how many ratings are raised, and the sum of them


def smallest(all_ratings: AllRatings, bits: int, most: int = 1) -> list[dict[str, int]]:
    """At most so many combinations of a set, as whole ratings, the smallest first."""
    # Among the smallest combinations of a set, none lies outside its smallest boxes.
    boxes = list(islice(_boxes(all_ratings, bits), most))
    points = islice(_points(boxes, all_ratings.scale[0]), most)
    return [dict(zip(all_ratings.dimensions, point, strict=True)) for point in points]


def _boxes(all_ratings: AllRatings, bits: int) -> Iterator[Box]:
    """What is treated together, smallest first: the ratings that each dimension may have."""
    while bits:
        size = min(_sizes(all_ratings, bits, len(all_ratings.dimensions)))
        box, bit = _of_size(all_ratings, bits, size)
        yield box
        bits ^= 1 << bit


def _sizes(all_ratings: AllRatings, bits: int, place: int) -> dict[Size, int]:
    """The sizes that occur in a set of the dimensions before a place.

    The set is taken apart from its last dimension on, and what has come to the same size is
    put together again: a few times the work of one look at the whole.
    """
    sizes = {(0, 0): bits}
    for number in reversed(range(place)):
        larger_sizes: dict[Size, int] = {}
        for size, rest in sizes.items():
            for step, inner in all_ratings.split(rest, number):
                larger = _larger(all_ratings, size, step)
                larger_sizes[larger] = larger_sizes.get(larger, 0) | inner
        sizes = larger_sizes
    return sizes


def _larger(all_ratings: AllRatings, size: Size, step: range, sign: int = 1) -> Size:
    figure = step.start - all_ratings.scale[0]
    return size[0] + sign * (figure > 0), size[1] + sign * figure


def _of_size(all_ratings: AllRatings, bits: int, size: Size) -> tuple[Box, int]:
    """The first box of this size in a set, with its bit: the last dimensions as low as can be."""
    box: list[range] = []
    bit = 0
    for place in reversed(range(len(all_ratings.dimensions))):
        for step, inner in all_ratings.split(bits, place):
            left = _larger(all_ratings, size, step, -1)
            if left in _sizes(all_ratings, inner, place):
                box.insert(0, step)
                bit += all_ratings.widths[place] * all_ratings.steps[place].index(step)
                bits, size = inner, left
                break
    return tuple(box), bit


def _points(boxes: list[Box], low: int) -> Iterator[Point]:
    """The combinations in some boxes, smallest first: each is followed by the next larger."""
    waiting = [(_order(_first(box), low), _first(box), box) for box in boxes]
    heapify(waiting)
    last = None
    while waiting:
        _size_of_it, point, box = heappop(waiting)
        if point == last:  # come to by two ways
            continue
        last = point
        yield point
        for place, step in enumerate(box):
            if point[place] + 1 in step:
                larger = (*point[:place], point[place] + 1, *point[place + 1 :])
                heappush(waiting, (_order(larger, low), larger, box))


def _first(box: Box) -> Point:
    return tuple(step.start for step in box)


def _order(point: Point, low: int) -> tuple[int, int, Point]:
    raised = sum(rating > low for rating in point)
    return raised, sum(point), point[::-1]
