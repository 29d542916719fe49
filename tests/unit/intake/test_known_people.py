"""People whose placement was settled before the program was asked: known_people.toml.

What is written there is right, and the program is held to it: never change it to agree.
"""

from collections import Counter

import pytest

from intake.answers import check_answers
from intake.questionnaire import questionnaire
from intake.scoring import profile
from tests.support.people import comes_out, read_people

KNOWN = read_people("known_people.toml")
PUBLISHED = [entry for entry in KNOWN if entry["grade"].startswith("P-")]
SETTLED = [entry for entry in KNOWN if entry not in PUBLISHED]
RIGHT_AT_LEAST = 14


def is_right(entry):
    return comes_out(entry) in entry["expect"]


def told(entry):
    """The rows told of one person, whatever their urgency."""
    answers = check_answers(entry["answers"], questionnaire())
    return {alert.key for alert in profile(answers).alerts}


@pytest.mark.parametrize("entry", SETTLED, ids=lambda entry: entry["name"])
def test_a_settled_person_gets_what_was_settled(entry):
    assert is_right(entry), (comes_out(entry), entry["because"])


@pytest.mark.parametrize("entry", KNOWN, ids=lambda entry: entry["name"])
def test_what_must_be_told_is_told_and_what_must_not_is_not(entry):
    assert set(entry.get("alerts", [])) <= told(entry)
    assert not set(entry.get("no_alerts", [])) & told(entry)


def test_most_published_placements_come_out():
    assert sum(map(is_right, PUBLISHED)) >= RIGHT_AT_LEAST


@pytest.mark.parametrize("entry", PUBLISHED, ids=lambda entry: entry["name"])
def test_a_published_placement_comes_out_or_the_data_say_why_not(entry):
    assert is_right(entry) is ("differs" not in entry), comes_out(entry)


def test_nobody_is_missing_and_only_published_placements_may_differ():
    grades = Counter(entry["grade"] for entry in KNOWN)
    assert grades == {"A": 5, "C": 4, "D": 66, "P-A": 15, "P-B": 3}
    assert not any("differs" in entry for entry in SETTLED)
    assert len({entry["name"] for entry in KNOWN}) == len(KNOWN)
