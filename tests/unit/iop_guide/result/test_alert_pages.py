"""Alerts as visitors meet them: at the answer, on the help page and on the result; and as the
recommend command tells them. What is open is asked, and never told."""

import json
import re

import pytest

from intake.frequency import FREQUENCIES
from intake.questionnaire import questionnaire
from intake.triggers import triggers
from tests.support.people import well_but
from tests.support.walking import HELP, QUESTIONS, fill, opened, safe, send, shown, walk

from ..test_commands import BARE, BY_OUTCOME, recommended, refused, run, written

URGENCIES = ["emergency", "help_first", "today", "this_week"]
WHY = "/recommendation/why/"
DRINKS = {
    "concerns": ["alcohol"],
    "use_frequency": "daily",
    "substances": ["alcohol"],
    "drinks_per_day": "3_4",
    "sud_criteria": ["larger_amounts", "cannot_cut_down"],
    "use_risks": ["none"],
    "withdrawal_now": "none",
    "withdrawal_history": "none",
    "stopping": "not_planned",
    "time_without_use": "weeks",
}
THERE = {"current_care": "inpatient", "current_progress": "improving"}
M0 = {"suicide": "thoughts", "means": "within_reach", "low_mood": "most_days"}
E5_OPEN = {**DRINKS, "withdrawal_now": "moderate", "withdrawal_history": "not_sure"}
HOTLINE = "1-800-799-7233"


def page_of(client, address="/recommendation/"):
    response = client.get(address)
    assert response.status_code == 200
    return response


def main_of(client, address="/recommendation/"):
    """What stands in the page itself, without the bar at its top and the foot."""
    return page_of(client, address).content.decode().split("<main")[1].split("</main>")[0]


def result_of(client, **changes):
    walk(client, well_but(**changes))
    return page_of(client)


def keys(response, urgency):
    return [alert.key for alert in response.context[f"{urgency}_alerts"]]


def in_order(html, *parts):
    places = [html.index(part) for part in parts]
    return places == sorted(places)


def boxes(html):
    """The text of the alerts on a page, and of nothing else."""
    kinds = 'alert-box[^"]*|box box-urgent[^"]*|this-week'
    found = re.findall(rf'<(div|details|section) class="(?:{kinds})"[^>]*>(.*?)</\1>', html, re.S)
    assert found
    return " ".join(text for _, text in found)


# --- a way at hand: M0 ----------------------------------------------------------------------


def test_a_way_at_hand_interrupts_at_that_answer(started):
    answers = well_but(**M0)
    assert HELP not in walk(started, answers, until="safety")[1]
    assert fill(started, "safety", answers)["Location"] == HELP
    html = main_of(started, HELP)
    assert triggers()["M0"].title in html
    assert in_order(html, "tel:988", "sms:988", "tel:911", "I am safe for now, go on")
    assert safe(started)["Location"] == QUESTIONS and shown(started) == "use"


def test_with_a_way_at_hand_the_result_gives_help_first_then_a_doctor_and_the_level(started):
    response = result_of(started, **M0)
    assert (response.context["outcome"], keys(response, "help_first")) == ("medical_first", ["M0"])
    assert response.context["level_key"]
    html = main_of(started)
    assert in_order(html, 'id="alarm"', "tel:988", "Also see a doctor", "After that visit, your")
    assert response.context["level"].in_a_sentence in html


def test_what_was_acknowledged_does_not_interrupt_again_and_stays_as_a_reminder(started):
    _pages, met = walk(started, well_but(**M0))
    assert met.count(HELP) == 1
    for address in ("/", "/levels/", "/intake/check/"):
        assert 'class="reminder"' in page_of(started, address).content.decode()
    result = page_of(started).content.decode()
    assert 'class="reminder"' not in result, "help first says it there, with the same numbers"


def test_out_of_reach_is_no_interruption(started):
    assert HELP not in walk(started, well_but(**{**M0, "means": "locked_away"}))[1]
    assert keys(page_of(started), "help_first") == []


# --- a home that is not safe: H1 ------------------------------------------------------------


@pytest.mark.parametrize("respondent", ["self", "loved_one"])
def test_an_unsafe_home_brings_the_hotline_at_once_and_no_reminder_after(started, respondent):
    answers = well_but(home_safety="unsafe", respondent=respondent)
    walk(started, answers, until="safety")
    assert fill(started, "safety", answers)["Location"] == HELP
    html = main_of(started, HELP)
    assert in_order(html, HOTLINE, 'id="told"') and "reminder stays" not in html
    assert safe(started)["Location"] == QUESTIONS and shown(started) == "use"
    fill(started, "use", answers)
    for address in ("/", QUESTIONS, "/levels/", "/privacy/"):
        html = page_of(started, address).content.decode()
        assert 'class="reminder"' not in html and HOTLINE not in html, address


def test_an_unsafe_home_stands_first_and_changes_no_outcome(started):
    before = result_of(started, low_mood="most_days", anxiety="most_days").context
    response = result_of(started, low_mood="most_days", anxiety="most_days", home_safety="unsafe")
    assert keys(response, "help_first") == ["H1"]
    for name in ("outcome", "level_key", "highest"):
        assert response.context[name] == before[name]
    html = main_of(started)
    assert in_order(html, 'id="alarm"', HOTLINE, 'class="answer"')
    assert "tel:988" not in html.split('class="answer"')[0], "the hotline is the line to call"


def test_the_paper_for_others_does_not_name_an_unsafe_home(started):
    result_of(started, home_safety="unsafe", **{**M0, "anxiety": "most_days"})
    html = main_of(started, "/recommendation/take-along/")
    assert triggers()["M0"].title in html and triggers()["H1"].title not in html


# --- an emergency with a part open: E5 ------------------------------------------------------


def test_an_emergency_with_a_part_open_puts_help_first_and_keeps_the_outcome(started):
    response = result_of(started, **E5_OPEN)
    assert keys(response, "help_first") == ["E5"] and keys(response, "emergency") == []
    assert response.context["outcome"] == "medical_first" and response.context["level_key"]
    html = main_of(started)
    question = questionnaire().questions["withdrawal_history"]
    assert in_order(html, 'id="alarm"', "tel:911", "We do not know this yet:", question.self)
    assert f"<em>{question.self}</em> <button" in html
    assert 'name="withdrawal_history"' in opened(started, question.id)


@pytest.mark.parametrize(("told", "outcome"), [("none", None), ("seizure_or_delirium", "E5")])
def test_the_answer_to_the_open_part_decides(started, told, outcome):
    response = result_of(started, **{**E5_OPEN, "withdrawal_history": told})
    assert keys(response, "emergency") == ([outcome] if outcome else [])
    assert keys(response, "help_first") == []


# --- this week ------------------------------------------------------------------------------

THIS_WEEK = [
    ({"thinking_problems": "serious"}, "T1"),
    ({"medicines": ["sedatives_daily", "opioid_painkillers_daily"], **DRINKS,
      "use_frequency": "none", "substances": ["none"], "drinks_per_day": None}, "T2"),
    ({"left_care": "inpatient", "left_how": "as_planned", "low_mood": "most_days"}, "T10"),
    ({"violence": "thoughts", "low_mood": "most_days"}, "T13"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "key"), THIS_WEEK, ids=lambda value: str(value)[:3])
def test_rows_of_this_week_stand_right_under_the_headline(started, told, key):
    response = result_of(started, **told)
    assert key in keys(response, "this_week")
    assert response.context["outcome"] in ("level", "no_program")
    html = main_of(started)
    assert in_order(html, 'class="answer"', 'id="this-week"', 'id="next"')
    assert triggers()[key].title in html
    assert "<section" not in html.split('class="answer"')[1].split('<section class="this-week"')[0]


def test_beside_a_doctors_visit_this_week_stands_under_the_level(started):
    response = result_of(started, mania="now", thinking_problems="serious")
    assert (keys(response, "today"), keys(response, "this_week")) == (["M10"], ["T1"])
    html = main_of(started)
    assert in_order(html, 'id="alarm"', 'class="answer"', 'id="this-week"', 'id="next"')


# --- someone in 24-hour care now ------------------------------------------------------------

THERE_NOW = [
    {"suicide": "plan_or_intent"}, {"emergency_signs": ["seizure", "confusion"]},
    {**M0, "current_progress": "no_change"}, {"home_safety": "unsafe"}, E5_OPEN,
    {"mania": "now"}, {"eating": "serious"}, {"thinking_problems": "serious"},
    {**M0, "current_progress": "improving"},
]  # fmt: skip


@pytest.mark.parametrize("respondent", ["self", "loved_one"])
@pytest.mark.parametrize("told", THERE_NOW, ids=lambda told: "+".join(list(told)[:2]))
def test_with_staff_at_hand_every_row_says_to_tell_them(started, told, respondent):
    response = result_of(started, **{**THERE, **told, "respondent": respondent})
    html = main_of(started)
    text = boxes(html)
    assert "staff" in text and "911" not in text and "See a doctor first" not in html
    assert "Tell the staff" in html
    if response.context["emergency_alerts"] or response.context["help_first_alerts"]:
        assert "tel:911" not in html.split('id="what-to-do"')[0].split('class="answer"')[0]


def test_the_help_page_sends_to_the_staff_before_it_gives_numbers(visitor):
    visitor.post("/intake/")
    walk(visitor, well_but(suicide="plan_or_intent", **THERE))
    html = main_of(visitor, HELP)
    assert in_order(html, "Please tell the staff now", 'id="told"', "tel:911")
    assert "staff" in boxes(html) and "911" not in boxes(html)
    assert "tell the staff" in page_of(visitor, "/levels/").content.decode()


# --- what could not be told -----------------------------------------------------------------


def test_open_answers_are_asked_once_each_with_what_to_do_and_never_told(started):
    asked = ["psychosis", "mania", "suicide"]
    response = result_of(started, low_mood="most_days", **dict.fromkeys(asked, "not_sure"))
    assert response.context["outcome"] in ("level", "no_program", "not_enough_answers")
    html = main_of(started, WHY)
    open_ones = html.split('id="could-not-tell"')[1].split("</section>")[0]
    for name in asked:
        text = questionnaire().questions[name].self
        assert open_ones.count(f"<em>{text}</em> <button") == 1
        assert open_ones.count(f'name="open" value="{name}"') == 1
        assert f'name="{name}"' in opened(started, name)
    assert not any(trigger.title in html for trigger in triggers().values())
    assert not any(response.context[f"{urgency}_alerts"] for urgency in URGENCIES)


def test_a_helper_reads_how_to_find_out(started):
    result_of(started, respondent="loved_one", psychosis="not_sure")
    question = questionnaire().questions["psychosis"]
    open_ones = main_of(started, WHY).split('id="could-not-tell"')[1].split("</section>")[0]
    assert question.loved_one in open_ones and question.find_out.split(".")[0] in open_ones


def test_an_early_look_at_the_result_leads_on_to_the_questions_still_to_come(started):
    walk(started, well_but(), until="thoughts")
    assert 'name="open" value="psychosis"' in main_of(started, WHY)
    opened(started, "psychosis")
    assert shown(started) == "thoughts"


def test_everything_answered_leaves_nothing_to_tell(started):
    result_of(started)
    assert "could-not-tell" not in main_of(started, WHY)


# --- under 18 -------------------------------------------------------------------------------


def test_under_18_help_first_and_a_doctor_stand_before_the_numbers_for_the_young(started):
    response = result_of(started, age_group="under_18", eating="serious", **M0)
    assert response.context["outcome"] == "youth" and response.context["level_key"] is None
    assert keys(response, "help_first") == ["M0"] and keys(response, "today") == ["M12"]
    html = main_of(started)
    assert "Also see a doctor" in html and triggers()["M12"].title in html
    assert in_order(html, *(f'id="{name}"' for name in ("alarm", "talk", "next")))


# --- few queries ----------------------------------------------------------------------------


@pytest.mark.parametrize("told", [M0, E5_OPEN, {"home_safety": "unsafe"}, {"suicide": "not_sure"}])
def test_alerts_cost_no_queries(started, told, django_assert_max_num_queries):
    walk(started, well_but(**told))
    with django_assert_max_num_queries(4):
        started.get("/recommendation/")
    opened(started, "home_safety")
    for address in (QUESTIONS, HELP):
        with django_assert_max_num_queries(3):
            started.get(address)
    with django_assert_max_num_queries(4):  # one of them is this test's own look at the run
        assert send(started, "safety", {"home_safety": "unsafe"}).status_code == 302


# --- the command ----------------------------------------------------------------------------

SHAPES = BY_OUTCOME | {
    "help first": well_but(**M0),
    "a part open": well_but(**E5_OPEN),
    "this week": well_but(thinking_problems="serious"),
    "nothing told": BARE,
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_command_tells_every_row_and_what_it_could_not_tell(site, tmp_path, name):
    found = recommended(tmp_path, SHAPES[name])
    urgencies = [alert["urgency"] for alert in found["alerts"]]
    assert urgencies == sorted(urgencies, key=URGENCIES.index)
    for alert in found["alerts"]:
        assert list(alert) == ["key", "urgency", "answers", "unknown"]
        assert alert["key"] in triggers() and alert["answers"]
        assert set(alert["answers"]) <= SHAPES[name].keys()
        assert not set(alert["unknown"]) & set(alert["answers"])
    for row in found["could_not_tell"]:
        assert list(row) == ["key", "question"] and row["key"] in triggers()
        assert SHAPES[name].get(row["question"], "not_sure") == "not_sure"
    told = [alert["key"] for alert in found["alerts"]]
    assert not set(told) & {row["key"] for row in found["could_not_tell"]}


def test_the_command_says_what_is_known_and_what_is_not(site, tmp_path):
    (first, *_) = recommended(tmp_path, SHAPES["a part open"])["alerts"]
    assert (first["key"], first["urgency"]) == ("E5", "help_first")
    assert "withdrawal_history" in first["unknown"] and "withdrawal_now" in first["answers"]
    (first, *_) = recommended(tmp_path, SHAPES["help first"])["alerts"]
    assert (first["key"], first["urgency"], first["unknown"]) == ("M0", "help_first", [])
    assert first["answers"][:2] == ["suicide", "means"]
    untold = recommended(tmp_path, well_but(mania="not_sure"))["could_not_tell"]
    assert {"key": "M10", "question": "mania"} in untold
    assert recommended(tmp_path, BY_OUTCOME["no_program"])["could_not_tell"] == []


@pytest.mark.parametrize("name", ["respondent", "age_group", "concerns"])
def test_what_is_always_due_is_named_when_it_is_missing(tmp_path, name):
    answers = {key: value for key, value in well_but().items() if key != name}
    done = run(tmp_path / "none.sqlite3", "recommend", given=json.dumps(answers).encode())
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert f"{name} is missing: one of".encode() in done.stderr


NEW = {
    "means": "within_reach", "frequency_alcohol": "daily", "frequency_opioids": "daily",
    "frequency_sedatives": "daily", "frequency_stimulants": "daily", "frequency_cannabis": "daily",
    "frequency_other": "daily", "drinks_per_day": "8_plus", "past_care": "iop",
    "left_care": "php", "left_how": "early",
}  # fmt: skip


@pytest.mark.parametrize("name", NEW)
def test_new_questions_misspelt_or_of_the_wrong_shape_are_refused(tmp_path, name):
    good = NEW[name]
    wrong = {f"{name}s": good}
    assert f"'{name}s' is no question" in refused("recommend", file_of(tmp_path, wrong))
    for value in (f"{good}s", [good], None, "", [], 3, {good: good}):
        assert refused("recommend", file_of(tmp_path, {name: value})).startswith(f"{name}: ")


def file_of(folder, changes):
    return written(folder, json.dumps(BARE | changes))


@pytest.mark.parametrize("often", FREQUENCIES[1:])
def test_frequencies_that_are_all_below_the_most_frequent_are_refused(site, tmp_path, often):
    less = FREQUENCIES[FREQUENCIES.index(often) - 1]
    told = {"use_frequency": often, "substances": ["alcohol", "cannabis"]}
    told |= {"frequency_alcohol": less, "frequency_cannabis": "none"}
    message = refused("recommend", file_of(tmp_path, told))
    assert message.startswith("use_frequency: ") and often in message
    assert recommended(tmp_path, BARE | told | {"frequency_cannabis": often})
    assert recommended(tmp_path, BARE | told | {"frequency_cannabis": "not_sure"})


@pytest.mark.parametrize("respondent", ["self", "loved_one"])
def test_someone_under_18_reads_of_no_open_question_that_is_not_asked_of_them(started, respondent):
    walk(started, {"respondent": respondent, "age_group": "under_18", "concerns": ["alcohol"]})
    open_here = {
        row.question.id for row in started.get("/recommendation/").context["could_not_tell"]
    }
    assert "suicide" in open_here and open_here <= questionnaire().under_18
