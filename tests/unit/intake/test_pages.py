"""The questionnaire as a visitor meets it: forward, back, skipped, changed, refused."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intake.questionnaire import questionnaire
from intake.sealing import SealedAnswers
from tests.support.people import PEOPLE, answers_of, person, well_but
from tests.support.publishing import publish
from tests.support.walking import (
    CHECK,
    HELP,
    QUESTIONS,
    fill,
    opened,
    run_of,
    safe,
    send,
    shown,
    walk,
)

PAGES = questionnaire().pages


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_everyone_gets_from_the_first_page_to_their_result(started, entry):
    answers = answers_of(entry)
    assert walk(started, answers)[1][-1] == CHECK
    response = started.get("/recommendation/")
    outcomes = {want.split(":")[0] for want in entry["expect"]}
    assert response.context["outcome"] in outcomes
    if response.context["level_key"]:
        assert f"{response.context['outcome']}:{response.context['level_key']}" in entry["expect"]


def test_only_what_applies_is_asked(site):
    lengths = {}
    for name in ("Nothing stands out", "Daily drinking after seizures in withdrawal"):
        visitor = Client()
        visitor.post("/intake/")
        lengths[name] = len(walk(visitor, person(name))[0])
    assert lengths["Nothing stands out"] < max(lengths.values()) < len(PAGES)


def test_going_back_shows_page_by_page_what_was_answered(started):
    pages, _met = walk(started, person("Steady on medication for opioid use"), until="home")
    for before in reversed(pages[:-1]):
        send(started, shown(started), {"back": "1"})
        assert shown(started) == before
    assert re.search(r'value="26_64"[^>]*checked', opened(started, "age_group"))
    assert send(started, pages[0], {"back": "1"})["Location"] == "/intake/"


def test_a_later_page_cannot_be_reached_before_the_ones_before_it(started):
    fill(started, "about", well_but())
    opened(started, "support")
    assert shown(started) == "right_now"


def test_without_a_visit_every_step_leads_to_the_start(visitor):
    for address in (QUESTIONS, CHECK, "/recommendation/"):
        assert visitor.get(address)["Location"] == "/intake/"


def test_what_must_be_answered_is_asked_for_at_the_top_and_at_the_field(started):
    response = send(started, "about", {"concerns": ["alcohol"]})
    html = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error: " in html
    assert 'href="#id_age_group_0"' in html and 'id="id_age_group_0"' in html
    assert '_0">Age group: Choose an answer.</a>' in html
    assert html.count("Choose an answer.") == 2  # the summary, and the field
    assert re.search(r'value="alcohol"[^>]*checked', html), "what was entered is kept"


def test_none_beside_another_answer_is_refused_with_what_to_do(started):
    response = send(started, "right_now", {"emergency_signs": ["none", "seizure"]})
    html = response.content.decode()
    assert response.status_code == 200 and html.count("Uncheck it") == 2
    assert re.search(r'value="seizure"[^>]*checked', html)


def test_an_answer_that_was_not_offered_is_refused(started):
    told = {"age_group": "200", "concerns": ["alcohol"]}
    response = send(started, "about", told)
    assert response.status_code == 200
    named = '<a href="#id_age_group_0">Age group: Choose one of the answers shown.</a>'
    assert named in response.content.decode(), "the summary says of which question"


def test_a_wrong_zip_is_refused_and_an_empty_one_is_fine(started):
    walk(started, well_but(), until="cost")
    html = send(started, "cost", {"zip": "1234"}).content.decode()
    assert "five digits" in html and 'value="1234"' in html
    assert send(started, "cost", {"from": "check"})["Location"] == CHECK


def test_an_emergency_answer_interrupts_at_once(started):
    walk(started, well_but(), until="thoughts")
    response = fill(started, "thoughts", well_but(suicide="plan_or_intent"))
    assert response["Location"] == HELP
    html = html_of(started, HELP)
    assert html.index("tel:988") < html.index("safe-for-now")


def test_after_safe_for_now_a_reminder_stays_on_every_page(started):
    fill(started, "about", well_but())
    quiet = html_of(started, "/privacy/")
    fill(started, "right_now", well_but(emergency_signs=["seizure"]))
    assert safe(started)["Location"] == QUESTIONS and shown(started) == "thoughts"
    for address in ("/", QUESTIONS, "/levels/", "/privacy/", CHECK):
        html = html_of(started, address)
        assert 'class="reminder' in html and "tel:911" in html, address
        top = html.split("<main")[0]
        assert top.count("Help now") == top.count('href="/help-now/"') == 1, "one door to all help"
    assert 'class="reminder' not in quiet


def test_an_acknowledged_danger_does_not_interrupt_again_but_a_new_one_does(started):
    walk(started, well_but(emergency_signs=["seizure"]))
    response = fill(started, "violence", well_but(violence="plan_or_acts"))
    assert response["Location"] == HELP
    safe(started)
    response = fill(started, "violence", well_but(violence="plan_or_acts"))
    assert response["Location"] == QUESTIONS and shown(started) == "daily_life"


def test_the_help_page_says_at_its_button_what_going_on_brings_and_how_to_stop(started):
    walk(started, well_but(), until="thoughts")
    fill(started, "thoughts", well_but(suicide="plan_or_intent"))
    going_on = html_of(started, HELP).split('id="go-on"')[1].split("</section>")[0]
    assert "will not name a level of care while this is so" in going_on
    assert 'href="/recommendation/"' in going_on and 'action="/intake/erase/"' in going_on
    fill(started, "thoughts", well_but())
    assert "will not name" not in html_of(started, HELP)


def test_the_result_still_says_an_emergency_first(started):
    walk(started, well_but(emergency_signs=["seizure"]))
    response = started.get("/recommendation/")
    assert response.context["outcome"] == "emergency"
    assert response.context["level_key"] is None


def test_changing_an_answer_returns_to_the_check_page(started):
    walk(started, well_but())
    assert 'name="open" value="age_group"' in html_of(started, CHECK)
    assert 'name="from" value="check"' in opened(started, "age_group")
    told = well_but(respondent="loved_one")
    assert fill(started, "about", told, back_to="check")["Location"] == CHECK


def test_a_change_that_opens_questions_asks_them_and_then_returns(started):
    walk(started, well_but())
    told = well_but(use_frequency="daily", medicines=["none"], overdose="never")
    address = fill(started, "use", told, back_to="card")["Location"]
    asked = []
    while address == QUESTIONS:
        asked.append(shown(started))
        assert 'name="from" value="card"' in html_of(started, QUESTIONS)
        address = send(started, asked[-1], {"from": "card"})["Location"]
        assert len(asked) < 9
    assert address == "/recommendation/"
    # What is used was skipped: how often each is used is not asked for it. Earlier treatment,
    # how ready someone is and who helps had been decided without, and now matter: also those on
    # pages that were seen without them.
    drugs = ["substances", "amounts", "criteria", "stopping"]
    assert asked == [*drugs, "treatment_history", "readiness", "home"]


def test_answers_that_no_longer_apply_are_shown_as_dropped_and_count_for_nothing(started):
    walk(started, person("Racing thoughts and little sleep") | {"concerns": ["alcohol"]})
    walk(started, person("A light drinking problem in a settled life"))
    send(started, "use", {"use_frequency": "none", "medicines": ["none"], "overdose": "never"})
    fill(started, "about", well_but(concerns=["mental_health"]))
    response = started.get(CHECK)
    dropped = {row.question.id for row in response.context["dropped"]}
    assert "sud_criteria" in dropped and "substances" in dropped
    assert "<del" in response.content.decode() or "<s" in response.content.decode()
    assert started.get("/recommendation/").context["outcome"] in ("no_program", "level")


def test_skipped_and_not_sure_are_shown_as_such(started):
    walk(started, well_but(low_mood="not_sure", anxiety=None))
    rows = [row for _, rows in started.get("/intake/check/").context["groups"] for row in rows]
    states = {row.question.id: row.state for row in rows}
    assert (states["low_mood"], states["anxiety"]) == ("not_sure", "skipped")


def test_the_way_on_stands_above_a_long_list_and_below_it(started):
    walk(started, well_but(), until="mood")
    early = started.get(CHECK).content.decode()
    assert early.index("Go on with the questions") < early.index("About you")
    walk(started, well_but())
    whole = started.get(CHECK).content.decode()
    button = "See what my answers point to"
    assert whole.index(button) < whole.index("About you") < whole.rindex(button)


def test_a_helper_reads_other_words_and_how_to_find_out(started):
    answers = well_but(respondent="loved_one")
    walk(started, answers, until="thoughts")
    html = html_of(started, QUESTIONS)
    question = questionnaire().questions["suicide"]
    assert question.loved_one in html and question.self not in html
    assert question.find_out.split(".")[0] in html


@pytest.mark.parametrize("respondent", ["self", "loved_one"])
def test_the_start_page_asks_for_whom_and_no_page_asks_it_again(visitor, respondent):
    visitor.post("/intake/", {"respondent": respondent})
    assert shown(visitor) == "about"
    assert f'name="reader" value="{respondent}"' in html_of(visitor, QUESTIONS)
    changed = opened(visitor, "respondent")
    assert re.search(rf'value="{respondent}"[^>]*checked', changed)


def test_whoever_made_up_for_whom_it_is_is_asked(visitor):
    visitor.post("/intake/", {"respondent": "everyone"})
    assert shown(visitor) == "for_whom"


def test_starting_again_forgets_the_first_answers(started):
    walk(started, well_but())
    html = html_of(started, "/intake/")
    assert "Your earlier answers are still here" in html and "erases them" in html
    started.post("/intake/", {"respondent": "self", "run": run_of(started)})
    assert SealedAnswers.objects.count() == 1
    assert shown(started) == "about"
    assert not re.search(r'value="26_64"[^>]*checked', html_of(started, QUESTIONS))
    assert "still here" not in html_of(started, "/intake/")


def test_a_start_page_that_did_not_speak_of_the_answers_erases_none(started):
    """It was opened before they were given."""
    walk(started, well_but())
    assert started.post("/intake/", {"respondent": "self"})["Location"] == "/intake/"
    assert "still here" in html_of(started, "/intake/")


def test_a_double_press_on_the_start_page_begins_once_more(visitor):
    for _ in range(2):
        assert visitor.post("/intake/", {"respondent": "self"})["Location"] == QUESTIONS


def test_an_unsafe_home_brings_the_hotline_up_at_once(started):
    walk(started, well_but(), until="safety")
    response = fill(started, "safety", well_but(home_safety="unsafe"))
    assert response["Location"] == HELP
    assert "799-7233" in html_of(started, HELP).split('id="told"')[1]
    assert safe(started)["Location"] == QUESTIONS and shown(started) == "use"


def test_queries_are_few(started, django_assert_max_num_queries):
    walk(started, person("Daily drinking after seizures in withdrawal"))
    for question in ("violence", "overdose", "zip"):
        opened(started, question)
        page, run = questionnaire().page_of(question).key, run_of(started)
        with django_assert_max_num_queries(3):
            started.get(QUESTIONS)
        with django_assert_max_num_queries(3):
            assert started.post(QUESTIONS, {"page": page, "run": run}).status_code == 302
    with django_assert_max_num_queries(4):
        started.get("/recommendation/")
    with django_assert_max_num_queries(3):
        started.get("/intake/check/")


def test_an_unknown_address_gets_the_sites_own_page(visitor):
    response = visitor.get("/no/such/page/")
    assert response.status_code == 404
    assert "/help-now/" in response.content.decode()


def test_a_form_without_its_token_is_explained(site):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/intake/")
    assert response.status_code == 503
    assert "/intake/" in response.content.decode()


def test_the_health_check_speaks(visitor):
    assert visitor.get("/healthz").json() == {"status": "ok", "release": 1}


@pytest.mark.parametrize(
    "address",
    ["/", "/levels/", "/levels/iop/", "/guide/", "/guide/in-care/", "/help-now/", "/about/"],
)
def test_reading_costs_one_query_whatever_the_number_of_levels(visitor, address):
    """One look for a newer release; nothing else grows with levels, guides or releases."""
    visitor.get(address)
    with CaptureQueriesContext(connection) as before:
        visitor.get(address)
    for number in range(3):
        publish(f"Release {number}")
    visitor.get(address)
    with CaptureQueriesContext(connection) as after:
        visitor.get(address)
    assert len(before) == len(after) == 1


def test_a_release_that_came_out_during_the_journey_is_used_and_said(started):
    walk(started, well_but())
    assert "levels of care while you were answering" not in html_of(started, "/recommendation/")
    publish("Came out meanwhile.")
    html = html_of(started, "/recommendation/")
    assert "levels of care while you were answering" in html
    assert "release 2" in html_of(started, "/recommendation/why/")
