"""A page of questions is kept for all who get it, and never with anything of one visitor."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from intake import forms, skeleton
from intake.gate_form import GateForm
from tests.support.people import well_but
from tests.support.walking import QUESTIONS, opened, run_of, send, walk

TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")\w+')


def at(place, answers=None):
    """A visitor who was shown that many pages of questions."""
    visitor = Client()
    visitor.post("/intake/")
    walk(visitor, answers or well_but(), most=place)
    return visitor


def text(visitor):
    return visitor.get(QUESTIONS).content.decode()


def kept():
    """The pages of questions that are kept."""
    inside = caches["pages"]
    keys = [key.split(":", 2)[2] for key in inside._cache if "template.cache.questions." in key]
    return {inside.get(key) for key in keys}


@pytest.mark.parametrize("place", [1, 3, 6, 9])
@pytest.mark.parametrize("respondent", ["self", "loved_one"])
def test_a_kept_page_is_what_a_fresh_one_would_be(site, monkeypatch, place, respondent):
    visitor = at(place, well_but(respondent=respondent))
    first, again = text(visitor), text(visitor)
    monkeypatch.setattr(skeleton, "_key", lambda *page: None)
    assert TOKEN.sub(r"\1", first) == TOKEN.sub(r"\1", again) == TOKEN.sub(r"\1", text(visitor))
    assert len(TOKEN.findall(first)) == 1 and not any(gap in again for gap in skeleton.OWN.values())


def test_two_visitors_share_a_page_and_no_token(site):
    one, other = at(3), at(3)
    pages = text(one), text(other)
    before = len(kept())
    assert run_of(one) in pages[0] and run_of(other) in pages[1] and run_of(one) != run_of(other)
    assert before == len({TOKEN.sub("", page) for page in kept()}) > 0
    for visitor, page in zip((one, other), pages, strict=True):
        mine = [run_of(visitor), visitor.cookies["csrftoken"].value, visitor.cookies["visit"].value]
        mine += re.findall(r'csrfmiddlewaretoken" value="(\w+)|data-mark="(\w+)', page)[0]
        assert not [own for own in filter(None, mine) for page in kept() if own in page]


def test_a_page_with_an_answer_or_an_error_on_it_is_not_kept(site):
    visitor = at(40)
    before = kept()
    assert " checked" in opened(visitor, "suicide")
    assert "has-error" in send(visitor, "about").content.decode()
    assert kept() == before and not [page for page in before if " checked" in page]


def test_a_reminder_of_danger_is_on_the_page_of_whoever_told_of_it_alone(site):
    calm, told = at(4), at(4, well_but(emergency_signs=["seizure"]))
    assert "You told us about danger" in text(told)
    assert "You told us about danger" not in text(calm)
    assert not [page for page in kept() if "You told us about danger" in page]


@pytest.mark.parametrize("place", range(1, 12))
def test_a_kept_page_lays_out_no_form(site, monkeypatch, place):
    visitor = at(place)
    text(visitor)
    monkeypatch.delattr(forms, "_field")
    monkeypatch.delattr(GateForm, "_boxes")
    assert text(visitor)


def test_what_cannot_be_told_apart_is_not_kept(site, monkeypatch):
    visitor, usual = at(2), skeleton._key
    text(visitor)
    before = kept()
    monkeypatch.setattr(skeleton, "_key", lambda told, form: usual({**told, "new": ["x"]}, form))
    assert text(visitor)
    assert kept() == before
