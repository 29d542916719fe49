"""Money, rights and the call sheets: what is shown to whom, and the estimator's form."""

import re
from pathlib import Path

import pytest
from django.test import Client

from intake import rights as rights_file
from intake.questionnaire import questionnaire
from intake.sealing import SealedAnswers
from iop_guide.result import call_file, call_sheets, money
from iop_guide.result.result import Result
from programs.levels.content import read_files, read_rules
from programs.levels.releases import from_files
from tests.support.people import PEOPLE, person, well_but
from tests.support.spoiled_files import copy_of, mistakes_in, plant
from tests.support.walking import walk

DEFINITIONS = read_rules(read_files())
PARENT = person("A parent alone, on night shifts, with cocaine")
COST, ALONG, WEEK = (f"/recommendation/{name}/" for name in ("cost", "take-along", "week"))
MOST_WORDS_AN_ITEM = 65
FIGURES = {"sessions": "3", "weeks": "8", "most_weeks": "12", "price": "$300", "copay": "40"}


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return re.sub(r"\s+", " ", response.content.decode())


def visit_of(answers):
    visitor = Client()
    visitor.post("/intake/")
    walk(visitor, answers)
    return visitor


def week_of(answers):
    return html_of(visit_of(answers), WEEK)


# --- The result -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "keys"),
    [
        ({"work": "none"}, []),
        ({}, ["leave", "fair_work"]),
        ({"work": "none", "school": "part_time"}, ["school"]),
        ({"work": "none", "caregiving": "shared"}, ["children"]),
        ({"work": "none", "court": "yes"}, ["court"]),
        ({"work": None, "school": "not_sure", "caregiving": None, "court": "not_sure"}, []),
    ],
)
def test_rights_are_shown_only_for_what_was_named(told, keys):
    assert [right.key for right in Result(well_but(**told), DEFINITIONS).rights] == keys


@pytest.mark.parametrize(
    ("insurance", "titles"),
    [
        (["private"], ["Private insurance"]),
        (["medicaid", "medicare"], ["Medicaid", "Medicare"]),
        (["none"], ["No insurance"]),
        ("not_sure", ["Insurance not known yet"]),
        (None, ["Insurance not known yet"]),
    ],
)
def test_coverage_is_for_the_insurance_that_was_told_of(insurance, titles):
    result = Result(well_but(insurance=insurance), DEFINITIONS)
    assert [row.title for row in money.told_of(result)] == titles


def test_the_result_says_plainly_what_cannot_be_fitted(site):
    visitor = visit_of(PARENT)
    html = html_of(visitor, WEEK)
    assert "this level is hard to fit" in html and "1 to 6 hours a week are missing" in html
    assert "This is a start, but not enough" in html and "still point to intensive" in html
    assert 'href="tel:988"' in html and "Signs that it cannot wait" in html
    assert "Leave from work (FMLA)" in html and "When a court" not in html
    html = html_of(visitor, COST)
    assert "<h2>Private insurance</h2>" in html and "<h2>Medicaid</h2>" not in html


def test_where_only_money_is_missing_the_level_is_asked_for_now(site):
    told = {"insurance": ["none"], "cost_worry": "cannot_pay"}
    html = week_of(person("Severe symptoms, no danger, a strong home") | told)
    assert "Evening IOP</strong> fits the week. Still missing: money." in html
    assert "Often sooner to get" in html and "This is a start, but not enough" in html


def test_hours_that_are_not_known_are_not_counted_as_left(site):
    html = week_of(PARENT | {"work_schedule": "shifts"})
    assert "we did not count what is left" in html and "of 112 waking hours" not in html


@pytest.mark.parametrize(
    ("free", "counted"), [("under_3", False), ("3_8", False), ("20_plus", True), (None, True)]
)
def test_what_is_left_is_not_counted_against_the_hours_someone_told_of(site, free, counted):
    told = {name: answer for name, answer in PARENT.items() if name != "hours_free"}
    html = week_of(told | ({"hours_free": free} if free else {}))
    assert "The week, drawn" in html and ("of 112 waking hours" in html) == counted
    assert not counted or "It takes more hours a week than are free now" not in html


def test_nobody_without_a_home_reads_of_being_away_from_it(site):
    told = {"living": "none", "overnight": "no"}
    for name in (
        "Severe symptoms, no danger, a strong home",
        "A parent alone, on night shifts, with cocaine",
    ):
        html = week_of(person(name) | told)
        assert "nights at a program" in html or "spending the nights there" in html
        assert "away from home" not in html and "look after home" not in html


def test_the_wait_speaks_only_of_what_was_told(site):
    html = week_of(PARENT)
    assert "What people start with" in html and "wears off" in html
    assert "heavy drinking all at once" not in html and "medicine comes first" not in html
    html = week_of(PARENT | {"substances": ["alcohol"], "drinks_per_day": "1_2"})
    assert "heavy drinking all at once" in html


def test_a_doctor_first_is_never_put_off_for_the_week(site):
    html = week_of(person("Half a day after the last drink"))
    assert "A doctor comes first, today" in html and "is a reason to put off that visit" in html
    assert "The most care that fits" not in html and "What people start with" not in html


def test_a_week_that_fits_says_so_and_nothing_of_waiting(site):
    html = week_of(person("Severe symptoms, no danger, a strong home"))
    assert "It fits the week you told us about." in html and "it is hard to fit" not in html
    assert "Until it can start" not in html


@pytest.mark.parametrize("name", ["A plan to end life", "Sixteen", "Sure of nothing"])
def test_without_a_level_there_is_neither_fit_nor_sheet(site, name):
    visitor = visit_of(person(name))
    assert "The week, drawn" not in html_of(visitor, WEEK)
    assert "Call sheets" not in html_of(visitor, ALONG)


def test_the_number_of_queries_is_the_same_for_everyone(site, django_assert_max_num_queries):
    for name in ("Nothing stands out", "A parent alone, on night shifts, with cocaine"):
        visitor = visit_of(person(name))
        for address in ("/recommendation/", WEEK, ALONG, COST):
            with django_assert_max_num_queries(3):
                visitor.get(address)


# --- The call sheets ------------------------------------------------------------------------


def test_the_sheets_are_filled_in_from_the_result(site):
    visitor = visit_of(PARENT)
    html = html_of(visitor, ALONG)
    assert "It is for intensive outpatient care (IOP), 9 to 19 hours a week." in html
    assert "Is IOP covered" in html and "Do you offer this: Video IOP?" in html
    assert "Is it covered by video" in html
    for sign in ("insurance or card number", "No license", "stop it first", "Gifts, cash"):
        assert sign in html
    assert "sheet-line" in html and "{" not in html.split("<main")[1].split("</main")[0]


def test_a_question_is_asked_only_where_it_applies(site):
    visitor = visit_of(person("Severe symptoms, no danger, a strong home"))
    html = html_of(visitor, ALONG)
    assert "covered by video" not in html and "recovery housing, in full" not in html


def test_a_helper_asks_in_other_words_and_a_doctor_comes_first(site):
    visitor = visit_of(person("A parent answers for a grown child"))
    assert "without their permission" in html_of(visitor, ALONG)
    visitor = visit_of(person("Half a day after the last drink"))
    assert "A doctor comes first" in html_of(visitor, ALONG)


def test_without_insurance_there_is_no_insurer_to_call(site):
    visitor = visit_of(PARENT | {"insurance": ["none"]})
    html = html_of(visitor, ALONG)
    assert "Is IOP covered" not in html and "Do you offer this" in html
    assert "tel:18006624357" in html and "that the state pays for" in html_of(visitor, COST)


def test_without_a_visit_there_is_no_sheet(visitor):
    assert visitor.get(ALONG)["Location"] == "/intake/"


@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_everyone_with_a_level_to_ask_for_has_their_sheets(entry):
    result = Result(entry["answers"], DEFINITIONS)
    sheets = call_sheets.call_sheets(result, from_files())
    assert (sheets is None) == (result.level is None or result.told_to_stay)
    for sheet in sheets["sheets"].values() if sheets else ():
        for ask, write, lines in sheet["questions"]:
            assert ask and write and len(lines) >= 1 and "{" not in ask


# --- The estimator --------------------------------------------------------------------------


def test_the_estimator_gives_a_range_and_keeps_nothing(visitor):
    response = visitor.post(COST, FIGURES | {"deductible": "1,000"})
    html = re.sub(r"\s+", " ", response.content.decode())
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    assert "About $960 to $2,320" in html
    assert 'value="$300"' in html and 'value="1,000"' in html
    assert SealedAnswers.objects.count() == 0 and not response.cookies.get("visit")
    assert "About $" not in html_of(visitor, COST)


def test_a_known_deductible_without_a_plan_makes_one_figure(visitor):
    plan = {"sessions": "3", "weeks": "8", "price": "100", "share": "100 %"}
    assert "About $2,400<" in visitor.post(COST, plan).content.decode()


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"sessions": ""}, "sessions", "Sessions a week: enter a whole number from 1 to 21"),
        ({"sessions": "0"}, "sessions", "Sessions a week: enter a whole number"),
        ({"sessions": "2.5"}, "sessions", "Sessions a week: enter a whole number"),
        ({"weeks": "many"}, "weeks", "Weeks: enter a whole number from 1 to 104"),
        ({"most_weeks": "4"}, "most_weeks", "Weeks at most: enter 8 or more"),
        ({"price": "-5"}, "price", "Price of one session: enter a number from 0 to 100,000"),
        ({"price": "NaN"}, "price", "Price of one session: enter a number"),
        ({"price": "1e999999"}, "price", "Price of one session: enter a number"),
        ({"copay": ""}, "copay", "Copay or share: enter one of the two"),
        ({"share": "20"}, "share", "not both"),
        ({"copay": "", "share": "120"}, "share", "enter a number from 0 to 100, in digits"),
        ({"limit": "lots"}, "limit", "Left until the out-of-pocket limit: enter a number"),
    ],
)
def test_a_wrong_figure_is_said_at_the_top_and_at_the_field(visitor, change, field, message):
    given = FIGURES | change
    html = visitor.post(COST, given).content.decode()
    assert "<title>Error: " in html and html.count(message) == 2
    assert f'href="#id_{field}"' in html and f'id="id_{field}_error"' in html
    for name, value in given.items():
        if value:
            assert f'name="{name}" id="id_{name}" value="{value}"' in html, "nothing is lost"
    assert "About $" not in html


def test_no_price_is_shown_without_its_year(site):
    visitor = visit_of(PARENT)
    for address in (COST, "/recommendation/", ALONG):
        text = re.sub(r"<[^>]+>", " ", html_of(visitor, address))
        for sentence in re.findall(r"[^.]*\$ ?\d[^.]*\.", text):
            assert re.search(r"\b(19|20)\d\d\b", sentence), sentence


def test_it_works_without_a_result_and_asks_the_database_nothing(
    visitor, django_assert_num_queries
):
    visitor.get(COST)
    with django_assert_num_queries(0):
        visitor.get(COST)


# --- The data files -------------------------------------------------------------------------

READERS = {
    "money.toml": (money.PATH, lambda path: (money.coverage(path), money.taxes(path))),
    "calls.toml": (call_file.PATH, call_file.calls),
}


@pytest.mark.parametrize(
    ("file", "before", "after", "place"),
    [
        ("money.toml", 'level = "inpatient"', 'level = "impatient"', "tax stay level"),
        ("money.toml", "reviewed = 2026-11-28", 'reviewed = "soon"', "coverage private reviewed"),
        ("en/money.toml", "usually =", "usualy =", "coverage private usualy"),
        ("en/money.toml", "levels.iop =", "levels.iob =", "coverage private levels"),
        ("calls.toml", 'needs = ["transport_help"]', 'needs = ["rides"]',
         "insurer  question.rides.needs"),
        ("calls.toml", 'only = ["by_day", "stay"]', 'only = ["by_day", "stays"]',
         "insurer  question.in_network.only"),
        ("calls.toml", 'only = ["by_day"]\n', 'only = ["daily"]\n',
         "program  question.format.only"),
        ("en/money.toml", "levels.hospital =", "levels.hospitals =", "coverage private levels"),
        ("en/calls.toml", "write =", "wright =", "insurer  question.covered.wright"),
        ("en/calls.toml", "{hours}.", "{ours}.", "insurer  say"),
        ("en/calls.toml", "Is {short} covered", "Is {shirt} covered",
         "insurer  question.covered.ask"),
        ("en/calls.toml", "say_loved_one =", "say_loved =", "insurer  say_loved_one"),
        ("en/calls.toml", "good =", "god =", "sign asked_first god"),
        ("calls.toml", "[program]", "[programs]", ""),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_stops_the_start(tmp_path, file, before, after, place):
    source, read = READERS[file.removeprefix("en/")]
    path = copy_of(source, tmp_path)
    plant(tmp_path / file, before, after)
    places = [(m.file, f"{m.table} {m.key} {m.field}".rstrip()) for m in mistakes_in(read, path)]
    assert (file, place) in places


def test_an_insurance_without_a_row_and_a_row_for_none_are_refused(tmp_path):
    path = copy_of(money.PATH, tmp_path)
    plant(path, 'key = "medicaid"', 'key = "medicade"')
    plant(tmp_path / "en/money.toml", "[coverage.medicaid]", "[coverage.medicade]")
    (mistake,) = mistakes_in(money.coverage, path)
    assert (mistake.table, mistake.key) == ("coverage", "medicaid")


@pytest.mark.parametrize(
    ("before", "after"), [("holds =", "hold ="), ('court = "yes"', 'court = "maybe"')]
)
def test_a_mistake_in_the_rights_stops_the_start(tmp_path, before, after):
    path = copy_of(Path(rights_file.__file__).with_name("data") / "rights.toml", tmp_path)
    plant(next(f for f in tmp_path.rglob("*.toml") if before in f.read_text()), before, after)
    assert all(
        "leave" in str(m) or "court" in str(m) for m in mistakes_in(rights_file.rights, path)
    )


def test_every_row_has_its_source_and_its_date():
    rows = [*money.coverage().values(), *money.taxes().values()]
    calls = call_file.calls()
    rows += [*rights_file.rights().values(), calls.insurer, calls.program]
    assert all(row.source and row.reviewed for row in rows)


def test_there_is_a_row_for_every_insurance_that_can_be_told_of():
    options = questionnaire().questions["insurance"].option_ids()
    assert set(money.coverage()) == {*options, "not_known"}


@pytest.mark.parametrize("kind", sorted(money.coverage()))
def test_what_an_insurance_covers_is_told_in_short_pieces_after_what_to_do_first(site, kind):
    row = money.coverage()[kind]
    assert all(len(text.split()) <= MOST_WORDS_AN_ITEM for text in [*row.usually, row.first])
    told = {name: answer for name, answer in PARENT.items() if name != "insurance"}
    answer = {} if kind == money.NOT_KNOWN else {"insurance": [kind]}
    html = html_of(visit_of(told | answer), COST)
    assert html.index("First:</strong>") < html.index(f"<h2>{row.title}</h2>") + 100
    assert all(f"<li>{text.split(',')[0]}" in html for text in row.usually)
