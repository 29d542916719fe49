"""How long the questions ahead take, and how far one is. Pure.

The time is worked out for a person's own road: the words of the pages ahead as they are served to
this reader, with what is folded left out, and a moment for each choice. It becomes truer as it
goes. How far one is never goes backwards: it is a place among all pages there are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import ceil
from pathlib import Path

from iop_guide.data import DataError, Mistake, read_rows, refer

from .journey import Journey, journey
from .questionnaire import questionnaire
from .questions import PART_ONE, Gate, Line, Page, Question

PATH = Path(__file__).with_name("data") / "reading_pace.toml"
KEYS = ("words_a_minute", "seconds_a_choice", "words_around")
ONE_CONCERN, ALL_CONCERNS = ["mental_health"], ["alcohol", "drugs", "mental_health"]
NOT_SURE_WORDS = 3  # of the button that leaves a question open


@dataclass(frozen=True, kw_only=True)
class Pace:
    """One number of how fast people read and choose."""

    key: str
    number: int
    source: str
    reviewed: date


@dataclass(frozen=True)
class Progress:
    """What the bar over a page of questions says."""

    part: str
    done: int
    of: int
    minutes: int


@cache
def pace(path: Path = PATH) -> Mapping[str, int]:
    """The numbers by their keys. Raises DataError."""
    rows = read_rows(path, "pace", Pace)
    place = Mistake("", path.name, "pace")
    refer(rows, KEYS, place, "number that is used")
    if missing := [key for key in KEYS if key not in rows]:
        raise DataError(place.at(words=f"{missing[0]!r} is missing"))
    return {key: rows[key].number for key in KEYS}


def minutes_for(pages: Iterable[Page], so_far: Journey) -> int:
    """The whole minutes that these pages take this person, at least one."""
    words = choices = 0
    respondent = so_far.answers.get("respondent", "self")
    for page in pages:
        asked = [so_far.questionnaire.questions[name] for name in so_far.questions_on(page)]
        words += pace()["words_around"] + _words_before(page, len(asked) > 1, respondent)
        words += sum(words_of(question, respondent) for question in asked)
        choices += len(asked)
        if gate := so_far.questionnaire.gate_of(page):
            words += _words_at(gate, so_far.lines_on(page), respondent)
            choices += 1
    seconds = words * 60 / pace()["words_a_minute"] + choices * pace()["seconds_a_choice"]
    return max(ceil(seconds / 60 - 0.5), 1)


def minutes_left(so_far: Journey, part: int = PART_ONE) -> int:
    """The whole minutes that are left of a part; none where all of it was seen."""
    ahead = [page for page in so_far.of_part(part) if page.key not in so_far.seen]
    return minutes_for(ahead, so_far) if ahead else 0


def minutes_from_the_start() -> tuple[int, int]:
    """The whole minutes of the road to the result before anything is told: with one concern, and
    with all of them, where nothing else opens a page."""
    roads = [
        journey({"respondent": "self", "concerns": concerns}, ["for_whom"], questionnaire())
        for concerns in (ONE_CONCERN, ALL_CONCERNS)
    ]
    least, most = map(minutes_left, roads)
    return least, most


def progress(so_far: Journey, page: Page) -> Progress:
    """How far someone is who is shown this page, and how long the rest of its part takes."""
    road = so_far.of_part(page.part)
    whole = [one for one in so_far.questionnaire.pages if one.part == page.part]
    ahead = road[road.index(page) :] if page in road else [page]
    name = so_far.questionnaire.sections[page.section].name
    return Progress(name, whole.index(page), len(whole), minutes_for(ahead, so_far))


@cache
def words_of(question: Question, respondent: str) -> int:
    """How many words a question shows, with what is folded left out; counted once."""
    said = [question.text(respondent), question.hint_for(respondent)]
    for option in question.options:
        said += [option.label(respondent), option.hint]
    return sum(len(text.split()) for text in said) + NOT_SURE_WORDS * question.not_sure


def _words_at(gate: Gate, lines: Iterable[Line], respondent: str) -> int:
    said = [gate.text(respondent), gate.hint_for(respondent), gate.none]
    said += [line.text(respondent) for line in lines]
    return sum(len(text.split()) for text in said) + NOT_SURE_WORDS


@cache
def _words_before(page: Page, titled: bool, respondent: str) -> int:
    title = page.title if titled else ""
    return sum(len(text.split()) for text in (title, page.intro_for(respondent), page.kind))
