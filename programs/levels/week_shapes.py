"""The shapes of a drawn week: a bar for each block, along the hours of its day, and its label.

Whole numbers for the SVG template, which is 312 units wide. A block that goes on past midnight is
open on that side. The bars of one kind are one path, so that a week travels in a few lines.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from iop_guide.rules.clock import DAYS, HALF_HOUR
from iop_guide.rules.fit.week import FIXED, SLEEP, TREATMENT, Block
from iop_guide.rules.grammar import grammar

LEFT, WIDE, TOP = 20, 288, 16
ROW, TALL, ABOVE = 32, 14, 13
MORNING, END = 12, 48
LINES = (0, 12, 24, 36)  # where a line is drawn, in half hours
BOTH = "both"
# What is labeled first where there is not room for all; how wide a letter is.
FIRST, LETTER = (TREATMENT, FIXED, SLEEP), 7
UNNAMED = 9  # letters of "Treatment", the longest word that the template brings itself


@dataclass(frozen=True)
class Words:
    """Words at a place; without a text of their own the template has them, by the kind."""

    x: int
    y: int
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Frame:
    """From which half hour on the days are drawn: from morning, unless something lies before."""

    first: int

    def x(self, half: int) -> int:
        """Where a half hour lies."""
        return LEFT + (half - self.first) * (WIDE // (END - self.first))

    @property
    def times(self) -> list[Words]:
        """The hours that have a line."""
        halves = [half for half in LINES if half >= self.first]
        return [Words(self.x(h), 10, grammar().time_of_day(h * HALF_HOUR)) for h in halves]

    def line(self, block: Block, goes_on: bool, came_in: bool) -> str:
        """The outline of one bar, open where it goes on past midnight."""
        x, end, y = self.x(block.start), self.x(block.end), top(block.day) + ABOVE
        across = f"h{end - x}"
        if goes_on:
            return f"M{end} {y}h{x - end}v{TALL}{across}"
        return f"M{x} {y}{across}v{TALL}h{x - end}{'' if came_in else 'z'}"


def frame(blocks: Iterable[Block]) -> Frame:
    """The frame that these blocks call for."""
    return Frame(0 if any(block.start < MORNING for block in blocks) else MORNING)


def top(day: int) -> int:
    """Where the row of a day begins."""
    return TOP + day * ROW


HEIGHT = TOP + len(DAYS) * ROW


def after_midnight(block: Block, blocks: Iterable[Block]) -> Block | None:
    """The block in which this one goes on past midnight."""
    next_day = ((block.day + 1) % len(DAYS), 0, block.kind, block.what)
    if block.end != END:
        return None
    return next((b for b in blocks if (b.day, b.start, b.kind, b.what) == next_day), None)


def paths(kinds: Mapping[str, Sequence[Block]], drawn: Frame) -> list[tuple[str, str]]:
    """Each kind with the path of all its bars."""
    return [(kind, _path(blocks, drawn)) for kind, blocks in kinds.items() if blocks]


def _path(blocks: Sequence[Block], drawn: Frame) -> str:
    later = {block: after_midnight(block, blocks) for block in blocks}
    came_in = set(later.values())
    return "".join(drawn.line(b, later[b] is not None, b in came_in) for b in blocks)


def labels(blocks: Sequence[Block], drawn: Frame) -> list[Words]:
    """The labels of one day, each once, over the longest of its blocks where there is room."""
    placed: list[tuple[int, int]] = []
    named: list[Words] = []
    for block in sorted(blocks, key=lambda b: (FIRST.index(b.kind), b.start - b.end, b.start)):
        text = block.what if block.kind == FIXED else ""
        if any((text, block.kind) == (other.text, other.kind) for other in named):
            continue
        x = drawn.x(block.start)
        end = x + LETTER * (len(text) or UNNAMED)
        if end <= LEFT + WIDE + 4 and all(end <= a or x >= b for a, b in placed):
            placed.append((x, end))
            named.append(Words(x, top(block.day) + 10, text, block.kind))
    return named
