"""By when a doctor comes first: one time on a card, the strictest that is true, and the same on
every chapter of it."""

import re

import pytest

from intake.triggers import triggers
from iop_guide.result.doctor_first import BY_TOMORROW, TODAY, agreeing
from iop_guide.result.phrases import phrases
from iop_guide.rules.profile import Urgency
from tests.support.people import person, well_but
from tests.support.walking import walk

CARD = "/recommendation/"
CHAPTERS = [f"{CARD}{name}/" for name in ("why", "week", "cost", "programs")]
LATER = person("Daily drinking after seizures in withdrawal")
# Withdrawal that is hard to get through cannot wait until tomorrow; the drinking alone could.
AT_ONCE = LATER | {"withdrawal_now": "moderate", "withdrawal_history": "needed_medical_help"}
ROWS = [row for row in triggers().values() if row.urgency == Urgency.TODAY]


def html_of(client, answers, address=CARD):
    walk(client, answers)
    return client.get(address).content.decode()


def test_a_row_says_today_or_leaves_until_tomorrow_in_the_words_that_can_be_made_stricter():
    said = phrases().alerts
    for row in ROWS:
        for text in (row.self, row.loved_one):
            assert (said.by_tomorrow in text) != row.seen_today, row.key
            assert said.by_today in text
    assert {row.key for row in ROWS if row.seen_today}


def test_only_where_it_must_be_today_a_text_is_made_stricter():
    text = "See a doctor today or tomorrow."
    assert agreeing(text, TODAY) == "See a doctor today."
    assert agreeing(text, BY_TOMORROW) == agreeing(text, "") == text


@pytest.mark.parametrize("respondent", ["self", "loved_one"])
def test_whoever_has_to_go_today_reads_of_no_tomorrow(started, respondent):
    html = html_of(started, AT_ONCE | {"respondent": respondent})
    alarm = html.split('aria-labelledby="alarm"')[1].split("</section>")[0]
    assert "See a doctor first, today</h2>" in alarm
    assert not re.search("today or tomorrow|by tomorrow", html)
    assert "today" in re.search("<p>(.*?)</p>", alarm)[1], "the row of today stands first"
    paper = started.get(f"{CARD}take-along/").content.decode()
    assert "See a doctor first, today<" in paper and "today or tomorrow" not in paper


def test_whoever_has_until_tomorrow_reads_that_everywhere(started):
    html = html_of(started, LATER)
    assert "See a doctor first, today or tomorrow</h2>" in html
    assert "See a doctor today or tomorrow, before you stop" in html


def test_help_first_speaks_of_the_doctor_in_the_same_words(started):
    thoughts = {"suicide": "thoughts", "means": "within_reach"}
    html = html_of(started, well_but(**thoughts, pregnancy="gave_birth_past_year"))
    assert "Also see a doctor today, before" in html and "today or tomorrow" not in html
    other = html_of(started, well_but(**thoughts))
    assert "Also see a doctor, today or tomorrow, before" in other


def test_what_is_for_today_is_not_put_off_to_this_week_lower_down(started):
    html = html_of(started, LATER | {"withdrawal_now": "mild", "stopping": "alone_soon"})
    assert "this week" not in html.split("<main")[1].split("Do this next")[0]
    assert "Early withdrawal now, or a hard one" not in html


def test_beside_a_doctor_who_comes_first_the_rest_is_told_there(started):
    html = html_of(started, well_but(mania="now", thinking_problems="serious"))
    assert "Tell the doctor about this, too" in html
    assert "Also see a doctor this week" not in html


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ({"mania": "now"}, "Tell the doctor about this, too"),
        ({"low_mood": "most_days"}, "Also see a doctor this week about"),
        ({"low_mood": "most_days", "current_care": "inpatient"}, "Tell the staff this, too"),
        ({"violence": "plan_or_acts"}, "Tell the doctors this, too"),
    ],
)
def test_what_can_wait_has_the_same_title_on_paper_as_on_the_card(started, told, title):
    html = html_of(started, well_but(thinking_problems="serious", **told))
    paper = started.get(f"{CARD}take-along/").content.decode()
    danger = paper.split('class="paper-danger"')[1].split("</div>")[0]
    for page in (html, danger):
        assert re.search(rf"<h2[^>]*>\s*{title}\s*</h2>", page), page


def test_severe_withdrawal_is_never_called_mild_on_the_same_page(started):
    html = html_of(started, AT_ONCE | {"withdrawal_now": "severe"})
    assert "Severe withdrawal" in html
    assert "Withdrawal now, and what" not in html and "Withdrawal that is hard" not in html


@pytest.mark.parametrize("address", CHAPTERS)
def test_every_chapter_says_that_the_doctor_comes_first(started, address):
    assert "A doctor comes first, today or tomorrow." in html_of(started, LATER, address)
    assert "A doctor comes first, today." in html_of(started, AT_ONCE, address)
    well = html_of(started, well_but(), address)
    assert "A doctor comes first" not in well and "What stands here" not in well


def test_with_staff_at_hand_a_chapter_names_them(started):
    there = well_but(current_care="inpatient", withdrawal_now="moderate", **{
        name: LATER[name] for name in ("use_frequency", "substances", "drinks_per_day")
    })  # fmt: skip
    html = html_of(started, there, CHAPTERS[0])
    assert "Talk with the staff first, today." in html
