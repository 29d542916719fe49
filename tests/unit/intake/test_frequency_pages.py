"""How often anything is used and how often each is: the pages refuse what cannot all be so, say
what to do, and lose nothing that was entered."""

import re

import pytest

from intake.forms import PageForm
from intake.questionnaire import questionnaire
from tests.support.people import well_but
from tests.support.walking import CHECK, fill, walk

TOLD = {
    "concerns": ["alcohol"],
    "use_frequency": "daily",
    "substances": ["alcohol", "stimulants"],
    "use_risks": ["alone"],
    "frequency_alcohol": "weekly",
    "frequency_stimulants": "1_3_days",
}


def errors_of(response):
    assert response.status_code == 200, response.headers.get("Location")
    html = response.content.decode()
    summary = html.split('class="errors"')[1].split("</div>")[0]
    return re.findall(r'href="#id_([a-z_]+?)_0">(.*?)</a>', summary, re.S), html


def ticked(html, name, value):
    return re.search(rf'name="{name}" value="{value}"[^>]*checked', html)


def test_all_below_what_was_told_is_refused_where_it_is_completed(started):
    answers = well_but(**TOLD)
    walk(started, answers, until="how_often")
    ((name, words),), html = errors_of(fill(started, "how_often", answers))
    assert name == "frequency_alcohol"
    assert words == (
        "Drinking alcohol: Earlier you said that something is used every day. Pick that for at"
        " least one of these, or go back and change it."
    )
    assert words in html and html.count(words.split(": ")[1]) == 2  # there, and at the question
    assert ticked(html, "frequency_alcohol", "weekly")
    assert ticked(html, "frequency_stimulants", "1_3_days")
    answers["frequency_stimulants"] = "daily"
    assert fill(started, "how_often", answers).status_code == 302


@pytest.mark.parametrize("open_answer", ["not_sure", None])
def test_what_is_open_could_be_as_often_and_is_let_through(started, open_answer):
    answers = well_but(**{**TOLD, "frequency_stimulants": open_answer})
    walk(started, answers, until="how_often")
    assert fill(started, "how_often", answers).status_code == 302


def test_the_second_page_of_frequencies_completes_it(started):
    answers = well_but(**TOLD, frequency_cannabis="weekly")
    answers["substances"] = ["alcohol", "stimulants", "cannabis"]
    walk(started, answers, until="how_often_more")
    ((name, words),), html = errors_of(fill(started, "how_often_more", answers))
    assert name == "frequency_cannabis" and "Pick that here" in words
    assert ticked(html, "frequency_cannabis", "weekly")


AGREES = well_but(**{**TOLD, "frequency_alcohol": "daily"})


def changed(client, key, answers):
    """A change from the check page: what comes back when the page is sent with these answers."""
    return fill(client, key, answers, back_to="check")


def test_a_change_of_how_often_anything_is_used_is_held_against_each(started):
    before = {**AGREES, "use_frequency": "weekly", "frequency_alcohol": "weekly"}
    walk(started, before)
    use = {"use_frequency": "daily", "medicines": ["psychiatric"]}
    ((name, words),), html = errors_of(changed(started, "use", {**before, **use}))
    assert name == "use_frequency" and "none of them is used every day" in words
    assert ticked(html, "use_frequency", "daily")
    assert ticked(html, "medicines", "psychiatric")
    assert 'name="from" value="check"' in html
    use["use_frequency"] = "weekly"
    assert changed(started, "use", {**before, **use})["Location"] == CHECK


def test_each_may_be_raised_above_it_first(started):
    """An answer above use_frequency raises it, so that no order of changes is a dead end."""
    before = {**AGREES, "use_frequency": "weekly", "frequency_alcohol": "weekly"}
    walk(started, before)
    assert (
        changed(started, "how_often", {**before, "frequency_alcohol": "daily"}).status_code == 302
    )
    assert changed(started, "use", AGREES).status_code == 302


def test_leaving_out_the_one_used_most_is_refused_too(started):
    walk(
        started,
        {
            **AGREES,
            "substances": ["alcohol", "stimulants", "cannabis"],
            "frequency_cannabis": "weekly",
        },
    )
    picked = {"substances": ["stimulants", "cannabis"]}
    ((name, words),), html = errors_of(changed(started, "substances", {**AGREES, **picked}))
    assert name == "substances" and "used every day" in words
    assert ticked(html, "substances", "cannabis") and not ticked(html, "substances", "alcohol")


def test_a_page_that_has_no_part_in_it_is_never_held_up(started):
    """As for answers from before the form refused them."""
    mood = [questionnaire().questions["low_mood"]]
    assert PageForm(mood, well_but(**TOLD), {"low_mood": "most_days"}).is_valid()
