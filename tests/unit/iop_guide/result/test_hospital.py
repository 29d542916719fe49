"""Where the answers point to a hospital, or to a withdrawal unit, every chapter speaks of that:
what to ask, what is covered, what it means for the week.
Nobody who is sent there reads of a house."""

import re

import pytest

from iop_guide.result.chapters.week import in_words
from iop_guide.result.fit_file import fit_data
from iop_guide.result.money import coverage
from iop_guide.result.result import Result
from iop_guide.result.what_to_ask import to_ask
from tests.support.people import DEFINITIONS, person
from tests.support.walking import walk

HOUSE = re.compile(r"residential|residence|\bhouse\b", re.I)
PROGRAM = person("Day treatment done, and use after each return home")
HOSPITAL = PROGRAM | {"self_care": "cannot", "withdrawal_now": "none"}
UNIT = PROGRAM | {"withdrawal_now": "mild", "withdrawal_history": "needed_medical_help"}
ACUTE = [("hospital", HOSPITAL), ("withdrawal_unit", UNIT)]
CHAPTERS = ("week", "cost", "programs", "take-along")
EVERYTHING_HARD = {"transport": "hard", "telehealth": "yes", "living": "temporary",
                   "caregiving": "sole", "home_substance_use": "a_lot"}  # fmt: skip


def chapter(client, name):
    html = client.get(f"/recommendation/{name}/").content.decode()
    return re.sub(r"\s+", " ", html.split("<main")[1].split("</main>")[0])


@pytest.mark.parametrize(("kind", "told"), ACUTE)
def test_these_people_are_meant_for_such_a_stay(kind, told):
    assert Result(told, DEFINITIONS).acute_stay.key == kind


@pytest.mark.parametrize(("kind", "told"), ACUTE)
@pytest.mark.parametrize("name", CHAPTERS[:3])
def test_no_chapter_speaks_of_a_residential_program(started, kind, told, name):
    walk(started, told)
    assert not HOUSE.search(chapter(started, name).split("Rights that may help")[0])


@pytest.mark.parametrize(("kind", "told"), ACUTE)
def test_what_to_ask_there_is_on_the_programs_page_on_paper_and_on_the_call_sheet(
    started, kind, told
):
    walk(started, told)
    stay = fit_data().acute[kind]
    for name in ("programs", "take-along"):
        html = chapter(started, name)
        assert stay.calling in html and stay.asking in html
        assert all(item in html for item in to_ask(Result(told, DEFINITIONS), None, stay))
        assert "Call a program" not in html and "What to ask a program" not in html
    assert f"I am looking for {stay.in_a_sentence}." in html and "Is a bed free today" in html
    assert "On which days, at what times" not in html and "within a week, will the plan" not in html


@pytest.mark.parametrize(("kind", "told"), ACUTE)
@pytest.mark.parametrize("insurance", ["private", "medicaid", "medicare", "va_or_tricare", "none"])
def test_what_is_covered_is_said_of_that_stay(started, kind, told, insurance):
    walk(started, told | {"insurance": [insurance]})
    html, levels = chapter(started, "cost"), coverage()[insurance].levels
    assert levels[kind][:40] in html and levels["inpatient"][:40] not in html
    assert fit_data().acute[kind].cost in html


def test_a_hospital_is_not_told_from_a_bad_one_and_a_withdrawal_unit_is(started):
    walk(started, HOSPITAL)
    assert "a good place from a bad one" not in chapter(started, "take-along")
    walk(started, UNIT)
    html = chapter(started, "take-along")
    assert "a good place from a bad one" in html and "hours of treatment are there each" not in html


@pytest.mark.parametrize(("told", "hidden"), [
    (HOSPITAL, {"Sessions by video", "Help with getting there"}),
    (PROGRAM, {"Sessions by video"}),
    (person("Severe symptoms, no danger, a strong home"), set()),
])  # fmt: skip
def test_a_stay_is_not_asked_for_video_nor_a_hospital_for_rides(told, hidden):
    result = Result(told | EVERYTHING_HARD, DEFINITIONS)
    labels = {label for label, _ in in_words(result, result.needs)}
    assert {"Sessions by video", "Help with getting there"} - labels == hidden


def test_a_stay_at_a_program_is_asked_how_long_it_lasts_and_not_on_which_days(started):
    walk(started, PROGRAM)
    html = chapter(started, "take-along")
    assert "How long does a stay usually last?" in html and "On which days, at what" not in html
    assert "day and night), day and night" not in html and "seven days a week.”" not in html
    assert "Call a program" in html and "a good place from a bad one" in html


def test_who_stays_in_care_has_no_one_to_call(started):
    walk(started, person("Steady on medication for opioid use"))
    assert "Call sheets" not in chapter(started, "take-along")
    assert "What to say when you call" not in chapter(started, "cost")


# Signs


@pytest.mark.parametrize("told", [PROGRAM, HOSPITAL])
def test_at_home_the_highest_level_has_signs_that_cannot_wait_and_none_for_more(started, told):
    walk(started, told)
    html = chapter(started, "why")
    assert "Signs that it cannot wait" in html and ">911</a>" in html
    assert "time for more care" not in html and "Tell staff at once" not in html


def test_in_a_stay_and_at_other_levels_the_signs_are_those_of_the_level(started):
    walk(started, PROGRAM | {"current_care": "inpatient", "current_progress": "no_change"})
    html = chapter(started, "why")
    assert "time for more care" in html and "Tell staff at once" in html
    walk(started, person("Severe symptoms, no danger, a strong home"))
    assert "time for more care" in chapter(started, "why")
