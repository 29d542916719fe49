"""Finding programs: the searches of the index, each a fixed number of queries.

For someone who served, places for veterans come first. Then come programs that are known to give
the level that was asked for, before those whose source leaves it open; among these the ones with
less left open, then the nearest. Programs for other people only are left out, or stand last where
they were asked for. Nothing else moves a program up or down.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import add

from django.db.models import Case, Count, ExpressionWrapper, F, FloatField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.lookups import GreaterThan, LessThan
from django.utils import timezone

from .distance import box, chord_of, miles_of, point
from .models import Spot
from .offers import bits_of
from .search import ANY_DISTANCE, SERVED, Search, SearchCondition
from .zips import Place, centroid

ON_A_PAGE = 10
# After this "taking new people" is taken for an open question again.
ACCEPTING_HOLDS = timedelta(days=30)
ACCEPTING, LEVELS = "accepting", "levels"
# A list in order, the parts it comes in first, which are 0 or 1 each.
IN_ORDER = ("apart", "later", "unsure", "open", "away", "pk")


@dataclass(frozen=True)
class Matches:
    """What a search found: how many, how many are for other people only, shown or not; and the
    spots of one page, each with `miles`, the conditions that are `met` and `unsaid`, and the `part`
    of the list it stands in."""

    total: int
    others: int
    spots: list[Spot]
    page: int
    pages: int


def find(search: Search, page: int = 1, size: int = ON_A_PAGE) -> Matches:
    """One page of what a search finds, in four queries. Raises ValueError for an unknown ZIP."""
    spots = _matching(search, center_of(search))
    mine, others = spots.aggregate(
        mine=Count("pk", filter=Q(apart=0)), others=Count("pk", filter=Q(apart=1))
    ).values()
    total = mine + others if search.others else mine
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    rows = _in_order(_shown(search, spots), "program__sessions")[(page - 1) * size : page * size]
    return Matches(total, others, _told(search, rows), page, pages)


def nearest(search: Search, count: int) -> list[Spot]:
    """The first few that a search finds, in two queries. Raises ValueError for an unknown ZIP."""
    spots = _shown(search, _matching(search, center_of(search)))
    return _told(search, _in_order(spots, "program")[:count])


def _shown(search: Search, spots: QuerySet[Spot]) -> QuerySet[Spot]:
    return spots if search.others else spots.filter(apart=0)


def _in_order(spots: QuerySet[Spot], fetched: str) -> QuerySet[Spot]:
    """Spots are sorted without their programs, which are wide, and these fetched for a page."""
    same_for_all = {name for name, by in spots.query.annotations.items() if isinstance(by, Value)}
    order = [name for name in IN_ORDER if name not in same_for_all]
    return spots.order_by(*order).prefetch_related(fetched)


def center_of(search: Search) -> Place:
    """The middle of its ZIP code. Raises ValueError for an unknown one."""
    center = centroid(search.zip)
    if center is None:
        raise ValueError("no such ZIP code")
    return center


def _matching(search: Search, center: Place) -> QuerySet[Spot]:
    """The spots that meet every condition, with how many conditions are `open` and what else
    puts them in order."""
    conditions = search.conditions()
    level = [_has(item) for item in conditions if item.key == LEVELS]
    doubts = (_unless(_has(item)) for item in conditions)
    spots = around(center, search.miles).filter(*map(may, conditions))
    return spots.annotate(
        apart=_unless(for_whom(search)),
        later=_unless(_where(_offers(bits_of(SERVED)))) if search.served else Value(0),
        unsure=_unless(level[0]) if level else Value(0),
        open=reduce(add, doubts, Value(0)),
    )


def for_whom(search: Search) -> Q:
    """For everyone, or for groups that one belongs to alone."""
    return Q(LessThan(_offers(bits_of(search.other_groups)), 1))


def _offers(bits: int) -> Combinable:
    return F("has_offers").bitand(bits)


def _unless(condition: Q) -> Case:
    """0 where it holds, else 1."""
    return Case(When(condition, then=0), default=1)


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
        spot.part = _part(search, spot)
    return spots


def _part(search: Search, spot: Spot) -> str:
    """The part of the list that it stands in."""
    if spot.apart:
        return "others"
    if search.served and not spot.later:
        return "served"
    return "unsure" if spot.unsure else "usual"


def _is_known(spot: Spot, condition: SearchCondition) -> bool:
    known = bool(getattr(spot, f"has_{condition.filter.column}") & condition.mask)
    if condition.key == ACCEPTING:
        return known and spot.confirmed is not None and spot.confirmed >= _since()
    return known
