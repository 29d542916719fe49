"""Which part of a search to relax, and how many programs that would give."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import add

from django.db.models import Case, Count, Value, When

from iop_guide.rules.grammar import grammar

from .distance import chord_of
from .filters import filters
from .finding import around, center_of, for_whom, may
from .search import ANY_DISTANCE, Search, SearchCondition

MOST_OFFERED = 10
NEXT = 2
# How many programs fail exactly the conditions whose bits are set, within one ring.
Group = tuple[int, int, int]
Step = tuple[tuple[int, ...], int]


@dataclass(frozen=True)
class Relaxation:
    """A wider search: what it leaves out, its distance, and how many that gives."""

    dropped: tuple[SearchCondition, ...]
    miles: int
    total: int

    @property
    def left_out(self) -> str:
        """What it leaves out, in words."""
        return grammar().quoted([condition.name for condition in self.dropped])


def relaxations(search: Search) -> list[Relaxation]:
    """Wider searches that find more, the smallest steps first, in at most three queries.

    One condition left out, or a larger distance; where none of these helps, two things at once.
    Only where no distance so far helps is a larger one looked at: in a city that would be much
    to look through, and of no use. Raises ValueError for an unknown ZIP.
    """
    wider: list[Relaxation] = []
    for rings in _reaches(search.miles):
        wider = _relaxations(search, rings)
        if any(not item.dropped for item in wider):
            break
    return wider


def _reaches(miles: int) -> Iterator[list[int]]:
    """The distances to look at: first the next few, then all but the far ones, then any."""
    if miles == ANY_DISTANCE:
        yield [ANY_DISTANCE]
        return
    larger = [distance for distance in filters().distances if distance > miles]
    far = [distance for distance in filters().far if distance > miles]
    if larger:
        yield [miles, *larger[:NEXT]]
    if larger[NEXT:]:
        yield [miles, *larger]
    yield [miles, *larger, *far, ANY_DISTANCE]


def _relaxations(search: Search, rings: list[int]) -> list[Relaxation]:
    conditions = search.conditions()
    groups = _groups(search, conditions, rings)
    now = _count(groups, ((), 0))
    for steps in _steps(len(conditions), len(rings)):
        best: dict[tuple[int, ...], int] = {}
        wider = []
        for dropped, ring in steps:
            total = _count(groups, (dropped, ring))
            if total > best.get(dropped, now):
                best[dropped] = total
                left_out = tuple(conditions[place] for place in dropped)
                wider.append(Relaxation(left_out, rings[ring], total))
        if wider:
            return wider[:MOST_OFFERED]
    return []


def _steps(conditions: int, rings: int) -> Iterator[list[Step]]:
    """What to leave out, by place, and which ring to go to: one thing, then two, then all."""
    each, wider = range(conditions), range(1, rings)
    yield [((), ring) for ring in wider] + [((place,), 0) for place in each]
    one_and_wider = [((place,), ring) for place in each for ring in wider]
    yield one_and_wider + [(pair, 0) for pair in combinations(each, 2)]
    yield [(tuple(each), ring) for ring in range(rings)]


def _count(groups: list[Group], step: Step) -> int:
    """How many programs fail nothing but what is left out, within a ring."""
    dropped, ring = step
    let_pass = sum(1 << place for place in dropped)
    return sum(count for fails, at, count in groups if not fails & ~let_pass and at <= ring)


def _groups(search: Search, conditions: list[SearchCondition], rings: list[int]) -> list[Group]:
    """One pass over all programs within the last ring, in one query."""
    fails = (
        Case(When(may(item), then=0), default=1 << place) for place, item in enumerate(conditions)
    )
    whens = [
        When(away__lte=chord_of(miles) ** 2, then=place)
        for place, miles in enumerate(rings)
        if miles != ANY_DISTANCE
    ]
    spots = around(center_of(search), rings[-1])
    rows = (spots if search.others else spots.filter(for_whom(search))).annotate(
        fails=reduce(add, fails, Value(0)), ring=Case(*whens, default=len(rings) - 1)
    )
    return list(rows.order_by().values_list("fails", "ring").annotate(count=Count("pk")))
