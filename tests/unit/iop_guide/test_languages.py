"""In which language a page is answered: English while it is the only one, else the one chosen."""

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from iop_guide.middleware import in_a_language
from iop_guide.rules import language
from iop_guide.rules.language import spoken
from tests.support.people import person
from tests.support.walking import walk

READING = [
    "/", "/help-now/", "/levels/", "/levels/iop/", "/guide/", "/guide/in-care/", "/privacy/",
    "/about/", "/about/releases/", "/recommendation/cost/", "/measures/", "/intake/",
    "/nowhere/",
]  # fmt: skip
OWN = ["/intake/questions/", "/intake/check/", "/recommendation/", "/recommendation/why/",
       "/recommendation/week/", "/recommendation/programs/", "/recommendation/take-along/",
       "/programs/"]  # fmt: skip
BEGINS = re.compile(r'<html lang="(\w+)" dir="(\w+)">')
made_up = pytest.mark.usefixtures("made_up_languages")


def begins(html):
    """The language of a page, and the way it is read."""
    return BEGINS.search(html).groups()


def speaks(client, code):
    """The client's cookie chooses a language."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
    return client


def test_there_is_one_list_of_languages():
    assert tuple(code for code, _name in settings.LANGUAGES) == language.LANGUAGES
    assert settings.LANGUAGE_CODE == language.LANGUAGES[0] == "en"


def test_every_page_is_english_whatever_the_browser_asks_for_while_there_is_one_language(started):
    walk(speaks(started, "es"), person("Daily drinking after seizures in withdrawal"))
    for address in READING + OWN:
        html = started.get(address, headers={"accept-language": "es, ar;q=0.9"}).content.decode()
        assert begins(html) == ("en", "ltr"), address


def test_the_foot_says_nothing_of_languages_while_there_is_one(visitor):
    foot = re.search("<footer.*?</footer>", visitor.get("/").content.decode(), re.S).group()
    assert "Privacy" in foot and "anguage" not in foot and "English" not in foot


def test_the_page_for_a_fault_of_ours_is_english_too():
    assert begins(render_to_string("500.html")) == ("en", "ltr")


@made_up
def test_the_language_chosen_is_spoken_in_templates_and_in_pure_code_for_this_request_only():
    met = []
    answer = in_a_language(lambda request: met.append((spoken(), translation.get_language())))
    for code in ("xx", "yy", "en", "es", ""):
        request = RequestFactory().get("/")
        request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = code
        answer(request)
    assert met == [("xx", "xx"), ("yy", "yy"), ("en", "en"), ("en", "en"), ("en", "en")]
    assert (spoken(), translation.get_language()) == ("en", "en")


@made_up
def test_no_address_and_no_browser_chooses_the_language():
    met = []
    answer = in_a_language(lambda request: met.append(spoken()))
    answer(RequestFactory().get("/?language=xx", headers={"accept-language": "xx"}))
    assert met == ["en"]


@made_up
def test_the_admin_is_english_whatever_was_chosen(admin_client):
    html = speaks(admin_client, "xx").get("/admin/").content.decode()
    assert begins(html) == ("en", "ltr") and "⟦" not in html


@made_up
def test_a_language_read_from_right_to_left_says_so(visitor):
    for code, way in (("xx", "ltr"), ("yy", "rtl"), ("en", "ltr")):
        for address in ("/measures/", "/nowhere/"):  # the first page reads data files
            html = speaks(visitor, code).get(address).content.decode()
            assert begins(html) == (code, way)
    with translation.override("yy"):
        assert begins(render_to_string("500.html")) == ("yy", "rtl")
