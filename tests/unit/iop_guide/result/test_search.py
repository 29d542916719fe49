"""The search as a visitor meets it: asked, found, relaxed, turned, refused, from a result."""

import json
import re
from dataclasses import asdict
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from intake import sealing
from intake.questionnaire import questionnaire
from intake.safety import triggers
from iop_guide.result.search_of_result import search_of
from programs.directory.dialing import phones
from programs.directory.filters import filters
from programs.directory.listing import rough
from programs.directory.origins import is_old
from programs.models import Program
from tests.support.made_up import center, many
from tests.support.people import person, well_but
from tests.support.walking import walk

LOOK = {"zip": "02139", "miles": "25", "levels": ["iop"], "payers": ["medicaid"]}
NIGHTS = person("A parent alone, on night shifts, with cocaine")
NEAR = "/recommendation/programs/"


def look(client, **changes):
    """Search, and return the page that it led to."""
    response = client.post("/programs/", LOOK | changes)
    assert response.status_code == 302, response.content.decode()[:3000]
    assert response["Location"] == "/programs/#found"
    return client.get("/programs/")


def text_of(response):
    """What the page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def test_searching_needs_no_answers_and_begins_a_visit_by_the_same_rules(visitor):
    center(levels=["iop"], payers=["medicaid"])
    assert "1 program found" in text_of(look(visitor))
    cookie = visitor.cookies[sealing.COOKIE]
    assert cookie["httponly"] and cookie["secure"] and cookie["max-age"] == ""
    assert sealing.SealedAnswers.objects.count() == 1
    assert "Your answers are still here" not in visitor.get("/").content.decode()
    assert visitor.get("/intake/check/").status_code == 200


def test_looking_does_not_touch_the_answers(started):
    center()
    walk(started, well_but())
    before = started.get("/intake/check/").content
    look(started)
    plain = re.compile(rb"csrfmiddlewaretoken[^>]*")
    assert plain.sub(b"", started.get("/intake/check/").content) == plain.sub(b"", before)
    started.post("/programs/forget/")
    assert "program found" not in text_of(started.get("/programs/"))
    assert started.get("/recommendation/").status_code == 200


def test_nobody_sees_what_another_looked_for(visitor):
    center()
    look(visitor)
    assert "02139" not in Client().get("/programs/").content.decode().replace("such as 02139", "")


@pytest.mark.parametrize(("code", "says"), [
    ("", "Enter a ZIP code"), ("0213", "five-digit"), ("abcde", "five-digit"),
    ("99999", "neighbor"), ("09001", "neighbor"), ("٠٢١٣٩", "five-digit"), ("02139\n", ""),
])  # fmt: skip
def test_a_wrong_zip_code_is_refused_at_the_field_and_nothing_is_lost(visitor, code, says):
    center()
    response = visitor.post("/programs/", LOOK | {"zip": code})
    if not says:
        assert response.status_code == 302
        return
    html = response.content.decode()
    assert response.status_code == 200 and "<title>Error: " in html
    assert html.count(says) == 2 and 'href="#id_zip"' in html and 'id="id_zip"' in html
    assert re.search(r'value="iop"[^>]*checked', html), "what was chosen is kept"
    assert re.search(r'value="medicaid"[^>]*checked', html)


def test_what_was_not_offered_is_refused(visitor):
    center()
    for wrong in ({"levels": ["spa"]}, {"miles": "7"}, {"miles": "x"}):
        assert visitor.post("/programs/", LOOK | wrong).status_code == 200
    for odd in ({"miles": "9" * 30, "without": ["no such"]}, {}, {"miles": "-1"}):
        assert visitor.post("/programs/relax/", odd).status_code == 302
    for odd in ("", "x", "-1", "9" * 30, "²"):
        assert visitor.post("/programs/page/", {"page": odd}).status_code == 302
    assert visitor.get("/programs/").status_code == 200


def test_a_program_is_told_in_words(visitor):
    today = timezone.localdate()
    center(
        [("Tuesday", "18:00", "21:00")], name="Evening program", levels=["iop"],
        payers=["medicaid"], phone="617-555-0100", extension="12", treats_both="yes",
        website="https://example.org/", confirmed=today, accepting="yes", only_for=["dui"],
        genders=["female"],
    )  # fmt: skip
    groups = {"groups": ["women", "dui"]}
    response = look(visitor, times=["weekday_evenings"], also=["child_care"], **groups)
    html, text = response.content.decode(), text_of(response)
    for words in ("Example Center", "Evening program", "Within 2 miles",
                  "Intensive outpatient (IOP)", "Tuesday 6 pm to 9 pm", "Is there child care",
                  "ext. 12", "From: Example directory, September 2026.", "Last checked",
                  "Women only", "No one can pay for a place",
                  "Treatment for mental health and substance use together"):  # fmt: skip
        assert words in text, words
    assert 'href="tel:+16175550100,12"' in html
    assert re.search(r'<a href="https://example.org/" rel="noreferrer noopener">', html)
    assert "(leaves this site)" in text


def test_programs_for_other_people_only_are_said_in_one_line_and_shown_when_asked_for(visitor):
    center(levels=["iop"], payers=["medicaid"], provider="Everyone Example")
    center(levels=["iop"], payers=["medicaid"], provider="Women Example", genders=["female"])
    page = look(visitor)
    assert "1 program found" in text_of(page) and "Women Example" not in text_of(page)
    assert "1 more program takes only one group of people" in text_of(page)
    for others, shown in (("1", True), ("0", False)):
        visitor.post("/programs/relax/", {"others": others})
        assert ("Women Example" in text_of(visitor.get("/programs/"))) == shown
    visitor.post("/programs/relax/", {"others": "1"})
    assert "Women Example" in text_of(look(visitor, miles="5")), "a new search keeps to it"
    page = look(visitor, groups=["women"])
    assert "1 more program" not in text_of(page)
    assert re.search(r'value="women"[^>]*checked', page.content.decode())
    assert visitor.post("/programs/", LOOK | {"groups": ["nobody"]}).status_code == 200


def test_those_who_served_see_their_line_and_their_places_first(visitor):
    center(levels=["iop"], payers=["va"], provider="Nearer Example")
    center(levels=["iop"], payers=["va"], provider="VA Example", only_for=["veterans"], zip="01970")
    text = text_of(look(visitor, payers=["va_or_tricare"]))
    assert "Call 988, then press 1" in text
    assert text.index("Call 988, then press 1") < text.index("VA Example")
    assert text.index("VA Example") < text.index("Nearer Example")
    assert "Call 988, then press 1" not in text_of(look(visitor))


def test_one_call_is_the_strongest_button_of_the_page(visitor):
    for _ in range(3):
        center(levels=["iop"], payers=["medicaid"])
    html = look(visitor).content.decode()
    assert html.count("tel-strong") == 1 and html.count('class="tel"') == 2
    assert re.search(r'class="tel tel-strong" href="tel:', html)


def test_sessions_stand_in_the_order_of_the_week(visitor):
    center([("Friday", "09:00", "12:00"), ("Monday", "18:00", "21:00"),
            ("Monday", "09:00", "12:00")], levels=["iop"], payers=["medicaid"])  # fmt: skip
    text = text_of(look(visitor))
    assert "Monday 9 am to noon; Monday 6 pm to 9 pm; Friday 9 am to noon" in text


def test_an_old_listing_says_so(visitor):
    today = timezone.localdate()
    long_ago = today - timedelta(days=400)
    center(levels=["iop"], payers=["medicaid"], source_date=long_ago)
    center(levels=["iop"], payers=["medicaid"], source_date=long_ago)
    assert text_of(look(visitor)).count("This list is old") == 1, "said once a page"
    center(levels=["iop"], payers=["medicaid"], source_date=None)
    assert "Example directory, date not known" in text_of(look(visitor))
    assert is_old(long_ago, today) and not is_old(today, today) and not is_old(None, today)


def test_numbers_to_call():
    program = Program(phone="617-555-0100", intake_phone="617-555-0199", intake_extension="7")
    first, second = phones(program)
    assert (first.href, first.for_new_people) == ("tel:+16175550199,7", True)
    assert (second.number, second.href) == ("617-555-0100", "tel:+16175550100")
    assert (first.extension, second.for_new_people) == ("7", False)
    assert len(phones(Program(phone="617-555-0100", intake_phone="617-555-0100"))) == 1
    assert phones(Program()) == []


@pytest.mark.parametrize(("miles", "words"), [
    (0, "Within 2 miles"), (1.4, "Within 2 miles"),
    (3.2, "About 3 miles"), (27, "About 25 miles"), (333, "About 330 miles"),
])  # fmt: skip
def test_distances_are_as_rough_as_they_are_known(miles, words):
    listing = {"miles": rough(miles)}
    html = render_to_string("programs/search/_listing.html", {"listing": listing})
    assert f"<strong>{words}</strong>" in html


def test_when_nothing_matches_every_button_gives_what_it_promises(visitor):
    many(200)
    center(levels=["outpatient"], payers=["medicaid"])
    center(levels=["iop"], payers=["medicare"])
    pressed = 0
    page = look(visitor, miles="5")
    assert "No program in this list has" in text_of(page)
    assert "There may still be something near you" in text_of(page)
    for item in page.context["relaxations"]:
        look(visitor, miles="5")
        data = {"miles": item.miles, "without": [condition.key for condition in item.dropped]}
        assert visitor.post("/programs/relax/", data)["Location"] == "/programs/#found"
        assert visitor.get("/programs/").context["total"] == item.total
        pressed += 1
    assert pressed >= 3


def test_what_a_source_cannot_know_is_never_a_no(visitor):
    center(
        directory="mental_health",
        levels=["outpatient"],
        levels_unknown=["iop"],
        payers=["medicaid"],
    )
    text = text_of(look(visitor))
    assert "1 program found" in text
    assert "does not say which mental health programs have intensive outpatient care" in text
    assert "Do you offer an intensive outpatient program" in text
    center(levels=["php_or_day_treatment"], payers=["medicaid"])
    text = text_of(look(visitor, levels=["php"]))
    assert "lists partial hospitalization (PHP) and other day treatment together" in text
    assert "Is your day program a partial hospitalization program" in text


def test_where_no_list_is_loaded_the_federal_one_is_explained(started):
    text = text_of(started.get("/programs/"))
    assert "We do not have a list of programs yet" in text and "FindTreatment.gov" in text
    assert "1-800-662-4357" in text
    walk(started, person("Severe symptoms, no danger, a strong home"))
    started.post("/programs/from-answers/")
    assert "For IOP, choose" in text_of(started.get("/programs/"))


def test_pages_are_turned_by_posting(visitor):
    for _ in range(23):
        center(levels=["iop"], payers=["medicaid"])
    names = []
    page = look(visitor)
    for number in (1, 2, 3):
        assert page.context["page"] == number and page.context["pages"] == 3
        names += [listing.program.pk for listing in page.context["listings"]]
        visitor.post("/programs/page/", {"page": number + 1})
        page = visitor.get("/programs/")
    assert len(set(names)) == 23
    assert look(visitor).context["page"] == 1, "a new search begins at its first page"


def test_a_result_opens_the_search_filled_in(started):
    center([("Tuesday", "18:00", "21:00")], levels=["iop"], payers=["medicaid"], zip="79901")
    walk(started, NIGHTS | {"zip": "79901"})
    html = started.get(NEAR).content.decode()
    assert 'action="/programs/from-answers/"' in html
    assert started.post("/programs/from-answers/")["Location"] == "/programs/#found"
    search = started.get("/programs/").context["search"]
    result = started.get("/recommendation/").context["result"]
    assert search.zip == "79901"
    ends = [level for level in (result.level, result.highest) if level]
    assert set(search.picks["levels"]) == {level.key for level in ends}
    assert set(search.picks["times"]) == set(NIGHTS["free_times"]) - {"none"}
    assert search.picks["ages"] == (NIGHTS["age_group"],)


@pytest.mark.parametrize(("answers", "groups"), [
    ({"insurance": ["va_or_tricare"]}, {"veterans", "military"}),
    ({"concerns": ["alcohol", "drugs"], "substances": ["opioids"]}, {"alcohol", "opioid"}),
    ({"medicines": ["opioid_medication"]}, {"opioid"}),
    ({"pregnancy": "yes"}, {"women"}),
    ({"pregnancy": "maybe"}, set()),
])  # fmt: skip
def test_what_an_answer_tells_of_groups(answers, groups):
    search = search_of(
        SimpleNamespace(answers=answers, level=None, highest=None, fit=None, needs=[])
    )
    assert set(search.groups) == groups


@pytest.mark.parametrize(("answers", "key", "picks"), [
    ({"insurance": ["private", "medicare"]}, "payers", {"private", "medicare"}),
    ({"insurance": ["none"]}, "payers", {"public_funds", "sliding_fee"}),
    ({"insurance": ["private"], "cost_worry": "cannot_pay"}, "payers",
     {"private", "public_funds", "sliding_fee"}),
    ({"insurance": "not_sure"}, "payers", set()),
    ({"free_times": "not_sure"}, "times", set()),
    ({"free_times": ["none"]}, "times", set()),
    ({"concerns": ["alcohol", "drugs"]}, "treats", {"substance_use"}),
])  # fmt: skip
def test_what_an_answer_looks_for(started, answers, key, picks):
    walk(started, person("Severe symptoms, no danger, a strong home") | answers)
    started.post("/programs/from-answers/")
    assert set(started.get("/programs/").context["search"].picks.get(key, ())) == picks


def test_the_nearest_few_stand_on_the_result(started, django_assert_max_num_queries):
    far = center(levels=["iop"], zip="01970", provider="Far Example")
    near = center(levels=["iop"], zip="02139", provider="Near Example")
    walk(started, person("Severe symptoms, no danger, a strong home") | {"zip": "02139"})
    started.get(NEAR)
    with django_assert_max_num_queries(4):
        response = started.get(NEAR)
    shown = [item.program.pk for item in response.context["near"]]
    assert shown == [near.pk, far.pk]
    html, text = response.content.decode(), text_of(response)
    assert "Near Example" in text and html.count("tel-strong") == 1
    assert re.search(r'class="tel tel-strong" href="tel:', html)
    assert text.count("This list is from") == 1


def test_two_programs_with_their_numbers_stand_on_the_paper_for_a_clinician(started):
    for name in ("One", "Two", "Three"):
        center(levels=["iop"], provider=f"{name} Example")
    walk(started, person("Severe symptoms, no danger, a strong home") | {"zip": "02139"})
    text = text_of(started.get("/recommendation/take-along/"))
    assert "One Example , 617-555-0100" in text and "Two Example" in text
    assert "Three Example" not in text


def test_those_who_served_see_their_line_first_in_the_chapter(started):
    center(levels=["iop"])
    answers = {"zip": "02139", "insurance": ["va_or_tricare"]}
    walk(started, person("Severe symptoms, no danger, a strong home") | answers)
    text = text_of(started.get(NEAR))
    assert text.index("Call 988, then press 1") < text.index("Example Center")


@pytest.mark.parametrize("name", ["A plan to end life", "Nothing stands out", "Sure of nothing"])
def test_where_there_is_no_level_nothing_is_shown_on_the_result(started, name):
    center(levels=["iop"])
    walk(started, person(name) | {"zip": "02139"})
    assert "Example Center" not in text_of(started.get(NEAR))
    assert started.post("/programs/from-answers/").status_code == 302


def test_from_answers_without_a_visit_is_just_the_search(visitor):
    assert visitor.post("/programs/from-answers/")["Location"] == "/programs/"
    assert visitor.post("/programs/forget/")["Location"] == "/programs/"
    for address in ("page", "relax", "from-answers", "forget"):
        assert visitor.get(f"/programs/{address}/").status_code == 405


def test_queries_do_not_grow_with_the_directory(visitor, django_assert_max_num_queries):
    for count in (5, 300):
        many(count, seed=count) if not Program.objects.exists() else _more(count)
        look(visitor, miles="0")
        with django_assert_max_num_queries(6):
            assert visitor.get("/programs/").context["total"]
        look(visitor, miles="5", languages=["hmong"], also=["child_care"])
        with django_assert_max_num_queries(8):
            visitor.get("/programs/")
        with django_assert_max_num_queries(4):
            visitor.post("/programs/", LOOK)


def _more(count):
    for number in range(count // 10):
        center(levels=["iop"], payers=["medicaid"], source_key=f"more {number}")


def test_the_fullest_visit_fits_its_box():
    """Else the length of a box would tell that someone said much."""
    found = questionnaire().questions
    longest = {
        name: "02139" if question.kind == "zip"
        else [o for o in question.option_ids() if o != question.exclusive] if question.many
        else max(question.option_ids(), key=len)
        for name, question in found.items()
    }  # fmt: skip
    picks = {item.key: [option.key for option in item.options] for item in filters()}
    visit = sealing.Visit(
        longest, [page.key for page in questionnaire().pages], list(triggers()),
        {"zip": "02139", "miles": 100, "picks": picks, "page": 1000},
    )  # fmt: skip
    assert len(json.dumps(asdict(visit))) <= sealing.PADDED_TO


def test_a_row_from_before_there_was_a_search_still_opens(started):
    old = asdict(sealing.Visit(answers={"respondent": "self"}))
    del old["search"]
    assert sealing.Visit(**old).search == {}
