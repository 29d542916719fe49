"""What to ask a program: about alcohol and drugs only where they could be a matter."""

import re

import pytest

from iop_guide.result.result import Result
from iop_guide.result.what_to_ask import FIRST, to_ask
from programs.levels.content import read_files, read_texts
from tests.support.people import DEFINITIONS, person
from tests.support.walking import walk

TEXTS = {level.key: read_texts(level) for level in DEFINITIONS.levels}
OF_USE = re.compile(r"alcohol|drug|methadone|buprenorphine|naloxone|withdrawal|\buses\b", re.I)
LOW = person("Panic that stops everything")
LEVELS = [key for key in TEXTS if TEXTS[key].ask_about_use]


def asked(answers, key="php", **more):
    return to_ask(Result(answers, DEFINITIONS), TEXTS[key], None, **more)


@pytest.mark.parametrize("key", LEVELS)
def test_who_told_of_no_use_asks_nothing_about_it(key):
    assert LOW["use_frequency"] == "none" and len(LEVELS) == len(read_files()["level"]) - 1
    withdrawal_unit = "Are you a hospital, a withdrawal unit"
    of_use = [line for line in asked(LOW, key) if OF_USE.search(line)]
    assert not [line for line in of_use if not line.startswith(withdrawal_unit)]


@pytest.mark.parametrize(
    "told",
    [
        {"use_frequency": None},
        {"medicines": None},
        {"medicines": ["opioid_medication"]},
        {"concerns": ["alcohol", "mental_health"]},
        {"use_frequency": "daily", "substances": ["cannabis"]},
    ],
)
def test_what_is_open_or_told_is_asked_about_after_the_first_three(told):
    level, lines = TEXTS["php"], asked(LOW | told)
    assert lines[:FIRST] == level.ask_program[:FIRST]
    assert lines[FIRST : FIRST + len(level.ask_about_use)] == level.ask_about_use
    assert sorted(lines) == sorted([*level.ask_program, *level.ask_about_use])


def test_that_nothing_is_used_is_given_away_by_no_question_where_it_may_not_be_told():
    assert asked(LOW, may_tell=lambda names: "use_frequency" not in names) == asked(
        LOW | {"use_frequency": None}
    )


def test_pages_and_paper_ask_as_the_person_would(started):
    walk(started, LOW)
    for name in ("programs", "take-along"):
        html = started.get(f"/recommendation/{name}/").content.decode()
        assert "Is a nurse there each day?" in html and "methadone, buprenorphine" not in html
    walk(started, person("A parent alone, on night shifts, with cocaine"))
    for name in ("programs", "take-along"):
        html = started.get(f"/recommendation/{name}/").content.decode()
        assert "methadone" in html.split("<main")[1]


def test_a_level_s_own_page_asks_all_of_it(client, site):
    html = client.get("/levels/php/").content.decode()
    for line in (*TEXTS["php"].ask_program, *TEXTS["php"].ask_about_use):
        assert line.replace("’", "&#x27;") in html or line in html
