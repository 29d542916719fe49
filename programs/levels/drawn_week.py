"""The drawn week of the result, as numbers for its SVG template and rows for its table.

Seven columns from midnight to midnight, drawn for a phone: 320 units wide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iop_guide.rules.clock import DAYS, HALF_HOUR, half_hours
from iop_guide.rules.fit.availability import Format
from iop_guide.rules.fit.week import FIXED, TREATMENT, Block, Hours, count, sessions
from iop_guide.rules.grammar import grammar

from .shapes import SlotTexts

WIDTH, LEFT, TOP, STEP = 320, 40, 20, 5
DAY = (WIDTH - LEFT) / 7
HOURS = (0, 12, 24, 36)  # where a line is drawn, in half hours


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
class DayRow:
    """One day: for the picture its letter and place, for the table its hours in words."""

    number: int
    x: float
    fixed: list[str]
    treatment: list[str]

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
    height: int = TOP + 48 * STEP
    left: int = LEFT
    top: int = TOP
    column: float = DAY - 4
    tall: int = 48 * STEP


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


def drawn_week(
    format_: Format,
    free: frozenset[str] | None,
    fixed: Sequence[Block],
    usual: Sequence[Block],
) -> DrawnWeek:
    """The week with fixed hours and one example of the sessions of a format."""
    care = sessions(format_, free, usual)
    shapes = [*_shapes(fixed, care), *_overlaps(fixed, care)]
    lines = [Line(_time(half), TOP + half * STEP) for half in HOURS]
    days = [_day(number, fixed, care) for number in range(len(DAYS))]
    return DrawnWeek(days, lines, shapes, count(fixed, care))


def _day(number: int, fixed: Sequence[Block], care: Sequence[Block]) -> DayRow:
    def told(blocks: Sequence[Block]) -> list[str]:
        return [in_words(block) for block in sorted(blocks) if block.day == number]

    return DayRow(number, LEFT + number * DAY, told(fixed), told(care))


def in_words(block: Block) -> str:
    """Such as "9 am to 5 pm: Work"."""
    hours = grammar().from_to(block.start * HALF_HOUR, block.end * HALF_HOUR)
    return f"{hours}: {block.what}"


def _time(half: int) -> str:
    return grammar().time_of_day(half * HALF_HOUR)


def _shapes(fixed: Sequence[Block], care: Sequence[Block]) -> list[Shape]:
    return [_shape(b.day, b.start, b.end, b.kind) for b in (*fixed, *care)]


def _overlaps(fixed: Sequence[Block], care: Sequence[Block]) -> list[Shape]:
    """Where a session lies inside hours that are usually filled."""
    return [
        _shape(one.day, max(one.start, other.start), min(one.end, other.end), "both")
        for one in care
        for other in fixed
        if one.day == other.day and one.start < other.end and other.start < one.end
    ]


def _shape(day: int, start: int, end: int, state: str) -> Shape:
    inset = 0 if state == FIXED else 3
    x, y = LEFT + day * DAY + inset, TOP + start * STEP
    return Shape(x, y, DAY - 4 - 2 * inset, (end - start) * STEP, state)
