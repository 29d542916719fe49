"""The whole journey in the made-up language: no sentence on any page is left in English, whether it
comes from a template, a form, Python or a data file. Once it is read from right to left."""

import re
from html import escape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

import intake
import iop_guide.result
import programs
from intake.questionnaire import questionnaire
from iop_guide.data import parse
from programs.levels import releases
from programs.models import Release
from tests.support.made_up import center, many
from tests.support.made_up_language import LEFT_TO_RIGHT, RIGHT_TO_LEFT, untouched
from tests.support.people import person
from tests.support.walking import opened, send, walk

pytestmark = pytest.mark.looks
ROOMS = (intake, iop_guide.result, programs)
FILES = [path for room in ROOMS for path in Path(room.__file__).with_name("data").rglob("*.toml")]
READING = [
    "/", "/help-now/", "/levels/", "/levels/outpatient/", "/levels/iop/", "/levels/php/",
    "/levels/inpatient/", "/guide/", "/guide/in-care/", "/guide/cost-and-insurance/", "/privacy/",
    "/about/", "/about/releases/", "/about/releases/1/", "/about/releases/compare/?a=1&b=9",
    "/recommendation/cost/", "/measures/", "/intake/", "/nowhere/",
    "/programs/",
]  # fmt: skip
OWN = ["/", "/help-now/", "/intake/check/", "/recommendation/", "/recommendation/why/",
       "/recommendation/week/", "/recommendation/programs/", "/recommendation/take-along/",
       "/programs/"]  # fmt: skip
FIGURES = {"sessions": "3", "weeks": "9", "price": "250", "copay": "5"}
# One of every outcome, both voices, and what only some results say.
PEOPLE = [
    "A plan to end life", "Sixteen", "Daily drinking after seizures in withdrawal",
    "Sure of nothing", "Nothing stands out", "A parent alone, on night shifts, with cocaine",
    "A parent answers for a grown child", "Two months of IOP, goals reached",
    "Many signs, three nights a week, a sober home and a full-time job", "Voices that command",
    "Alcohol with benzodiazepines, and thoughts of suicide", "Pregnant, with fentanyl every day",
]  # fmt: skip
LOOK = {"zip": "02139", "miles": "25", "levels": ["iop", "php"], "payers": ["medicaid", "va"]}
# What stays as it is in every language: where a text is from, what is typed or dialed, what a
# source says of a program, and what an editor wrote about a release.
KEPT_FIELDS = ("source", "sources", "body", "shown")
KEPT = {"Example Center", "Example directory", "Evening program", "Main Street", "Cambridge, MA",
        "The first version of this guide."}  # fmt: skip
FIRST_ON = {page.key: page.questions[0] for page in questionnaire().pages if page.questions}
GATES = {page.key: questionnaire().gate_of(page) for page in questionnaire().pages}
FIELD = re.compile("[a-z_]+")
FINGERPRINT = re.compile(r"\b[0-9a-f]{12}\b")


def kept_in(value):
    """Every text of a data file that no language changes."""
    if isinstance(value, list):
        value = dict(enumerate(value))
    for name, item in value.items() if isinstance(value, dict) else ():
        if name in KEPT_FIELDS and not isinstance(item, dict):
            yield from item if isinstance(item, list) else [item]
        else:
            yield from kept_in(item)


def kept():
    """The same of all files, but for the names of fields that a program's facts are read from."""
    texts = {text for path in FILES for text in kept_in(parse(path)) if not FIELD.fullmatch(text)}
    longest_first = sorted({escape(text) for text in texts | KEPT}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


class Speaking(Client):
    """A visitor who chose a language, and notes what was not said in it on the pages met."""

    def __init__(self, code):
        super().__init__()
        self.cookies[settings.LANGUAGE_COOKIE_NAME] = code
        self.kept, self.heard, self.ways = kept(), {}, set()

    def request(self, **request):
        response = super().request(**request)
        if response.content and "html" in response["Content-Type"]:
            html = response.content.decode()
            self.ways |= set(re.findall(r'<html lang="\w+" dir="(\w+)">', html))
            for said in untouched(FINGERPRINT.sub("", self.kept.sub("", html))):
                self.heard.setdefault(said, request["PATH_INFO"])
        return response


@pytest.fixture
def speaking(site, translated, monkeypatch):
    """A site whose release speaks the made-up languages, too: as the files do."""
    listed = Release.objects.values_list("number", "hash").get()
    monkeypatch.setattr(releases, "_live", {listed: releases.from_files()})


def test_every_page_to_read_is_said_in_the_language(speaking):
    visitor = Speaking(LEFT_TO_RIGHT)
    for address in READING:
        visitor.get(address)
    for changes in ({}, {"weeks": "x", "copay": ""}, {"most_weeks": "4", "share": "7"}):
        visitor.post("/recommendation/cost/", FIGURES | changes)
    assert visitor.heard == {} and visitor.ways == {"ltr"}


@pytest.mark.parametrize("name", PEOPLE)
def test_a_whole_visit_is_said_in_the_language(speaking, name):
    center(levels=["iop"], payers=["medicaid"], zip="79901", city="Cambridge")
    right_to_left = name == PEOPLE[5]
    visitor = Speaking(RIGHT_TO_LEFT if right_to_left else LEFT_TO_RIGHT)
    visitor.post("/intake/")
    walk(visitor, person(name) | {"zip": "79901"})
    for address in OWN:
        visitor.get(address)
    visitor.post("/recommendation/take-along/", {"none": "1"})
    assert visitor.heard == {} and visitor.ways == {"rtl" if right_to_left else "ltr"}


def test_what_is_refused_is_said_in_the_language(speaking):
    visitor = Speaking(LEFT_TO_RIGHT)
    visitor.post("/intake/")
    pages, _met = walk(visitor, person("Cannabis on most days, pills and beer on weekends"))
    for key in dict.fromkeys(pages):
        if gate := GATES[key]:
            send(visitor, key, {gate.field_name: ["not_sure", "none", "no such"]})
            continue
        page = opened(visitor, FIRST_ON[key])
        names = set(re.findall(r'name="(\w+)" value="not_sure"', page)) | {"zip", "respondent"}
        wrong = {name: ["not_sure", "none", "no such"] for name in names}
        send(visitor, key, wrong)
    visitor.post("/intake/erase/")
    send(visitor, "use", {"use_frequency": "weekly"})
    visitor.post("/help-now/", {"page": "thoughts", "suicide": "plan_or_intent"})
    assert visitor.heard == {}


def test_the_search_and_what_it_finds_are_said_in_the_language(speaking):
    visitor = Speaking(LEFT_TO_RIGHT)
    visitor.get("/programs/")
    many(100)
    center(
        [("Tuesday", "18:00", "21:00")], name="Evening program", levels=["iop"], extension="12",
        payers=["medicaid"], only_for=["dui"], genders=["female"], website="https://example.org/",
        telehealth="yes", child_care="no", languages=["spanish"], accepting="yes",
    )  # fmt: skip
    center(levels=["php_or_day_treatment"], payers=["medicaid"], intake_phone="617-555-0199")
    for zip_ in ("", "0213", "99999"):
        visitor.post("/programs/", LOOK | {"zip": zip_, "miles": "7"})
    for changes in ({}, {"miles": "0"}, {"also": ["accepting"], "miles": "5"},
                    {"languages": ["hmong"], "times": ["weekends"]}):  # fmt: skip
        visitor.post("/programs/", LOOK | changes)
        visitor.get("/programs/")
    assert visitor.heard == {}
