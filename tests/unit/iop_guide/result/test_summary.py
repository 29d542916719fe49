"""The summary on paper: what stands on it for whom, and that unticked answers leave no trace."""

import re

import pytest

from iop_guide.result import pdf
from tests.support.made_up import center
from tests.support.people import person, well_but
from tests.support.walking import visit_of, walk

from .test_chapters import CARD, CHAPTERS, OUTCOMES

ALONG, FILE = "/recommendation/take-along/", "/recommendation/take-along/pdf/"
DRINKS = person("Daily drinking after seizures in withdrawal")
CANNOT = {"self_care": "cannot", "withdrawal_now": "none"}
DOWN = {"low_mood": "nearly_every_day", "anxiety": "most_days", "role_functioning": "failing"}


@pytest.fixture(autouse=True)
def page_in_place_of_a_file(monkeypatch):
    """The file is the page that it would be made of."""
    monkeypatch.setattr(pdf, "can_be_made", lambda: True)
    monkeypatch.setattr(pdf, "pdf", str.encode)


def ticks(client):
    """The answers that are ticked on the chapter."""
    html = client.get(ALONG).content.decode()
    return re.findall(r'name="include" value="(\w+)" id="[\w-]+" checked', html)


def sheet(client, include=None):
    """The words on the sheet, with these answers ticked; at first, those that are."""
    data = {"include": ticks(client) if include is None else include}
    html = client.post(FILE, data).content.decode()
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html.split("<body>")[1]))


def test_every_answer_is_ticked_at_first_and_one_press_unticks_them(started):
    walk(started, DRINKS)
    html = started.get(ALONG).content.decode()
    assert html.count('name="include"') == html.count(" checked>") > 20
    assert "Thoughts of dying:" in sheet(started) and "Paid work:" in sheet(started)
    html = started.post(ALONG, {"none": "1", "include": ticks(started)}).content.decode()
    assert html.count('name="include"') > 20 and " checked>" not in html
    assert "Answers" not in sheet(started, [])


def test_an_answer_that_is_unticked_goes_off_the_sheet_and_what_is_said_because_of_it(started):
    told = DRINKS | {"suicide": "thoughts", "means": "within_reach", "medicines": ["psychiatric"]}
    walk(started, told)
    whole, all_ticks = sheet(started), ticks(started)
    for words in ("Thoughts of dying:", "Thoughts of ending life", "edicine for mental health"):
        assert words in whole
    for name in ("suicide", "means", "suicide_attempt", "medicines"):
        all_ticks.remove(name)
    part = sheet(started, all_ticks)
    for words in ("Thoughts of dying", "ending life", "edicine for mental health", "ried to end"):
        assert words not in part
    assert "Paid work:" in part and "What the answers point to" in part


def test_with_nothing_ticked_only_the_level_is_told(started):
    walk(started, DRINKS | {"zip": "02139"})
    nothing = sheet(started, [])
    for words in ("Why less care", "seizure", "drink", "What the care should include", "02139"):
        assert words not in nothing
    assert "What the answers point to" in nothing and "What to ask a program" in nothing


def test_a_hospital_is_named_while_what_calls_for_it_is_ticked(started):
    walk(started, person("Day treatment done, and use after each return home") | CANNOT)
    assert "care in a hospital" in sheet(started)
    left = [name for name in ticks(started) if name != "self_care"]
    assert "care in a hospital" not in sheet(started, left)


OF_HOME = {"home_safety", "home_substance_use", "relationships"}


@pytest.mark.parametrize("home", ["unsafe", "tense", "not_sure"])
def test_where_home_may_not_be_safe_what_is_said_of_it_is_unticked_at_first(started, home):
    told = {"home_safety": home, "home_substance_use": "a_lot", "relationships": "strained"}
    walk(started, DRINKS | told)
    assert OF_HOME.isdisjoint(ticks(started)) and "suicide" in ticks(started)
    for words in ("Safety at home", "at home:", "Close relationships", "drink or use drugs where"):
        assert words not in sheet(started)
    assert "about home and close relationships are left out" in started.get(ALONG).content.decode()
    assert "Safety at home" in sheet(started, ["home_safety"])


def test_what_is_said_of_a_safe_home_is_ticked(started):
    told = {"home_safety": "safe", "home_substance_use": "a_lot", "relationships": "strained"}
    walk(started, DRINKS | told)
    assert {"home_safety", "home_substance_use"} <= set(ticks(started))
    assert "are left out" not in started.get(ALONG).content.decode()


def test_ticks_are_not_kept_and_lead_to_no_other_address(started):
    walk(started, DRINKS)
    started.get(ALONG)  # a change of answers is told of once
    before = visit_of(started)
    response = started.post(ALONG, {"include": ["suicide"]})
    assert response.status_code == 200 and visit_of(started) == before
    assert len(ticks(started)) > 20


@pytest.mark.parametrize(
    ("outcome", "said", "unsaid"),
    [
        (
            "emergency",
            ["Danger to life", "No level of care is named", "988"],
            ["What to ask", "IOP)"],
        ),
        ("youth", ["For someone under 18", "What to ask for", "works with teens"], ["program"]),
        ("medical_first", ["See a doctor first, today"], ["Danger to life"]),
        ("not_enough_answers", ["not enough answers yet", "What to ask a doctor"], ["Why less"]),
        ("no_program", ["No treatment program right now", "What to ask a doctor"], ["Why less"]),
        ("level", ["Intensive outpatient care", "Why less care", "What to ask a program"], []),
    ],
)
def test_each_outcome_makes_sense_on_paper(started, outcome, said, unsaid):
    walk(started, person(OUTCOMES[outcome]))
    text = sheet(started)
    assert [words for words in [*said, "Medicines", "1-800-662-4357"] if words not in text] == []
    assert [words for words in unsaid if words in text.split("Answers ")[0]] == []


def test_what_cannot_wait_stands_first_and_the_answers_last(started):
    walk(started, DRINKS | {"suicide": "thoughts", "means": "within_reach"})
    text = sheet(started)
    order = ["Help first", "What the answers point to", "Why less care", "Medicines",
             "What to ask a hospital", "Answers", "Thoughts of dying"]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_medicines_nobody_told_of_are_said_not_to_be_told(started):
    walk(started, well_but(**DOWN, medicines=None))
    assert "Medicines Not told here." in sheet(started)


def test_someone_who_answers_for_another_is_named_as_such(visitor):
    visitor.post("/intake/", {"respondent": "loved_one"})
    walk(visitor, DRINKS | {"respondent": "loved_one"})
    text = sheet(visitor)
    assert "Answered by someone who cares about the person" in text
    assert "They drink" in text and "You drink" not in text


def test_programs_near_by_stand_on_it_while_the_zip_code_does(started):
    center(levels=["iop"], street="1 Example Street")
    walk(started, person("Severe symptoms, no danger, a strong home") | {"zip": "02139"})
    text = sheet(started)
    assert "Two programs to call" in text
    assert "Example Center , 617-555-0100 1 Example Street" in text
    without = [name for name in ticks(started) if name != "zip"]
    assert "617-555-0100" not in sheet(started, without)


def test_no_score_stands_on_it(started):
    walk(started, DRINKS)
    assert not re.search(r"[Rr]ating|[Ss]core|moderate|\bserious\b", sheet(started))


def test_every_page_of_a_result_says_on_paper_when_it_was_and_where_the_summary_is(started):
    walk(started, DRINKS)
    for address in (CARD, *CHAPTERS):
        html = started.get(address).content.decode()
        assert ('class="on-paper"' in html) == (address != ALONG), address


@pytest.mark.parametrize("home", ["unsafe", "tense"])
def test_only_the_summary_is_printed_where_home_is_not_safe(started, home):
    walk(started, well_but(**DOWN, home_safety=home))
    for address in (CARD, *CHAPTERS):
        kept_off = "off-paper" in started.get(address).content.decode()
        assert kept_off == (home == "unsafe" and address != ALONG), address
