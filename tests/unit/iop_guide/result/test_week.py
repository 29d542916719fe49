"""The week and the cost as one person reads them: nothing is said that does not hold for them."""

import re

import pytest

from tests.support.people import person
from tests.support.walking import walk

NIGHTS = person("A parent alone, on night shifts, with cocaine")
EVENINGS = person("Severe symptoms, no danger, a strong home")
STAYS = person("Steady on medication for opioid use")
NO_MONEY = {"insurance": ["none"], "cost_worry": "cannot_pay"}


def chapter(client, name, told):
    walk(client, told)
    html = client.get(f"/recommendation/{name}/").content.decode()
    return re.sub(r"\s+", " ", html.split("<main")[1].split("</main>")[0])


def test_who_stays_in_care_is_not_told_that_it_does_not_fit(started):
    html = chapter(started, "week", STAYS | {"free_times": ["weekends"], "hours_free": "under_3"})
    assert "This care goes on" in html and "Rights that may help" in html
    for unsaid in ("The week, drawn", "Other kinds", "gets in the way, and what", "hard to fit"):
        assert unsaid not in html


@pytest.mark.parametrize("told", [{"work": "none"}, {}])
def test_the_drawn_week_names_only_what_is_drawn(started, told):
    html = chapter(started, "week", EVENINGS | told)
    assert ("Work, classes, care and sleep are drawn" in html) == (not told)
    assert ("Sleep is drawn at its usual hours." in html) == bool(told)
    assert "Nothing else is drawn" not in html and "dashed edge" not in html


def test_what_overlaps_is_explained_where_something_overlaps(started):
    html = chapter(started, "week", EVENINGS | {"free_times": ["weekday_mornings"]})
    assert "dashed edge" in html and "something has to move" in html


def test_hours_are_whole(started):
    html = chapter(started, "week", NIGHTS)
    assert re.search(r"About <strong>\d+ hours</strong> are already filled", html)


def test_a_helper_reads_nothing_of_care_that_they_have(started):
    told = {
        "respondent": "loved_one",
        "current_care": "outpatient",
        "current_progress": "no_change",
    }
    html = chapter(started, "week", EVENINGS | NO_MONEY | told)
    assert "Until it can start" in html and "care there is now" in html
    assert "you can start" not in html and "you have now" not in html


@pytest.mark.parametrize(
    ("insurance", "heading"),
    [("private", "If they say no"), ("none", "Bills, and when to sign up")],
)
def test_nobody_without_insurance_reads_of_an_insurer_that_says_no(started, insurance, heading):
    html = chapter(started, "cost", EVENINGS | {"insurance": [insurance]})
    assert f"<summary>{heading}<" in html
    assert ("If they say no" in html) == (insurance == "private")


@pytest.mark.parametrize("insurance", ["private", "medicare"])
def test_only_people_with_medicare_read_of_medicare_in_what_it_costs(started, insurance):
    html = chapter(started, "cost", EVENINGS | {"insurance": [insurance]})
    assert ("Medicare" in html) == (insurance == "medicare")
