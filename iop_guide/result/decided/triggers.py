"""Which safety triggers surely fire, which may, and what those hang on. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.conditions import FALSE, TRUE, Condition, Standing
from intake.terms import terms
from intake.triggers import Alternative, Trigger, triggers


@dataclass
class Fired:
    """The keys of the rows that surely fire and of those that may; `hanging` are the conditions
    that decide about the latter."""

    surely: set[str] = field(default_factory=set)
    perhaps: set[str] = field(default_factory=set)
    hanging: list[Condition] = field(default_factory=list)

    def surely_comes_out(self, outcome: str) -> bool:
        """Whether a row that surely fires makes this of the outcome."""
        return any(triggers()[key].outcome == outcome for key in self.surely)

    def may_come_out(self, outcome: str) -> bool:
        """Whether a row that fires, or may, makes this of the outcome."""
        return any(triggers()[key].outcome == outcome for key in self.surely | self.perhaps)


def fired(standing: Standing) -> Fired:
    """Every row, the most urgent first: it fires, it may, or it never will."""
    rows, there = Fired(), terms()["there_now"].truth(standing)
    for trigger in triggers().values():
        if trigger.not_there and there == TRUE:
            continue
        ways = list(_possible(trigger, rows, standing))
        if any(_surely(way, rows, standing) for way in ways) and (
            not trigger.not_there or there == FALSE
        ):
            rows.surely.add(trigger.key)
        elif ways:
            rows.perhaps.add(trigger.key)
            rows.hanging += [part for way in ways for part in (way.lead, way.rest) if part]
            rows.hanging += [terms()["there_now"]] if trigger.not_there else []
    return rows


def _possible(trigger: Trigger, rows: Fired, standing: Standing) -> Iterator[Alternative]:
    """The ways into a row that nothing rules out for good."""
    for way in trigger.alternatives:
        parts = [way.lead, way.rest] if way.rest else [way.lead]
        if all(part.truth(standing) for part in parts) and rows.surely.isdisjoint(way.where_not):
            yield way


def _surely(way: Alternative, rows: Fired, standing: Standing) -> bool:
    """Whether a way leads into its row for good, and leaves nothing of it open."""
    parts = [way.lead, way.rest] if way.rest else [way.lead]
    known = all(part.truth(standing) == TRUE for part in parts)
    return known and rows.perhaps.isdisjoint(way.where_not)
