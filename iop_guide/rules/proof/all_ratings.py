"""Every combination of ratings at once, exactly: the ground of the audit and of the impact.

A set of combinations is one whole number, with a bit for each combination: "and", "or" and
counting then take in millions of combinations in one step, and nothing is sampled or left out.
Ratings of a dimension that nothing tells apart are treated together, as one step of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import mul

from ..definitions import DefinitionError, Definitions, Part

MOST_BITS = 2**27  # one set then takes 18 MB; eleven dimensions of five ratings are 2**25.5

AT_ONCE = 3  # parts that are built together: more are quicker, but may take too many steps

Figures = Sequence[Sequence[int]]  # one for each step of each dimension
Need = tuple[Figures, int]  # and the least that they must add up to


class AllRatings:
    """All combinations of the ratings of some definitions, in steps that `parts` tell apart.

    Raises DefinitionError where so much is told apart that a set would not fit into memory.
    """

    def __init__(self, definitions: Definitions, parts: Iterable[Part]) -> None:
        self.scale, self.dimensions = definitions.scale, definitions.dimensions
        self.steps = self._steps(parts)
        # How many bits the dimensions before each one take up; the last figure is for all.
        self.widths = list(accumulate(map(len, self.steps), mul, initial=1))
        if self.widths[-1] > MOST_BITS:
            raise DefinitionError("The limits tell so many ratings apart that none can be checked.")
        self._full = [(1 << width) - 1 for width in self.widths]
        self.everyone = self._full[-1]
        self.total = (self.scale[1] - self.scale[0] + 1) ** len(self.dimensions)

    def _steps(self, parts: Iterable[Part]) -> tuple[tuple[range, ...], ...]:
        """The ratings of each dimension, cut wherever a part tells two of them apart."""
        low, high = self.scale
        cuts: dict[str, set[int]] = {name: {low, high + 1} for name in self.dimensions}
        for part in parts:
            others = len(part.dimensions) - 1
            first = max(low + 1, part.at_least - high * others)
            last = min(high, part.at_least - low * others)
            for name in part.dimensions:
                cuts[name].update(range(first, last + 1))
        edges = [sorted(cuts[name]) for name in self.dimensions]
        return tuple(tuple(map(range, each, each[1:])) for each in edges)

    def where(self, parts: Sequence[Part]) -> int:
        """The set of combinations in which every part holds."""
        bits = self.everyone
        for start in range(0, len(parts), AT_ONCE):
            bits &= self._reaching([self._need(part) for part in parts[start : start + AT_ONCE]])
        return bits

    def _need(self, part: Part) -> Need:
        """What each step adds to a part's sum, and the least to reach, both counted from 0."""
        low = self.scale[0]
        figures = [
            [step.start - low if name in part.dimensions else 0 for step in steps]
            for name, steps in zip(self.dimensions, self.steps, strict=True)
        ]
        return figures, part.at_least - low * len(part.dimensions)

    def _reaching(self, needs: Sequence[Need]) -> int:
        """The combinations that reach every need.

        Built from the inside out, the last dimension outermost: once for each place and what
        is left to reach there.
        """
        rows = [list(zip(*row, strict=True)) for row in zip(*(f for f, _ in needs), strict=True)]
        most = [list(accumulate(map(max, figures), initial=0)) for figures, _least in needs]
        built: dict[tuple[int, tuple[int, ...]], int] = {}

        def inside(place: int, left: tuple[int, ...]) -> int:
            if not any(left):
                return self._full[place]
            if any(least > sums[place] for least, sums in zip(left, most, strict=True)):
                return 0
            if (place, left) not in built:
                bits = 0
                for step in reversed(rows[place - 1]):
                    rest = tuple(max(0, least - f) for least, f in zip(left, step, strict=True))
                    bits = bits << self.widths[place - 1] | inside(place - 1, rest)
                built[place, left] = bits
            return built[place, left]

        bits = inside(len(self.dimensions), tuple(max(0, least) for _, least in needs))
        built.clear()  # large, and in a circle with the function: it would stay for a while
        return bits

    def one_step_up(self, bits: int, place: int) -> int:
        """The combinations of a set, each with its rating in one dimension a step higher; those
        at the highest step already are left out."""
        figures = [[0] * len(steps) for steps in self.steps]
        figures[place][-1] = 1
        return minus(bits, self._reaching([(figures, 1)])) << self.widths[place]

    def count(self, bits: int) -> int:
        """How many combinations a set holds, ratings that are treated together counted each."""
        return self._count(len(self.dimensions), bits, {})

    def _count(self, place: int, bits: int, seen: dict[tuple[int, int], int]) -> int:
        if self.widths[place] == self._each(place):
            return bits.bit_count()
        if (place, bits) not in seen:
            seen[place, bits] = sum(
                len(step) * self._count(place - 1, rest, seen)
                for step, rest in self.split(bits, place - 1)
            )
        return seen[place, bits]

    def _each(self, place: int) -> int:
        """How many combinations the dimensions before this one have."""
        return (self.scale[1] - self.scale[0] + 1) ** place

    def split(self, bits: int, place: int) -> Iterator[tuple[range, int]]:
        """A set of the dimensions up to this one, taken apart by its steps: for each step that
        occurs, what the set holds of the dimensions before."""
        width, full = self.widths[place], self._full[place]
        for number, step in enumerate(self.steps[place]):
            if rest := bits >> width * number & full:
                yield step, rest


def minus(bits: int, others: int) -> int:
    """The combinations of one set that are not in the other: much quicker than `bits & ~others`."""
    return bits ^ (bits & others)
