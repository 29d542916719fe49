"""What one visitor does at the same moment in two places: nothing confirmed is lost, and nothing
erased comes back. Real threads, on a database that really commits."""

import pytest
from django.test import Client

from intake import sealing
from intake.models import SealedAnswers
from tests.support.people import well_but
from tests.support.stores import at_once, kept
from tests.support.walking import QUESTIONS, run_of, send, walk

TRIES = 40
BEGUN = {"respondent": "self", "age_group": "26_64", "concerns": ["alcohol"]}
# Pages that everyone is asked.
POSTS = [
    {"page": "right_now", "emergency_signs": ["seizure"]},
    {"page": "thoughts", "suicide": "plan_or_intent", "suicide_attempt": "past_year"},
    {"page": "safety", "home_safety": "unsafe"},
    {"page": "use", "use_frequency": "weekly", "medicines": ["psychiatric"], "overdose": "never"},
    {"page": "violence", "violence": "plan_or_acts"},
]
TOLD = {name: value for post in POSTS for name, value in post.items() if name != "page"}
SEARCH = {"zip": "59718", "miles": "50"}


def tab(cookie):
    """Another tab of the browser with this cookie."""
    client = Client()
    client.cookies[sealing.COOKIE] = cookie
    return client


def press(cookie, address, data):
    """A press in a tab of its own, on a page that was served a moment ago."""
    client = tab(cookie)
    run = run_of(client)
    return lambda: client.post(address, {"run": run, **data})


def begun(answers=None):
    """The cookie of someone who answered the first page; with answers, every page."""
    client = Client()
    client.post("/intake/")
    if answers:
        walk(client, answers)
    else:
        send(client, "about", BEGUN)
    return client.cookies[sealing.COOKIE].value


def post_all(cookie, posts):
    return at_once(*(press(cookie, QUESTIONS, post) for post in posts))


def test_pages_posted_at_the_same_moment_are_all_kept(shared):
    lost = []
    cookie = begun(well_but())
    for _ in range(TRIES):
        post_all(cookie, POSTS)
        now = kept(cookie)
        lost += [name for name, value in TOLD.items() if now.answers.get(name) != value]
        assert set(now.pages) >= {post["page"] for post in POSTS}
        for post in POSTS:
            press(cookie, QUESTIONS, {"page": post["page"]})()
    assert not lost, f"{len(lost)} of {TRIES * len(TOLD)}"


def test_danger_told_in_one_of_two_tabs_is_answered_and_kept(shared):
    cookie = begun(well_but())
    for _ in range(TRIES):
        danger, other = post_all(cookie, [POSTS[1], POSTS[3]])
        assert danger["Location"] == "/help-now/" and other.status_code == 302
        assert tab(cookie).get("/help-now/").context["alerts"]
        press(cookie, QUESTIONS, {"page": "thoughts"})()


def test_what_is_looked_for_and_being_safe_for_now_are_kept_beside_answers(shared):
    for _ in range(TRIES // 4):
        cookie = begun()
        press(cookie, QUESTIONS, POSTS[0])()
        posts = [
            ("/programs/", SEARCH),
            ("/intake/safe-for-now/", {}),
            (QUESTIONS, POSTS[3]),
        ]
        at_once(*(press(cookie, address, data) for address, data in posts))
        now = kept(cookie)
        assert now.search["zip"] == "59718" and now.safe_for_now
        assert now.answers["use_frequency"] == "weekly"


@pytest.mark.parametrize("door", ["/intake/erase/", "/intake/leave/"])
def test_a_page_posted_while_answers_are_erased_brings_nothing_back(shared, door):
    rows = cookies = 0
    for _ in range(TRIES):
        cookie = begun()
        posts = [(door, {}), (QUESTIONS, POSTS[0]), ("/programs/", SEARCH)]
        gone, *late = at_once(*(press(cookie, address, data) for address, data in posts))
        rows += SealedAnswers.objects.count()
        cookies += sum(sealing.COOKIE in response.cookies for response in late)
        assert not gone.cookies[sealing.COOKIE].value
        SealedAnswers.objects.all().delete()
    assert (rows, cookies) == (0, 0), f"of {TRIES}"


@pytest.mark.parametrize("address", [QUESTIONS, "/programs/", "/intake/safe-for-now/"])
def test_what_arrives_after_erasing_makes_no_row_and_no_cookie(shared, address):
    cookie = begun()
    late = press(cookie, address, POSTS[3] | SEARCH)
    press(cookie, "/intake/erase/", {})()
    response = late()
    assert response.status_code == 503
    assert sealing.COOKIE not in response.cookies
    assert not SealedAnswers.objects.exists()
