"""Stay, step up or step down: the rule, the words, and the door of someone in care."""

import re

import pytest

from iop_guide.result.phrases import phrases
from iop_guide.rules.definitions import read_definitions
from iop_guide.rules.explain.in_care import Move, move
from tests.support.people import PEOPLE, answers_of, well_but
from tests.support.walking import walk

LEVELS = [{"key": key, "serves": {"need": most}} for most, key in enumerate(["none", "low", "mid"])]
DEFINITIONS = read_definitions(
    {"scale": [0, 4], "dimensions": ["need"], "level": [*LEVELS, {"key": "high"}]}
)
BY_KEY = {level.key: level for level in DEFINITIONS.levels}


@pytest.mark.parametrize(
    ("now", "level", "highest", "expected"),
    [
        ("mid", "low", None, Move.DOWN),
        ("mid", "mid", None, Move.STAY),
        ("mid", "high", None, Move.UP),
        ("mid", "low", "mid", Move.DOWN_OR_STAY),
        ("mid", "low", "high", Move.DOWN_OR_UP),
        ("mid", "mid", "high", Move.STAY_OR_UP),
        ("high", "low", "mid", Move.DOWN),
        ("low", "mid", "high", Move.UP),
        ("mid", None, None, None),
        ("mid", None, "high", None),
        ("", "mid", None, None),
        ("gone", "mid", None, None),
    ],
)
def test_the_move_is_read_off_the_order_of_the_levels(now, level, highest, expected):
    assert move(now, BY_KEY.get(level), BY_KEY.get(highest), DEFINITIONS) == expected


@pytest.mark.parametrize("respondent", ["self", "loved_one"])
def test_every_move_has_its_words(respondent):
    words = vars(phrases().in_care_now(respondent))
    assert set(words) == {"intro", "talk", "stay_well", "stay_stuck", *Move}
    for text in words.values():
        assert "you need" not in text.lower()
        text.format(now="a", level="b", highest="c")


IN_CARE = [entry for entry in PEOPLE if entry["answers"].get("current_care", "none") != "none"]


@pytest.mark.parametrize("entry", IN_CARE, ids=lambda entry: entry["name"])
def test_someone_in_care_is_told_whether_to_stay(started, entry):
    answers = answers_of(entry)
    walk(started, answers)
    context = started.get("/recommendation/").context
    if context["level_key"]:
        intro, move = context["in_care"]["intro"], context["in_care"]["move"]
        assert (
            re.match("You told us that (you|they) are in ", intro) and "last two weeks" not in intro
        )
        better = answers.get("current_progress") in ("goals_met", "improving")
        assert not (better and "could be changed" in move)
        stays = context["level_key"] == answers["current_care"]
        assert stays == ("staying" in move)
    assert IN_CARE


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        ("improving", "What you have gained is worth holding on to"),
        ("no_change", "Ask your team what could be changed there first"),
        (None, "Your answers point to staying where you are."),
    ],
)
def test_staying_is_told_by_how_it_goes_there(started, progress, words):
    answers = well_but(current_care="outpatient", current_progress=progress, low_mood="most_days")
    walk(started, answers)
    context = started.get("/recommendation/").context
    if context["level_key"] == "outpatient" and not context["highest"]:
        assert words in context["in_care"]["move"]


def test_a_stay_that_goes_on_is_not_asked_about_rides_or_video(started):
    answers = well_but(
        current_care="inpatient", current_progress="getting_worse", low_mood="nearly_every_day",
        transport="hard", medicines=["psychiatric"], mental_health_care="care_not_enough",
    )  # fmt: skip
    walk(started, answers)
    assert started.get("/recommendation/").context["team_questions"]
    response = started.get("/recommendation/programs/")
    needs = {need.key for need in response.context["result"].needs}
    shown = [label for label, _text in response.context["needs"]]
    assert (
        needs >= {"medication_review", "transport_help"} and "Help with getting there" not in shown
    )
    assert "any of these that are missing" in response.content.decode()


def test_someone_not_in_care_is_told_nothing_of_it(started):
    walk(started, well_but(low_mood="most_days", anxiety="most_days"))
    response = started.get("/recommendation/")
    assert response.context["level_key"] == "outpatient"
    assert "Stay, step up or step down?" not in response.content.decode()


def test_who_is_in_care_and_improving_is_told_so_and_to_stay(started):
    assert started.get("/intake/in-care/")["Location"] == "/intake/", "a door of before"
    answers = well_but(current_care="iop", current_progress="improving", low_mood="most_days")
    walk(started, answers)
    text = started.get("/recommendation/").content.decode()
    assert "You told us that you are in IOP now" in text
    assert "Your answers point to staying where you are" in text
