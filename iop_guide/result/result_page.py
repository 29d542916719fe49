"""What the recommendation page is given: a result, in the words and rows it shows."""

from dataclasses import dataclass
from typing import Any

from intake.journey import Journey
from intake.questionnaire import questionnaire
from intake.ratings import MOST_NEED, read_ratings
from programs.levels.content import LevelTexts
from programs.levels.published import Published

from ..rules.definitions import Level
from ..rules.explain.in_care import Move
from . import pictures
from .money import money_rows
from .phrases import phrases
from .result import Result
from .shown_alerts import Reader, alert_rows
from .shown_fit import fit_rows
from .steps import team_questions

GETTING_THERE = ("transport_help", "telehealth")
STAYING = {
    "goals_met": "_well", "improving": "_well", "no_change": "_stuck", "getting_worse": "_stuck",
}  # fmt: skip


@dataclass(frozen=True)
class Score:
    """A score or rating in words: its name, low and high (0 to 4), and the words for them."""

    name: str
    about: str
    low: int
    high: int

    @property
    def words(self) -> str:
        """Such as "moderate", or "mild to serious" where answers are open."""
        ratings = phrases().ratings
        low, high = ratings.names[self.low], ratings.names[self.high]
        return low if low == high else ratings.range.format(low=low, high=high)

    @property
    def steps(self) -> list[str]:
        """The steps of a bar: full, open (an open answer could add it) or rest."""
        full, could_be = self.low, self.high - self.low
        return ["full"] * full + ["open"] * could_be + ["rest"] * (MOST_NEED - self.high)


@dataclass(frozen=True)
class Answered:
    """An answer behind a reason, and where it can be changed."""

    said: str
    place: int
    question: str


def result_page(result: Result, release: Published, journey: Journey) -> dict:
    """The context of the recommendation page, whatever the outcome."""
    respondent = result.respondent
    return {
        "result": result,
        "respondent": respondent,
        "outcome": str(result.outcome),
        "level": _texts(result.level, release),
        "highest": _texts(result.highest, release),
        "level_key": result.level.key if result.level else None,
        "baseline": release.levels[release.definitions.baseline.key],
        **alert_rows(
            result.profile,
            Reader(result.answers, result.there_now, lambda name: _place(name, journey)),
        ),
        "scores": _scores(result),
        "ratings": _ratings(result),
        **_pictures(result, release),
        "reasons": _reasons(result, release, journey),
        "why_not": _why_not(result, release),
        "what_if": _what_if(result),
        "open_questions": [_open(name, journey) for name in result.open_questions],
        "holds_open": [questionnaire().questions[name].short for name in result.holds_open],
        "settles_most": _open(result.settles_most, journey) if result.settles_most else None,
        "in_care": _in_care(result, release) if result.in_care else None,
        "steps": [(step, result.step_text(step)) for step in result.steps],
        "team_questions": _team_questions(result),
        "fit": fit_rows(result, release, lambda name: _answered(name, result, journey)),
        "rights": [(right, right.text(respondent)) for right in result.rights],
        "money": money_rows(result, release),
        "needs": [(need.label, need.text(respondent)) for need in _needs(result)],
        "notes": [(note.title, note.text(respondent)) for note in result.notes],
        "release": release,
        "unseen": journey.place(page) if (page := journey.first_unseen()) else None,
    }


def _texts(level: Level | None, release: Published) -> LevelTexts | None:
    return release.levels[level.key] if level else None


def _scores(result: Result) -> list[Score]:
    named = [(getattr(phrases().scores, key), ends) for key, ends in result.scores.items()]
    return [Score(score.name, score.about, *ends) for score, ends in named]


def _pictures(result: Result, release: Published) -> dict:
    keys = [level.key if level else None for level in (result.level, result.highest)]
    rows = pictures.needs_against_levels(_ratings(result), dict(result.profile.ratings), release)
    return {"picture": rows, "stair": pictures.stair(release, *keys)}


def _ratings(result: Result) -> list[Score]:
    dimensions = read_ratings().dimensions
    return [
        Score(dimensions[key].name, dimensions[key].about, rating.low, rating.high)
        for key, rating in result.profile.ratings.items()
    ]


def _reasons(result: Result, release: Published, journey: Journey) -> list[dict]:
    """The reasons without those of alerts, which the page gives their own place."""
    rows = []
    for reason in result.reasons():
        if reason["level"]:
            answers = [_answered(name, result, journey) for name in reason["answers"]]
            heading = _not_enough(reason["level"], release)
            rows.append({**reason, "heading": heading, "answers": answers})
    return rows


def _not_enough(key: str, release: Published) -> str:
    """The heading over the reasons that one level is not enough."""
    words = phrases().not_enough
    frame = words.baseline if key == release.definitions.baseline.key else words.level
    return frame.format(level=release.levels[key].short)


def _answered(name: str, result: Result, journey: Journey) -> Answered:
    return Answered(result.said.get(name, ""), _place(name, journey), name)


def _why_not(result: Result, release: Published) -> list[tuple[str, str, str]]:
    return [(key, release.levels[key].name, text) for key, text in result.why_not().items()]


def _what_if(result: Result) -> dict[str, list[str]]:
    """The sentences of "what would change this" by the way they lead."""
    sentences: dict[str, list[str]] = {}
    for item in result.what_if:
        sentences.setdefault(str(item.way), []).append(result.what_if_text(item))
    return sentences


def _in_care(result: Result, release: Published) -> dict[str, str]:
    """Stay, step up or step down, as sentences."""
    words = phrases().in_care_now(result.respondent)
    keys = {"now": result.answers["current_care"]}
    keys |= {"level": result.level.key} if result.level else {}
    keys |= {"highest": result.highest.key} if result.highest else {}
    names = {name: release.levels[key].mid_sentence for name, key in keys.items()}
    shown = {"intro": words.intro, "move": getattr(words, _move(result)), "talk": words.talk}
    return {key: text.format(**names) for key, text in shown.items()}


def _move(result: Result) -> str:
    """Which sentence says the move; staying is told by how it goes there."""
    going = STAYING.get(result.answers.get("current_progress", ""), "")
    return f"{result.in_care}{going}" if result.in_care == Move.STAY else str(result.in_care)


def _needs(result: Result) -> list[Any]:
    """What a program should also have; in a stay that goes on, nothing about getting there."""
    stays = result.told_to_stay and result.there_now
    return [need for need in result.needs if not (stays and need.key in GETTING_THERE)]


def _team_questions(result: Result) -> list[str]:
    """What to ask the team, in place of a search, where the answers point to staying."""
    questions = team_questions().values() if result.told_to_stay else ()
    return [question.text(result.respondent) for question in questions]


def _open(name: str, journey: Journey) -> tuple[str, int]:
    return questionnaire().questions[name].short, _place(name, journey)


def _place(name: str, journey: Journey) -> int:
    """The place of the page where a question can be answered; of the next one to come while
    its own page is not among them yet."""
    page = journey.find(questionnaire().page_of(name).key) or journey.first_unseen()
    return journey.place(page) if page else 1
