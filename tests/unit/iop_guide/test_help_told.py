"""Help met on the way: what was just told of is open, and nothing else stands before it."""

import re

import pytest

from intake.triggers import triggers
from iop_guide.result.help_page import help_rows
from iop_guide.rules.profile import Urgency
from programs.levels.crisis import crisis
from tests.support.people import well_but
from tests.support.safety_rows import ALL, MILDEST
from tests.support.served import Words
from tests.support.walking import HELP, fill, safe, walk

PLAN = well_but(suicide="plan_or_intent", means="within_reach")
HOTLINE = "tel:18007997233"
BY_SITUATION = "What to do, by situation"
INTERRUPTING = [way for way in ALL if triggers()[way.key].urgency in ("emergency", "help_first")]


def help_of(client):
    return client.get(HELP).content.decode()


def seen(html, said):
    """Whether this is read while everything is folded."""
    words = Words(f"<main>{said}</main>").words
    return " ".join(words) in " ".join(Words(html).words)


@pytest.fixture
def in_danger(started):
    """Someone who just told of a plan to end their life."""
    walk(started, PLAN, until="thoughts")
    assert fill(started, "thoughts", PLAN)["Location"] == HELP
    return started


def test_the_first_danger_is_answered_in_few_words(in_danger):
    html = help_of(in_danger)
    assert len(Words(html).words) <= 210
    assert [n in html.split("<details")[0] for n in ("tel:911", "tel:988", "sms:988")] == [True] * 3
    for said in ("Call or text 988 now", "Ask someone to stay with you", "I am safe for now"):
        assert seen(html, said)


def test_whoever_answers_for_another_says_that_they_are_safe(started):
    told = PLAN | {"respondent": "loved_one"}
    walk(started, told, until="thoughts")
    fill(started, "thoughts", told)
    html = help_of(started)
    assert "They are safe for now, go on" in html and "I am safe for now" not in html


def test_everything_else_is_one_tap_away_on_the_same_page(in_danger):
    html = help_of(in_danger)
    more = html.split("More kinds of help")[1]
    assert not seen(html, BY_SITUATION)
    for situation in crisis().situation:
        assert f'id="{situation.key}"' in more
    assert triggers()["E1"].signs.split()[-1] in html and HOTLINE in more


def test_of_a_second_danger_only_what_is_new_is_open(in_danger):
    safe(in_danger)
    walk_to_safety(in_danger, PLAN)
    html = help_of(in_danger)
    assert len(Words(html).words) <= 120
    assert seen(html, triggers()["M0"].title) and not seen(html, triggers()["E1"].title)
    before = html.split("What we said before")[1].split("</details>")[0]
    assert triggers()["E1"].title in before and "tel:911" in before
    assert [f'href="{to}"' in html.split("<details")[0] for to in ("tel:988", "tel:911")] == [1, 1]


def test_a_second_danger_brings_its_own_line_with_what_happens_then(in_danger):
    safe(in_danger)
    walk_to_safety(in_danger, {**PLAN, "means": "none", "home_safety": "unsafe"})
    html = help_of(in_danger)
    first = html.split("<details")[0]
    assert HOTLINE in first and "A trained advocate answers" in first and "tel:911" in first


def walk_to_safety(client, answers):
    """On to the page about safety at home and what is within reach, which tells of danger too."""
    assert fill(client, "safety", answers)["Location"] == HELP


def test_who_said_safe_for_now_and_comes_back_reads_all_of_it_and_every_situation(in_danger):
    safe(in_danger)
    html = help_of(in_danger)
    assert seen(html, triggers()["E1"].title)
    assert seen(html, BY_SITUATION)


@pytest.mark.parametrize("respondent", ["self", "loved_one"])
@pytest.mark.parametrize("way", INTERRUPTING, ids=str)
def test_no_danger_loses_its_first_act_or_its_number(way, respondent):
    answers = {**MILDEST, "respondent": respondent, **way.lead, **way.rests[0]}
    rows = help_rows(answers)
    told = {alarm.alert.key: alarm for alarm in rows["alerts"]}[way.key]
    assert "emergency_911" in rows["first_lines"] and re.search(r"911|988|Hotline", told.act)
    assert f"{told.act} {told.more}".split() == told.alert.text.split()
    assert rows["no_level"] == (triggers()[way.key].urgency == Urgency.EMERGENCY)
