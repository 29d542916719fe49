"""A search: what someone looks for among the programs, as it is kept in their sealed row.

Pure. It is read from plain data and written back to it; what no longer exists in the filters is
left out, so that an old search still opens.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from iop_guide.rules.grammar import grammar

from .filters import Filter, FilterOption, filters
from .groups import GROUPS
from .session_times import bits_that_fit

ANY_DISTANCE = 0
SERVED = ("veterans", "military")
# Who looks for this tells by it that they belong to a group.
TELLS = {
    ("ages", "under_18"): "teens",
    ("formats", "opioid_medicine"): "opioid",
    ("formats", "alcohol_medicine"): "alcohol",
    ("payers", "va_or_tricare"): "veterans",
}


@dataclass(frozen=True)
class SearchCondition:
    """One thing that must hold: a filter with what was picked of it, or one option of a filter
    each of whose options must be met."""

    key: str
    filter: Filter
    options: tuple[FilterOption, ...]

    @property
    def mask(self) -> int:
        """The bits of the index, of which one is enough."""
        if self.filter.key == "times":
            return bits_that_fit([option.key for option in self.options])
        return sum(1 << option.number for option in self.options)

    @property
    def name(self) -> str:
        """What was asked for, in words, such as "Medicaid or Medicare"."""
        return grammar().any_of([option.name for option in self.options])


@dataclass(frozen=True)
class Search:
    """A ZIP code, a distance in miles (0 is any), and what was picked of each filter; the groups
    one belongs to, and whether programs for other groups alone are to be shown too, last."""

    zip: str = ""
    miles: int = field(default_factory=lambda: filters().usual_distance)
    picks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    others: bool = False

    @property
    def other_groups(self) -> list[str]:
        """The groups that one does not belong to, as far as one told."""
        told = {group for (key, pick), group in TELLS.items() if pick in self.picks.get(key, ())}
        return [group for group in GROUPS if group not in told.union(self.groups)]

    @property
    def served(self) -> bool:
        """Whether someone who served is looked for: places for veterans then come first."""
        paid = "va_or_tricare" in self.picks.get("payers", ())
        return paid or not set(SERVED).isdisjoint(self.groups)

    def conditions(self) -> list[SearchCondition]:
        """What must hold, in the order of the filters."""
        conditions = []
        for filter_ in filters():
            picked = self.picks.get(filter_.key, ())
            options = tuple(option for option in filter_.options if option.key in picked)
            if options and filter_.each:
                conditions += [
                    SearchCondition(option.key, filter_, (option,)) for option in options
                ]
            elif options:
                conditions.append(SearchCondition(filter_.key, filter_, options))
        return conditions

    def relaxed(self, dropped: Collection[str], miles: int) -> "Search":
        """The search without the conditions with these keys, and with this distance."""
        left = [condition for condition in self.conditions() if condition.key not in dropped]
        picks: dict[str, tuple[str, ...]] = {}
        for condition in left:
            keys = tuple(option.key for option in condition.options)
            picks[condition.filter.key] = picks.get(condition.filter.key, ()) + keys
        return replace(self, miles=miles, picks=picks)


def read_search(data: Mapping[str, Any]) -> Search:
    """The search that was kept as plain data."""
    miles = data.get("miles")
    if miles not in (*filters().distances, *filters().far, ANY_DISTANCE):
        miles = filters().usual_distance
    picks = {}
    for filter_ in filters():
        keys = data.get("picks", {}).get(filter_.key, [])
        if known := tuple(option.key for option in filter_.options if option.key in keys):
            picks[filter_.key] = known
    told = data.get("groups", [])
    groups = tuple(group for group in GROUPS if group in told)
    return Search(str(data.get("zip", "")), miles, picks, groups, data.get("others") is True)


def as_data(search: Search) -> dict[str, Any]:
    """The search as plain data."""
    picks = {key: list(options) for key, options in search.picks.items()}
    data = {"zip": search.zip, "miles": search.miles, "picks": picks}
    return data | {"groups": list(search.groups), "others": search.others}
