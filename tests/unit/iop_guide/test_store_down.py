"""A store that fails, really: danger told is answered, nothing entered is lost, nothing is claimed
that did not happen. And the same for a visit that has ended and a form without its token."""

import logging
import re
import time
from collections import deque
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from intake import erasing, sealing
from intake.box import found_by
from intake.models import SealedAnswers
from tests.support.people import well_but
from tests.support.stores import FAILING, READABLE, SLOW, kept, stopped
from tests.support.walking import CHECK, QUESTIONS, opened, run_of, safe, send, shown, walk

from .test_privacy import everything_stored

PLAN = {"suicide": "plan_or_intent", "suicide_attempt": "past_year"}
CALM = {
    "use_frequency": "weekly",
    "medicines": ["alcohol_medication", "psychiatric"],
}
READING = [
    "/", "/help-now/", "/levels/", "/levels/iop/", "/guide/", "/guide/in-care/", "/privacy/",
    "/about/", "/recommendation/cost/", "/measures/", "/intake/",
]  # fmt: skip
OWN = [QUESTIONS, CHECK, "/recommendation/", "/recommendation/why/",
       "/recommendation/week/", "/recommendation/programs/", "/recommendation/take-along/",
       "/programs/"]  # fmt: skip
ALL = pytest.mark.parametrize("failing", FAILING.values(), ids=FAILING)
READABLE_ONES = pytest.mark.parametrize("failing", READABLE.values(), ids=READABLE)


@pytest.fixture
def person(shared):
    """Someone with every page answered, and nothing dangerous told."""
    client = Client()
    client.post("/intake/")
    walk(client, well_but())
    return client


def cookie_of(client):
    return client.cookies[sealing.COOKIE].value


def again(html):
    """The form of a page that sends the same once more: where to, and what."""
    form = next(f for f in re.findall(r"<form.*?</form>", html, re.S) if "<input type" in f)
    fields = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(value)
    return re.search(r'action="([^"]*)"', form).group(1), fields


def press_again(client, response):
    """Press the button of a page that could not keep something."""
    return client.post(*again(response.content.decode()))


def answers_help(response):
    html = response.content.decode()
    assert response.status_code == 200
    assert response.request["PATH_INFO"] == "/help-now/" and not response.request["QUERY_STRING"]
    assert "What you told us cannot wait" in html
    assert html.index("tel:988") < html.index("Try again")
    return html


@ALL
def test_danger_told_is_answered_whatever_the_store_does(person, failing):
    with failing():
        response = send(person, "thoughts", PLAN, follow=True)
        answers_help(response)
    assert press_again(person, response)["Location"] == "/help-now/"
    assert kept(cookie_of(person)).answers["suicide"] == "plan_or_intent"


@pytest.mark.parametrize("failing", SLOW.values(), ids=SLOW)
def test_danger_told_and_leaving_are_answered_soon_where_all_else_would_wait(person, failing):
    with failing():
        began = time.monotonic()
        answers_help(send(person, "thoughts", PLAN, follow=True))
        assert person.post("/intake/leave/").status_code == 302
        assert time.monotonic() - began < 20  # else it would be a minute, or for ever


@ALL
def test_a_calm_page_shows_what_was_entered_and_keeps_it_when_tried_again(person, failing):
    with failing():
        response = send(person, "use", CALM)
        html = response.content.decode()
        assert response.status_code == 503
        assert response.templates[0].name == "unkept.html"
        assert press_again(person, response).status_code == 503
    for words in ("It is our fault", "tel:988", "tel:911", "psychiatric", "What you just entered"):
        assert words in html, words
    assert press_again(person, response).status_code == 302
    now = kept(cookie_of(person)).answers
    assert (now["use_frequency"], now["medicines"]) == (CALM["use_frequency"], CALM["medicines"])


@READABLE_ONES
def test_what_was_told_before_counts_where_it_can_still_be_read(person, failing):
    """Danger of two answers: one kept long ago, one on a page that cannot be kept."""
    send(person, "right_now", {"emergency_signs": ["seizure"]})
    safe(person)
    with failing():
        assert send(person, "use", CALM).status_code == 503
        assert person.get("/help-now/").context["alerts"]
        assert 'class="reminder' in person.get("/privacy/").content.decode()


@ALL
def test_reading_pages_show_whatever_the_store_does(person, failing):
    with failing():
        for address in READING:
            assert person.get(address).status_code == 200, address


@pytest.mark.parametrize("address", OWN)
def test_a_stopped_store_is_never_taken_for_no_visit(person, address):
    with stopped():
        response = person.get(address)
        html = response.content.decode()
        assert response.status_code == 503 and "tel:988" in html
        assert f'href="{address}">Try again' in html
    assert person.get(address).status_code in (200, 302)
    assert kept(cookie_of(person)).answers["age_group"] == "26_64"


@READABLE_ONES
@pytest.mark.parametrize("address", OWN[:3])
def test_answers_that_can_be_read_are_shown_though_nothing_can_be_written(person, failing, address):
    SealedAnswers.objects.update(expires=sealing._end() - 2 * sealing.KEPT_FRESH)
    with failing():
        assert person.get(address).status_code == 200


def test_the_first_page_says_that_answers_may_still_be_there(person):
    with stopped():
        html = person.get("/").content.decode()
    assert "We cannot open your answers right now" in html
    assert "If you start again below, they are erased" in html
    assert "We cannot open" not in Client().get("/").content.decode()


@ALL
@pytest.mark.parametrize(
    ("door", "data", "then"),
    [
        ("/intake/", {"respondent": "loved_one"}, QUESTIONS),
        ("/intake/safe-for-now/", {}, CHECK),
        ("/programs/", {"zip": "59718", "miles": "50"}, "/programs/#found"),
    ],
)  # fmt: skip
def test_every_door_that_takes_answers_keeps_them_when_tried_again(
    person, failing, door, data, then
):
    run = run_of(person)
    with failing():
        response = person.post(door, {"run": run, **data})
        assert response.status_code == 503
    assert kept(cookie_of(person)).answers["age_group"] == "26_64"
    assert press_again(person, response)["Location"] == then


@ALL
@pytest.mark.parametrize(("door", "status"), [("/intake/erase/", 503), ("/intake/leave/", 302)])
def test_the_cookie_goes_at_once_and_the_row_as_soon_as_it_can(person, failing, door, status):
    cookie = cookie_of(person)
    with failing():
        response = person.post(door)
        assert response.status_code == status
        assert not response.cookies[sealing.COOKIE].value
        if status == 503:
            html = response.content.decode()
            assert "not deleted yet" in html and "within two hours" in html
            assert "are erased" not in html and "nothing left of them" not in html
    thief = Client()
    thief.cookies[sealing.COOKIE] = cookie
    assert thief.get("/recommendation/")["Location"] == "/intake/"
    assert not SealedAnswers.objects.exists()


def test_any_page_of_anyone_deletes_what_waits(person):
    with stopped():
        person.post("/intake/leave/")
        Client().get("/")
    assert SealedAnswers.objects.exists()
    Client().get("/levels/")
    assert not SealedAnswers.objects.exists()


def test_what_waits_is_no_key_and_fills_no_memory(person, monkeypatch):
    monkeypatch.setattr(erasing, "_waiting", deque(maxlen=3))
    with stopped():
        for secret in ("one", "two", "three", "four", cookie_of(person)):
            person.cookies[sealing.COOKIE] = secret
            person.post("/intake/leave/")
        assert list(erasing._waiting)[-1] == found_by(secret)
        assert len(erasing._waiting) == 3 and secret not in str(erasing._waiting)
    Client().get("/")
    assert not erasing._waiting and not SealedAnswers.objects.exists()


# A visit that has ended


def without_visit(client, how):
    """The same browser, later: its visit expired, or its cookie means nothing here, or is gone."""
    if how == "expired":
        SealedAnswers.objects.update(expires=timezone.now() - timedelta(seconds=1))
    elif how == "unknown":
        client.cookies[sealing.COOKIE] = "made-up"
    else:
        del client.cookies[sealing.COOKIE]


LATE = pytest.mark.parametrize("how", ["expired", "unknown", "no cookie"])


@LATE
def test_danger_told_after_the_end_is_answered_and_begins_a_visit_when_asked(person, how):
    without_visit(person, how)
    before = SealedAnswers.objects.count()
    response = send(person, "thoughts", PLAN, follow=True)
    answers_help(response)
    assert SealedAnswers.objects.count() == before
    assert press_again(person, response)["Location"] == "/help-now/"
    assert person.get("/help-now/").context["under_way"]
    assert kept(cookie_of(person)).pages == ["thoughts"]


@LATE
def test_the_end_is_said_and_a_new_visit_begins_with_what_was_entered(person, how):
    without_visit(person, how)
    response = send(person, "use", CALM)
    html = response.content.decode()
    assert response.status_code == 503 and "This visit has ended" in html
    assert "tel:988" in html and "psychiatric" in html
    assert "No earlier answers are kept" in html, "true also of who never had any"
    assert press_again(person, response)["Location"] == QUESTIONS and shown(person) == "for_whom"
    now = kept(cookie_of(person))
    assert now.answers == CALM
    assert now.pages == ["use"]
    walk(person, well_but(medicines=None) | CALM)
    assert kept(cookie_of(person)).answers["medicines"] == CALM["medicines"]


def test_a_helper_reads_what_was_entered_and_the_help_in_their_own_words(shared):
    client = Client()
    client.post("/intake/")
    walk(client, well_but(respondent="loved_one"))
    assert 'name="reader" value="loved_one"' in opened(client, "suicide")
    without_visit(client, "expired")
    response = send(client, "thoughts", PLAN | {"reader": "loved_one"}, follow=True)
    assert response.context["respondent"] == "loved_one"
    press_again(client, response)
    assert kept(cookie_of(client)).answers["respondent"] == "loved_one"


def test_a_first_page_half_filled_is_asked_again_in_the_new_visit(person):
    without_visit(person, "expired")
    response = send(person, "about", {"age_group": "26_64"})
    assert press_again(person, response)["Location"] == QUESTIONS
    assert kept(cookie_of(person)).pages == []


def test_a_search_after_the_end_begins_a_visit_only_when_asked(person):
    without_visit(person, "expired")
    response = person.post("/programs/", {"zip": "59718", "miles": "50"})
    assert response.status_code == 503
    assert press_again(person, response)["Location"] == "/programs/#found"
    assert kept(cookie_of(person)).search["zip"] == "59718"


# A page that does not fit the visit of this browser any more


def test_a_page_that_is_asked_no_more_or_not_yet_loses_nothing(person):
    """Another tab began again meanwhile, or changed what opens this page."""
    person.post("/intake/")
    assert send(person, "thoughts", PLAN)["Location"] == "/help-now/"
    walk(person, well_but(concerns=["mental_health"], use_frequency="none", medicines=["none"]))
    before = kept(cookie_of(person))
    assert send(person, "substances", {"substances": ["opioids"]}).status_code == 302
    after = kept(cookie_of(person))
    assert after.answers == before.answers | {"substances": ["opioids"]}


# A form without its token


@pytest.fixture
def strict(person):
    """The same browser, where form tokens count."""
    client = Client(enforce_csrf_checks=True)
    client.cookies[sealing.COOKIE] = cookie_of(person)
    return client


def test_danger_told_without_a_token_is_answered_and_not_written(strict):
    before = kept(cookie_of(strict))
    answers_help(send(strict, "thoughts", PLAN, follow=True))
    assert kept(cookie_of(strict)) == before


def test_without_a_token_nothing_is_written_until_the_visitor_presses_again(strict):
    before = kept(cookie_of(strict))
    response = send(strict, "use", CALM | {"begin": "1"})
    html = response.content.decode()
    assert response.status_code == 503 and "psychiatric" in html
    assert kept(cookie_of(strict)) == before
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', html).group(1)
    action, fields = again(html)
    assert "begin" not in fields
    assert strict.post(action, fields | {"csrfmiddlewaretoken": token}).status_code == 302
    assert kept(cookie_of(strict)).answers["medicines"] == CALM["medicines"]


@pytest.mark.parametrize("how", ["stopped", "expired"])
def test_without_a_token_and_without_a_store_or_a_visit_danger_is_answered(strict, how):
    with stopped() if how == "stopped" else nullcontext():
        if how == "expired":
            without_visit(strict, how)
        answers_help(send(strict, "thoughts", PLAN, follow=True))
        assert send(strict, "use", CALM).status_code == 503


def test_a_password_of_staff_is_never_put_into_a_page(shared):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/admin/login/", {"username": "Ada", "password": "open-sesame"})
    assert response.status_code == 403
    assert "open-sesame" not in response.content.decode()


# Nothing is told on


@pytest.mark.parametrize("told", [PLAN, CALM])
def test_no_failure_puts_an_answer_into_a_log_an_address_a_title_or_a_table(strict, caplog, told):
    caplog.set_level(logging.DEBUG)
    person, seen = Client(), []
    person.cookies[sealing.COOKIE] = secret = cookie_of(strict)
    for failing in FAILING.values():
        with failing():
            seen.append(send(person, "thoughts", told, follow=True))
            seen.append(send(strict, "thoughts", told, follow=True))
    without_visit(person, "expired")
    seen.append(send(person, "thoughts", told, follow=True))
    heads = [
        f"{r.redirect_chain} {r.headers} {re.search('<title>(.*?)</title>', r.content.decode())[1]}"
        for r in seen
    ]
    for word in ("plan_or_intent", "past_year", "alcohol_medication", "thoughts", secret):
        assert word not in caplog.text + "".join(heads), word
        assert word == "thoughts" or word not in everything_stored(), word
    assert all("no-store" in response["Cache-Control"] for response in seen)
    assert "out of reach" in caplog.text
