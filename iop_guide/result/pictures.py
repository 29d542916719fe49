"""The two pictures of the result, as numbers for the SVG templates; words and colours are theirs.

The first holds each rating against what each level serves; the second is the stair of levels.
Both are drawn for a phone: 320 units wide, everything else follows.
"""

from dataclasses import dataclass

from programs.levels.published import Published

from ..rules.profile import Rating

WIDTH, LEFT, ROW, BAR = 320, 8, 54, 12


@dataclass(frozen=True)
class Mark:
    """Where on the bar one level's service ends; `letters` of all levels that end there."""

    x: float
    letters: str

    @property
    def at_start(self) -> bool:
        """Whether the mark stands at the left edge, so that its letters must run right."""
        return self.x == LEFT


@dataclass(frozen=True)
class RatingRow:
    """One rating: its name and words, where its bar lies, and the levels' marks."""

    name: str
    words: str
    top: int
    full: float
    possible: float
    marks: list[Mark]

    @property
    def middle(self) -> int:
        """The line on which the name stands."""
        return self.top + 13

    @property
    def bar(self) -> int:
        """The top of the bar."""
        return self.top + 20

    @property
    def below(self) -> int:
        """The line on which the marks' letters stand."""
        return self.top + 45


@dataclass(frozen=True)
class StairStep:
    """One step of the stair: a level, where it stands, and whether the answers point to it."""

    name: str
    x: float
    y: float
    width: float
    height: float
    state: str

    @property
    def text_y(self) -> float:
        """The line of its name."""
        return self.y - 6


def needs_against_levels(
    scores: list, ratings: dict[str, Rating], release: Published
) -> dict[str, object]:
    """The rows of the first picture, top to bottom, with the key of its letters."""
    most = release.definitions.scale[1]
    unit = (WIDTH - 2 * LEFT) / most
    letters = _letters(release)
    rows = []
    for place, (score, (name, rating)) in enumerate(zip(scores, ratings.items(), strict=True)):
        marks = _marks(release, letters, name, unit)
        full, possible = rating.low * unit, (rating.high - rating.low) * unit
        rows.append(RatingRow(score.name, score.words, place * ROW, full, possible, marks))
    shown = [(letter, release.levels[key].short) for key, letter in letters.items()]
    size = {"width": WIDTH, "height": len(rows) * ROW, "left": LEFT, "bar": BAR}
    return {"rows": rows, "letters": shown, "most": WIDTH - 2 * LEFT, **size}


def _letters(release: Published) -> dict[str, str]:
    """A number for each level of care, 1 for the least intensive."""
    levels = release.definitions.levels[1:]
    return {level.key: str(number) for number, level in enumerate(levels, 1)}


def _marks(release: Published, letters: dict[str, str], name: str, unit: float) -> list[Mark]:
    ends: dict[int, list[str]] = {}
    for level in release.definitions.levels[1:]:
        if name in level.serves:
            ends.setdefault(level.serves[name], []).append(letters[level.key])
    return [Mark(LEFT + served * unit, " ".join(who)) for served, who in ends.items()]


def stair(release: Published, level: str | None, highest: str | None) -> dict[str, object]:
    """The levels of care, least intensive first; `pointed` and `possible` ones are marked."""
    levels = [item.key for item in release.definitions.levels[1:]]
    width, rise = WIDTH / len(levels), 30
    low = levels.index(level) if level else -1
    high = levels.index(highest) if highest else low
    steps = []
    for place, key in enumerate(levels):
        state = "pointed" if place == low else "possible" if low < place <= high else "other"
        height = 24 + place * rise
        top = 24 + len(levels) * rise - height
        steps.append(StairStep(release.levels[key].short, place * width, top, width, height, state))
    return {"steps": steps, "width": WIDTH, "height": 24 + len(levels) * rise}
