"""The public pages about releases: what changed and for whom, without one query too many."""

import hashlib
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs import models
from programs.levels.content import canonical, read_files
from programs.levels.publishing import story
from programs.levels.releases import published
from tests.support.publishing import released

ALL, COMPARE = "/about/releases/", "/about/releases/compare/"


def text(client, page):
    response = client.get(page)
    assert response.status_code == 200
    return response.content.decode()


def release(number, note="A note.", **level):
    """Release `number`: the first one, with the second level changed."""
    content = json.loads(canonical(read_files()))
    content["level"][1] |= level
    return released(content, note)


def stricter():
    return {"serves": {**read_files()["level"][1]["serves"], "withdrawal": 0}}


def test_the_list_says_what_changed_and_for_whom(visitor):
    release(2, "Clearer words.", tagline="A new line.")
    release(3, "Withdrawal is watched sooner.", tagline="A new line.", **stricter())
    html = text(visitor, ALL)
    assert html.index("Release 3") < html.index("Release 2") < html.index("Release 1")
    assert "Clearer words." in html and "Withdrawal is watched sooner." in html
    assert html.count("<strong>What changed:</strong> Level: Outpatient care.") == 2
    assert "The same answers point to the same level as before." in html
    assert "the limits changed (Outpatient care)" in html
    assert "48,828,125 in all" in html
    assert "Withdrawal mild, all else none: from Outpatient care to " in html
    assert "0 to less" in html
    assert "This is the first release" in html


def test_one_release_is_shown_word_by_word_with_its_fingerprint(visitor):
    row = release(2, tagline="A new line.")
    html = text(visitor, f"{ALL}2/")
    assert "A new line." in html and "<del>" in html and row.hash in html
    whole = visitor.get(f"{ALL}2/content.json")
    assert hashlib.sha256(whole.content).hexdigest() == row.hash
    assert "everything in it was new" in text(visitor, f"{ALL}1/")


def test_any_two_are_compared_in_both_directions(visitor):
    release(2, tagline="A new line.")
    release(3, **stricter())
    html = text(visitor, f"{COMPARE}?a=1&b=3")
    assert "0 to less" in html and "A new line." not in html
    back = text(visitor, f"{COMPARE}?a=3&b=1")
    assert "0 of them now point to more care" in back
    same = text(visitor, f"{COMPARE}?a=2&b=2")
    assert "No word is different." in same


@pytest.mark.parametrize("asked", ["9", "-1", "x", "²", "1e3", "9" * 40, "<b>"])
def test_a_release_that_does_not_exist_is_said_to_be_missing(visitor, asked):
    page = visitor.get(COMPARE, {"a": "1", "b": asked})
    assert page.status_code == 404
    assert "There is no release “" in page.content.decode()
    assert "<b>" not in page.content.decode()


def test_without_numbers_there_is_only_the_form(visitor):
    assert "There is no release" not in text(visitor, COMPARE)


@pytest.mark.parametrize("number", ["0", "2", "9" * 40])
def test_the_page_of_a_release_that_does_not_exist_is_not_there(visitor, number):
    assert visitor.get(f"{ALL}{number}/").status_code == 404
    assert visitor.get(f"{ALL}{number}/content.json").status_code == 404


def queries(client, page):
    with CaptureQueriesContext(connection) as seen:
        client.get(page)
    return len(seen)


def test_many_releases_cost_no_query_more(visitor):
    release(2, tagline="2")
    story._kept.clear()
    few = queries(visitor, ALL)
    for number in range(3, 25):
        release(number, tagline=str(number))
    story._kept.clear()
    assert few == queries(visitor, ALL) == 3
    assert queries(visitor, ALL) == 2, "told once, it is remembered"
    assert "?page=2" in text(visitor, ALL)
    last = text(visitor, f"{ALL}?page=3")
    assert "Release 4" in last and "This is the first release" in last and "?page=2" in last
    for page in ("x", "-1", "99", "9" * 40):
        assert visitor.get(ALL, {"page": page}).status_code == 200


def test_an_older_form_of_definitions_breaks_no_page(visitor):
    release(2, tagline="2")
    old = json.loads(canonical(read_files()))
    old["level"][1]["forgotten"] = "x"
    old["dimensions"].append("luck")
    released(old, "Odd.")
    for page in (ALL, f"{ALL}3/", f"{COMPARE}?a=1&b=3"):
        assert visitor.get(page).status_code == 200


def test_where_other_things_are_rated_it_is_said_that_nothing_can_be_counted(visitor):
    other = json.loads(canonical(read_files()))
    other["dimensions"].append("luck")
    other["level"][1]["serves"]["luck"] = 1
    released(other, "Odd.")
    assert "we cannot count this" in text(visitor, f"{ALL}2/")


def test_what_is_kept_in_memory_stays_small(visitor, monkeypatch):
    monkeypatch.setattr(story, "KEPT", 2)
    for number in range(2, 6):
        release(number, tagline=str(number))
    text(visitor, ALL)
    assert len(story._kept) == 2
    first, second = published([1, 2]).values()
    assert story.story(first, second).rows == ["Level: Outpatient care"]


def test_the_pages_are_linked_from_about(visitor):
    assert f'href="{ALL}"' in text(visitor, "/about/")


def test_a_release_that_is_not_what_was_published_breaks_no_page(visitor):
    content = canonical(read_files())
    odd = models.Release(number=2, note="Odd.", content=content, hash="0" * 64)
    models.Release._base_manager.bulk_create([odd])
    assert "is not what was published" in text(visitor, ALL)
    assert visitor.get(f"{ALL}2/").status_code == 404
    assert visitor.get(COMPARE, {"a": "1", "b": "2"}).status_code == 404
