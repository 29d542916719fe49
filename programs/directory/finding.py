"""Finding programs: the searches of the index, each a fixed number of queries.

First come those that are known to have all that was asked, then those whose source leaves one
thing open, and so on; within each, the nearest first. That a program is for some people only is
one thing open: whether for this person. Nothing else moves a program up or down.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import add

from django.db.models import Case, Count, ExpressionWrapper, F, FloatField, Q, QuerySet, When
from django.db.models.expressions import Combinable
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from .distance import box, chord_of, miles_of, point
from .models import Spot
from .offers import FOR_ALL
from .search import ANY_DISTANCE, Search, SearchCondition
from .zips import Place, centroid

ON_A_PAGE = 10
# After this "taking new people" is taken for an open question again.
ACCEPTING_HOLDS = timedelta(days=30)
ACCEPTING = "accepting"


@dataclass(frozen=True)
class Matches:
    """What a search found: how many, how many of them are known to have all that was asked, and
    the spots of one page, each with `miles` and the conditions that are `met` and `open`."""

    total: int
    sure: int
    spots: list[Spot]
    page: int
    pages: int


def find(search: Search, page: int = 1, size: int = ON_A_PAGE) -> Matches:
    """One page of what a search finds, in four queries. Raises ValueError for an unknown ZIP."""
    spots = _matching(search, center_of(search))
    total, sure = spots.aggregate(a=Count("pk"), b=Count("pk", filter=Q(open=0))).values()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    rows = _in_order(spots, "program__sessions")[(page - 1) * size : page * size]
    return Matches(total, sure, _told(search, rows), page, pages)


def nearest(search: Search, count: int) -> list[Spot]:
    """The first few that a search finds, in two queries. Raises ValueError for an unknown ZIP."""
    return _told(search, _in_order(_matching(search, center_of(search)), "program")[:count])


def _in_order(spots: QuerySet[Spot], fetched: str) -> QuerySet[Spot]:
    """Spots are sorted without their programs, which are wide, and these fetched for a page."""
    return spots.order_by("open", "away", "pk").prefetch_related(fetched)


def center_of(search: Search) -> Place:
    """The middle of its ZIP code. Raises ValueError for an unknown one."""
    center = centroid(search.zip)
    if center is None:
        raise ValueError("no such ZIP code")
    return center


def _matching(search: Search, center: Place) -> QuerySet[Spot]:
    """The spots that meet every condition, with `away` and how many conditions are `open`."""
    conditions = search.conditions()
    spots = around(center, search.miles).filter(*map(may, conditions))
    known = [_where(F("has_offers").bitand(FOR_ALL)), *map(_has, conditions)]
    doubts = (Case(When(item, then=0), default=1) for item in known)
    return spots.annotate(open=reduce(add, doubts))


def around(center: Place, miles: int) -> QuerySet[Spot]:
    """The spots within a distance, with `away`: the square of the chord, which grows with it."""
    x, y, z = point(center)
    away = sum(((F(n) - at) * (F(n) - at) for n, at in zip("xyz", (x, y, z), strict=True)), 0.0)
    spots = Spot.objects.annotate(away=ExpressionWrapper(away, FloatField()))
    if miles == ANY_DISTANCE:
        return spots
    around = box(center, miles)
    across = (Q(longitude__range=stretch) for stretch in around.stretches)
    return spots.filter(
        reduce(Q.__or__, across),
        latitude__range=(around.south, around.north),
        away__lte=chord_of(miles) ** 2,
    )


def _bits(kind: str, condition: SearchCondition) -> Combinable:
    return F(f"{kind}_{condition.filter.column}").bitand(condition.mask)


def _has(condition: SearchCondition) -> Q:
    """Known to be met."""
    known = _where(_bits("has", condition))
    return known & Q(confirmed__gte=_since()) if condition.key == ACCEPTING else known


def may(condition: SearchCondition) -> Q:
    """Met, or left open. Who was full a while ago may have a place now."""
    may = _where(_bits("may", condition))
    stale = Q(confirmed__lt=_since()) | Q(confirmed=None)
    return may | stale if condition.key == ACCEPTING else may


def _where(bits: Combinable) -> Q:
    return Q(GreaterThan(bits, 0))


def _since() -> date:
    return timezone.localdate() - ACCEPTING_HOLDS


def _told(search: Search, rows: Iterable[Spot]) -> list[Spot]:
    """The spots of a page, with their miles and what is met and open."""
    conditions = search.conditions()
    spots = list(rows)
    for spot in spots:
        spot.miles = miles_of(max(0.0, spot.away) ** 0.5)
        spot.met = [item for item in conditions if _is_known(spot, item)]
        spot.unsaid = [item for item in conditions if item not in spot.met]
    return spots


def _is_known(spot: Spot, condition: SearchCondition) -> bool:
    known = bool(getattr(spot, f"has_{condition.filter.column}") & condition.mask)
    if condition.key == ACCEPTING:
        return known and spot.confirmed is not None and spot.confirmed >= _since()
    return known
