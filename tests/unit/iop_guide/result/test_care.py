"""What a result asks to do: where to turn first, what a change did on top, and chapters of results
without a level."""

import re

import pytest

from programs.levels.phones import phones
from tests.support.people import OUTCOMES, person, well_but
from tests.support.walking import QUESTIONS, fill, opened, walk

CARD = "/recommendation/"
IN_CARE = person("Low most days, work failing, and trouble on all sides") | {
    "left_care": "inpatient", "current_care": "outpatient", "current_progress": "no_change",
}  # fmt: skip


def html_of(client, answers, chapter=""):
    walk(client, answers)
    return client.get(f"{CARD}{chapter}").content.decode()


def test_call_or_text_988_can_be_called_and_texted():
    said = phones("Call or text 988 at any hour.")
    assert said.count("sms:988") == said.count("tel:988") == 1
    assert phones("text 88788") == "text 88788" and "sms" not in phones("Call 988.")


def test_what_a_change_did_stands_above_the_answer(started):
    told = person(OUTCOMES["level"])
    walk(started, told)
    opened(started, "low_mood", "card")
    more = told | {"low_mood": "nearly_every_day", "anxiety": "most_days"}
    fill(started, "mood", more, "card")
    html = started.get(CARD).content.decode()
    assert html.index('role="status"') < html.index("<h1")


def test_none_of_the_emergency_signs_is_offered_after_them_all(started):
    walk(started, well_but(), until="right_now")
    html = started.get(QUESTIONS).content.decode()
    offered = re.findall(r'name="emergency_signs" value="(\w+)"', html)
    assert offered[0] == "seizure" and offered[-2:] == ["none", "not_sure"]


def test_just_out_of_a_hospital_and_in_care_the_seven_days_are_not_folded(started):
    html = html_of(started, IN_CARE)
    steps = html.split('aria-labelledby="next"')[1]
    assert "within seven days of leaving" in re.sub(
        r"</summary>.*?</details>", "", steps, flags=re.S
    )


def test_in_care_the_team_comes_before_the_search(started):
    html = html_of(started, IN_CARE, "programs/")
    assert html.index("Ask the care team first.") < html.index('id="find"')
    html = html_of(started, IN_CARE | {"current_care": "none"}, "programs/")
    assert "Ask the care team first." not in html


def waiting(client, answers):
    """What stands under "If you have to wait"."""
    html = html_of(client, answers, "programs/")
    return html.split("If you have to wait</summary>")[1].split("</details>")[0]


def test_whoever_sees_a_doctor_first_is_not_led_to_less_care_meanwhile(started):
    said = waiting(started, person("Half a day after the last drink"))
    assert "Do not put off the visit to a doctor" in said and "emergency room" in said
    assert not re.search("IOP|PHP|outpatient visits", said)


def test_whoever_is_in_care_keeps_it_while_they_wait(started):
    said = waiting(started, IN_CARE)
    assert "keep the care there is now" in said and "start outpatient visits" not in said
    assert "start outpatient visits" in waiting(started, IN_CARE | {"current_care": "none"})


def test_pregnant_with_opioids_the_first_step_says_whom_to_call_tonight(started):
    html = html_of(started, person("Pregnant, with fentanyl every day"))
    first = html.split('<ol class="steps">')[1].split("</li>")[0]
    assert "tel:18006624357" in first and "pregnant" in first and "<details" not in first


@pytest.mark.parametrize("chapter", ["why/", "week/", "cost/", "programs/"])
def test_in_an_emergency_every_chapter_leads_to_help_and_asks_for_nothing(started, chapter):
    html = html_of(started, person(OUTCOMES["emergency"]), chapter)
    main = html.split("<main")[1].split("</main>")[0]
    assert "Safety comes first" in main and 'class="btn btn-strong"' in main
    assert "<input" not in re.sub('<input type="hidden"[^>]*>', "", main)


def test_where_money_is_spoken_of_in_an_emergency_it_holds_nobody_back(started):
    assert "even those who cannot pay" in html_of(started, person(OUTCOMES["emergency"]), "cost/")


@pytest.mark.parametrize("chapter", ["week/", "cost/", "programs/"])
def test_without_enough_answers_a_chapter_leads_to_the_open_questions(started, chapter):
    html = html_of(started, person(OUTCOMES["not_enough_answers"]), chapter)
    assert f'href="{CARD}why/#open"' in html and "1-800-662-4357" in html
    assert 'id="open"' in started.get(f"{CARD}why/").content.decode()


def test_someone_under_18_is_shown_no_form_about_adult_programs(started):
    html = html_of(started, person(OUTCOMES["youth"]), "cost/")
    assert "care for teens" in html and 'name="sessions"' not in html
    assert f'href="{CARD}"' in started.get(f"{CARD}week/").content.decode()
