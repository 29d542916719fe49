"""A week drawn, as shapes for its SVG template and rows for its table: of a level, or of a person.

A row a day, along its hours: from midnight, or from 6 am where nothing lies before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from iop_guide.rules.clock import DAYS, HALF_HOUR, half_hours
from iop_guide.rules.fit.week import TREATMENT, Block, Hours, count
from iop_guide.rules.grammar import grammar

from . import week_shapes
from .shapes import SlotTexts
from .week_shapes import BOTH, Frame, Words


@dataclass(frozen=True)
class Slot:
    """Hours of a day in words, such as "9 am to noon", and what fills them; empty for any session
    of a program, and for sleep."""

    hours: str
    what: str
    kind: str


@dataclass(frozen=True)
class DayRow:
    """One day: for the picture its letter and labels, for the table what fills its hours. What
    goes on past midnight is told on the day that it begins."""

    number: int
    slots: list[Slot]
    labels: list[Words]

    @property
    def name(self) -> str:
        """Such as Monday."""
        return grammar().day_name(self.number)

    @property
    def letter(self) -> str:
        """Such as M for Monday."""
        return grammar().day_letter(self.number)

    @property
    def y(self) -> int:
        """The line of its letter, beside the bars."""
        return week_shapes.top(self.number) + week_shapes.ABOVE + week_shapes.TALL - 3


@dataclass(frozen=True)
class DrawnWeek:
    """The whole picture, its table, and the sums beneath it. `paths` are by what they show."""

    days: list[DayRow]
    times: list[Words]
    paths: list[tuple[str, str]]
    hours: Hours
    height: int = week_shapes.HEIGHT

    @property
    def told(self) -> list[tuple[str, list[Slot]]]:
        """The rows of the table: days that are filled alike are told together."""
        alike: dict[tuple[Slot, ...], list[str]] = {}
        for day in self.days:
            alike.setdefault(tuple(day.slots), []).append(day.name)
        return [(grammar().all_of(names), list(slots)) for slots, names in alike.items()]


def usual_blocks(slots: Iterable[SlotTexts]) -> list[Block]:
    """The usual week of a level, as blocks."""
    return [
        Block(
            DAYS.index(slot.day),
            half_hours(slot.start),
            half_hours(slot.end),
            TREATMENT,
            slot.what,
        )
        for slot in slots
    ]


# Each block, and the one that goes on with it after midnight.
Later = Mapping[Block, Block | None]


def drawn_week(
    care: Sequence[Block], fixed: Sequence[Block] = (), sleep: Sequence[Block] = ()
) -> DrawnWeek:
    """The week with sessions of a program, and with fixed hours and sleep where they are usual."""
    frame = week_shapes.frame([*care, *fixed, *sleep])
    kinds = {"sleep": sleep, "fixed": fixed, "treatment": care, BOTH: _overlaps(fixed, care)}
    blocks = [*care, *fixed, *sleep]
    later = {block: week_shapes.after_midnight(block, blocks) for block in blocks}
    days = [_day(number, later, frame) for number in range(len(DAYS))]
    return DrawnWeek(days, frame.times, week_shapes.paths(kinds, frame), count(fixed, care))


def _day(number: int, later: Later, frame: Frame) -> DayRow:
    here = [block for block in later if block.day == number]
    return DayRow(number, _slots(here, later), week_shapes.labels(here, frame))


def _slots(here: Sequence[Block], later: Later) -> list[Slot]:
    """What fills a day: what goes on after midnight stands where it began."""
    gone_on = set(later.values())
    return [_slot(block, later[block] or block) for block in sorted(here) if block not in gone_on]


def _slot(block: Block, last: Block) -> Slot:
    hours = grammar().from_to(block.start * HALF_HOUR, last.end * HALF_HOUR)
    return Slot(hours, block.what, block.kind)


def _overlaps(fixed: Sequence[Block], care: Sequence[Block]) -> list[Block]:
    """Where a session lies inside hours that are usually filled."""
    return [
        Block(one.day, max(one.start, other.start), min(one.end, other.end), BOTH, one.what)
        for one in care
        for other in fixed
        if one.day == other.day and one.start < other.end and other.start < one.end
    ]
