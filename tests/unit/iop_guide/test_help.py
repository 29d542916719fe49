"""Help: every number on any page stands in help.toml, can be dialled, and has a source."""

import re
from datetime import date
from pathlib import Path

import pytest

from intake.triggers import triggers
from iop_guide.result.result import Result
from programs.levels.content import read_files, read_help, read_rules
from programs.levels.crisis import crisis
from tests.support.people import well_but

ROOT = Path(__file__).resolve().parents[3]
LINES = read_help(read_files())
NUMBERS = {line.number for line in LINES.values()}
RULES = read_rules(read_files())
PLACES = [
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "intake/data").rglob("*.toml"),
    *(ROOT / "programs/data").rglob("*.toml"),
    *(ROOT / "iop_guide/result/data").rglob("*.toml"),
]
REQUIRED = {
    "911": "call", "988": "call", "741741": "text", "838255": "text", "18002221222": "call",
    "18007997233": "call", "18006624357": "call",
}  # fmt: skip


@pytest.mark.parametrize(("number", "kind"), REQUIRED.items())
def test_the_lines_that_nobody_may_miss_are_there(number, kind):
    assert any((line.number, line.kind) == (number, kind) for line in LINES.values())


def test_988_can_be_called_texted_and_chatted_with_by_veterans_and_in_spanish_too():
    kinds = {line.kind for line in LINES.values() if "988" in (line.number, line.url[8:11])}
    assert kinds == {"call", "text", "chat"}
    audiences = {line.audience for line in LINES.values() if line.number == "988"}
    assert {"veterans", "spanish"} <= audiences


@pytest.mark.parametrize("path", PLACES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_number_in_a_text_stands_in_the_one_list(path):
    text = path.read_text(encoding="utf-8")
    dialled = re.findall(r"(?:tel:|sms:)([0-9]+)", text)
    written = [re.sub(r"\D", "", n) for n in re.findall(r"\b1?-?\d{3}-\d{3}-\d{4}\b", text)]
    for number in dialled + written:
        assert number in NUMBERS or f"1{number}" in NUMBERS, number


def test_links_dial_what_is_shown():
    for line in LINES.values():
        if line.kind == "call":
            assert line.href.startswith(f"tel:{line.number}"), line.key
        if line.kind == "text":
            assert line.href.startswith(f"sms:{line.number}"), line.key
        digits = re.sub(r"\D", "", line.shown.split("press")[0])
        if line.kind != "chat" and digits:
            assert digits in (line.number, line.number[1:]), line.key


def test_every_line_and_situation_has_a_source_and_was_reviewed():
    for line in LINES.values():
        assert line.source and line.reviewed <= date.today(), line.key
    for situation in crisis().situation:
        assert situation.source and situation.reviewed <= date.today(), situation.key
        for key in situation.lines:
            assert key in LINES, (situation.key, key)


def test_the_help_page_puts_numbers_first_then_every_situation(visitor):
    html = visitor.get("/help-now/").content.decode()
    assert html.index('href="tel:911"') < html.index(crisis().situation[0].title)
    for situation in crisis().situation:
        assert situation.title.replace("'", "&#x27;") in html
    assert "naloxone" in html and "outside" in html.lower()


def test_every_emergency_trigger_says_first_what_to_do():
    for trigger in triggers().values():
        if trigger.outcome == "emergency":
            for respondent in ("self", "loved_one"):
                text = trigger.text(respondent)
                assert re.search(r"911|988", text.split(".")[0] + text.split(".")[1]), trigger.key


def test_every_line_that_a_trigger_names_may_be_called_or_texted_as_it_says():
    """Besides 911 and 988: what stands there as call 1-..., as TTY, or as text WORD to 12345."""
    ways = {(line.number, line.kind, line.body) for line in LINES.values()}
    called = {number for number, kind, _body in ways if kind == "call"}
    named = 0
    for trigger in triggers().values():
        for text in (trigger.self, trigger.loved_one, trigger.there_self, trigger.there_loved_one,
                     trigger.if_so, trigger.signs, *trigger.per_option.values()):  # fmt: skip
            for number in re.findall(r"\b1-\d{3}-\d{3}-\d{4}\b", text):
                assert number.replace("-", "") in called, number
                named += 1
            for word, number in re.findall(r"[Tt]ext(?:ing)? ([A-Z]+) to (\d+)", text):
                assert (number, "text", word) in ways, (number, word)
                named += 1
    assert named > 20


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_where_988_is_a_link_that_dials_its_word_to_text_is_a_link_that_texts(place):
    """Where no link is written, the filter `phones` makes both."""
    dials = r"""call or text (<a href="tel|\[988\]\(tel)|tel:988[^.]{0,12}: call or text"""
    assert not re.search(dials, place.read_text(encoding="utf-8"), re.I)


@pytest.mark.parametrize(
    ("insurance", "shown"),
    [(["va_or_tricare"], True), (["medicare", "va_or_tricare"], True), (["private"], False)],
)
def test_veterans_read_their_number_and_the_nearest_center_on_the_result(insurance, shown):
    notes = {note.key: note for note in Result(well_but(insurance=insurance), RULES).notes}
    assert ("veterans" in notes) == shown
    for text in (notes["veterans"].self, notes["veterans"].loved_one) if shown else ():
        assert "988, then press 1" in text and "VA medical center" in text


@pytest.mark.parametrize("path", PLACES, ids=lambda path: str(path.relative_to(ROOT)))
def test_opioid_withdrawal_is_nowhere_called_harmless(path):
    text = " ".join(path.read_text(encoding="utf-8").split())
    assert not re.search(r"(seldom|rarely|not often|never) (deadly|fatal|kills?)", text)


def test_who_breathes_but_sleeps_gets_no_more_naloxone():
    """Help now, the guide and the note say the same."""
    overdose = next(s for s in crisis().situation if s.key == "overdose")
    steps = " ".join(overdose.steps)
    guides = {guide["key"]: guide["body"] for guide in read_files()["guide"]}
    for text in (steps, guides["opioids"], guides["medication"]):
        assert re.search(r"Breathing well, but still asleep\? Give no more", text)
        assert "2 to 3 minutes? Give another dose" in text


def test_what_to_do_in_an_overdose_stands_before_what_drugs_do():
    """And nobody is rolled onto a side who does not breathe."""
    said = " ".join(next(s for s in crisis().situation if s.key == "overdose").steps)
    acts = [said.index(act) for act in ("Call 911", "Give naloxone", "rescue breaths", "one side")]
    assert acts == sorted(acts) and acts[-1] < said.index("Nitazenes") < said.index("xylazine")
    assert "Breathing on their own? Roll them onto one side." in said


def test_help_works_without_a_database(started):
    from django.db import connection

    from ..programs.levels.test_releases import _broken

    with connection.execute_wrapper(_broken):
        assert started.get("/help-now/").status_code == 200
