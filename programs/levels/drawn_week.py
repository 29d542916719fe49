"""A week drawn, as numbers for its SVG template and rows for its table: of a level, or of a person.

Seven columns to midnight, from 6 am or, where anything lies before it, from midnight. Drawn for a
phone: 320 units wide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iop_guide.rules.clock import DAYS, HALF_HOUR, half_hours
from iop_guide.rules.fit.week import FIXED, TREATMENT, Block, Hours, count
from iop_guide.rules.grammar import grammar

from .shapes import SlotTexts

WIDTH, LEFT, TOP, TALL = 320, 52, 20, 240
DAY = (WIDTH - LEFT) / 7
HOURS = (0, 12, 24, 36)  # where a line is drawn, in half hours
MORNING, END = 12, 48
BOTH = "both"


@dataclass(frozen=True)
class Shape:
    """A rectangle of the picture; `state` is fixed, treatment, or both at once."""

    x: float
    y: float
    width: float
    height: float
    state: str


@dataclass(frozen=True)
class Line:
    """An hour line: its words and where it lies."""

    words: str
    y: float

    @property
    def text_y(self) -> float:
        """The line on which the words stand."""
        return self.y + 9


@dataclass(frozen=True)
class Slot:
    """Hours of a day in words, such as "9 am to noon", and what fills them; empty for any session
    of a program."""

    hours: str
    what: str


@dataclass(frozen=True)
class DayRow:
    """One day: for the picture its letter and place, for the table what fills its hours."""

    number: int
    x: float
    fixed: list[Slot]
    treatment: list[Slot]

    @property
    def name(self) -> str:
        """Such as Monday."""
        return grammar().day_name(self.number)

    @property
    def letter(self) -> str:
        """Such as M for Monday."""
        return grammar().day_letter(self.number)

    @property
    def middle(self) -> float:
        """The middle of the column, for its letter."""
        return self.x + DAY / 2 - 2


@dataclass(frozen=True)
class DrawnWeek:
    """The whole picture, its table, and the sums beneath it."""

    days: list[DayRow]
    lines: list[Line]
    shapes: list[Shape]
    hours: Hours
    width: int = WIDTH
    height: int = TOP + TALL
    left: int = LEFT
    top: int = TOP
    column: float = DAY - 4
    tall: int = TALL


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


def drawn_week(care: Sequence[Block], fixed: Sequence[Block] = ()) -> DrawnWeek:
    """The week with sessions of a program, and fixed hours where there are any."""
    blocks = [*fixed, *care, *_overlaps(fixed, care)]
    first = 0 if any(block.start < MORNING for block in blocks) else MORNING
    shapes = [_shape(block, first) for block in blocks]
    lines = [Line(_time(half), _y(half, first)) for half in HOURS if half >= first]
    days = [_day(number, fixed, care) for number in range(len(DAYS))]
    return DrawnWeek(days, lines, shapes, count(fixed, care))


def _day(number: int, fixed: Sequence[Block], care: Sequence[Block]) -> DayRow:
    def slots(blocks: Sequence[Block]) -> list[Slot]:
        return [_slot(block) for block in sorted(blocks) if block.day == number]

    return DayRow(number, LEFT + number * DAY, slots(fixed), slots(care))


def _slot(block: Block) -> Slot:
    hours = grammar().from_to(block.start * HALF_HOUR, block.end * HALF_HOUR)
    return Slot(hours, block.what)


def _time(half: int) -> str:
    return grammar().time_of_day(half * HALF_HOUR)


def _overlaps(fixed: Sequence[Block], care: Sequence[Block]) -> list[Block]:
    """Where a session lies inside hours that are usually filled."""
    return [
        Block(one.day, max(one.start, other.start), min(one.end, other.end), BOTH, one.what)
        for one in care
        for other in fixed
        if one.day == other.day and one.start < other.end and other.start < one.end
    ]


def _shape(block: Block, first: int) -> Shape:
    inset = 0 if block.kind == FIXED else 3
    x, y = LEFT + block.day * DAY + inset, _y(block.start, first)
    return Shape(x, y, DAY - 4 - 2 * inset, _y(block.end, first) - y, block.kind)


def _y(half: int, first: int) -> float:
    """Where a half hour lies in a picture that begins with the first."""
    return TOP + (half - first) * TALL / (END - first)
