"""A gate as it is served: skipped, ticked, changed from elsewhere, and sent without a visit."""

import re

import pytest
from django.test import Client

from intake.questions import NOT_SURE
from tests.support.people import well_but
from tests.support.walking import CHECK, HELP, QUESTIONS, fill, opened, send, shown, visit_of, walk

MIND = {"shown": "mania psychosis eating trauma_symptoms thinking_problems violence"}


def at_the_mind(client):
    """The visitor, with the gate of the mind before them."""
    walk(client, well_but(), until="mind")
    return client


def chosen(client, *names):
    """Send the gate of the mind with these boxes ticked; returns the page shown next."""
    send(client, "mind", MIND | {"gate_mind": list(names)})
    return shown(client)


def test_a_tick_leads_to_its_question_and_the_rest_counts_as_no(started):
    assert chosen(at_the_mind(started), "psychosis", "violence") == "violence"
    send(started, "violence", {"violence": "unwanted_thoughts"})
    assert shown(started) == "psychosis"
    answers = visit_of(started).answers
    assert "psychosis" not in answers
    assert (answers["mania"], answers["eating"]) == ("never", "none")


def test_danger_told_on_the_question_of_a_tick_is_answered_at_once(started):
    chosen(at_the_mind(started), "psychosis")
    assert send(started, "psychosis", {"psychosis": "commanding"})["Location"] == HELP


def test_the_page_says_that_it_can_be_skipped_and_skipping_leaves_all_open(started):
    html = at_the_mind(started).get(QUESTIONS).content.decode()
    button = html.split('class="go-on"')[1].split("</button>")[0]
    assert "Skip" in button and "Continue" in button
    chosen(started)
    assert "mania" not in visit_of(started).answers


def test_a_page_that_has_to_be_answered_says_only_continue(started):
    button = started.get(QUESTIONS).content.decode().split('class="go-on"')[1]
    assert "Continue" in button and "Skip" not in button


@pytest.mark.parametrize("lone", ["none", NOT_SURE])
def test_what_cannot_stand_together_is_shown_again_with_every_tick(started, lone):
    sent = send(at_the_mind(started), "mind", MIND | {"gate_mind": ["eating", lone]})
    html = sent.content.decode()
    assert sent.status_code == 200 and 'href="#id_gate_mind_0"' in html
    for name in ("eating", lone):
        assert re.search(f'value="{name}" id="[^"]+" checked', html)


def test_what_a_gate_answered_stands_on_the_check_page_and_leads_to_the_question(started):
    walk(started, well_but())
    html = started.get(CHECK).content.decode()
    assert 'name="open" value="psychosis"' in html and "Seeing or hearing things" in html
    page = opened(started, "psychosis")
    assert 'name="page" value="psychosis"' in page and re.search('value="never"[^>]*checked', page)
    sent = fill(started, "psychosis", well_but(psychosis="past"), back_to="check")
    assert sent["Location"] == CHECK
    assert visit_of(started).answers["psychosis"] == "past"


def test_an_answer_put_aside_by_an_empty_box_comes_back_with_the_tick(started):
    chosen(at_the_mind(started), "eating")
    send(started, "eating", {"eating": "some"})
    chosen(started, "none")
    assert visit_of(started).answers["eating"] == "none"
    chosen(started, "eating")
    assert visit_of(started).answers["eating"] == "some"


def test_a_gate_sent_without_a_visit_is_shown_and_can_begin_one(site):
    data = {"page": "mind", "reader": "self", "gate_mind": ["mania", "eating"], **MIND}
    html = Client().post(QUESTIONS, data).content.decode()
    assert "racing energy" in html and "a lot of worry" in html
    assert html.count('name="gate_mind"') == 2
    visitor = Client()
    visitor.post(QUESTIONS, data | {"begin": "1"})
    kept = visit_of(visitor)
    assert kept.gates == {"mind": ["mania", "eating"]} and kept.answers["psychosis"] == "never"
