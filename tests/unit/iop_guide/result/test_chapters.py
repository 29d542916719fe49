"""The result as one card and five chapters: the same addresses and titles for all, and short."""

import re

import pytest
from django.test import Client

from intake.questionnaire import questionnaire
from tests.support.closed_words import closed_words, sentences_twice, unlinked_numbers
from tests.support.people import OUTCOMES, PEOPLE, person, well_but
from tests.support.walking import walk

from .test_steps import STAYS

CARD = "/recommendation/"
CHAPTERS = [f"{CARD}{name}/" for name in ("why", "week", "cost", "programs", "take-along")]
MOST_ON_THE_CARD, MOST_IN_A_CHAPTER = 600, 700


def visit_of(answers):
    visitor = Client()
    visitor.post("/intake/")
    walk(visitor, answers)
    return visitor


def html_of(visitor, address):
    response = visitor.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def title(html):
    return re.search(r"<title>(.*?)</title>", html, re.S).group(1)


def test_addresses_and_titles_are_the_same_whatever_the_outcome(site):
    titles = {address: set() for address in [CARD, *CHAPTERS]}
    for outcome, name in OUTCOMES.items():
        visitor = visit_of(person(name))
        assert visitor.get(CARD).context["outcome"] == outcome
        for address, said in titles.items():
            said.add(title(html_of(visitor, address)))
    assert all(len(said) == 1 for said in titles.values()), titles


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/recommendation/summary/", "/recommendation/take-along/"),
        ("/recommendation/calls/", "/recommendation/take-along/"),
        ("/money/", "/recommendation/cost/"),
    ],
)
def test_addresses_of_before_lead_on(started, old, new):
    assert started.get(old)["Location"] == new


def test_without_answers_only_the_chapter_about_costs_is_there_and_names_no_result(
    visitor,
):
    for address in CHAPTERS:
        if address == "/recommendation/cost/":
            html = html_of(visitor, address)
            assert "Back to the result" not in html and "open-question" not in html
        else:
            assert visitor.get(address)["Location"] == "/intake/"


@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_everyones_pages_are_short_with_one_alarm_and_numbers_to_tap(site, entry):
    visitor = visit_of(entry["answers"])
    card = html_of(visitor, CARD)
    assert closed_words(card) <= MOST_ON_THE_CARD
    assert card.count("box-urgent") + card.count('class="told"') <= 1
    assert card.count("<h1") == 1
    assert not ("box-urgent" in card and 'class="reminder"' in card), "never two alarms"
    for address in CHAPTERS:
        html = html_of(visitor, address)
        assert closed_words(html) <= MOST_IN_A_CHAPTER, address
        assert sentences_twice(html) == [], address
        assert unlinked_numbers(html) == [], address
    assert unlinked_numbers(card) == []


def test_the_card_leads_to_every_chapter_and_each_chapter_to_the_card_and_the_next(site):
    visitor = visit_of(person(OUTCOMES["level"]))
    card = html_of(visitor, CARD)
    assert all(f'href="{address}"' in card for address in CHAPTERS)
    for address, ahead in zip(CHAPTERS, [*CHAPTERS[1:], CARD], strict=True):
        html = html_of(visitor, address)
        assert f'<p class="back"><a href="{CARD}">' in html
        assert f'href="{ahead}"' in html.split('class="next"')[1]


@pytest.mark.parametrize("name", ["Severe symptoms, no danger, a strong home", OUTCOMES["level"]])
def test_less_and_more_are_each_argued_once(site, name):
    html = html_of(visit_of(person(name)), CHAPTERS[0])
    assert re.findall(r"<h2[^>]*>(Why not \w+)", html) == ["Why not less", "Why not more"]
    less, more = html.split(">Why not less<")[1].split(">Why not more<")
    assert "Outpatient care is not enough" in less
    assert 'href="/levels/outpatient/"' not in more.split("</section>")[0]


def test_an_emergency_names_no_level_on_any_of_its_pages(site):
    visitor = visit_of(person(OUTCOMES["emergency"]))
    for address in (CARD, CHAPTERS[0], CHAPTERS[1], CHAPTERS[3]):
        main = html_of(visitor, address).split("<main")[1].split("</main")[0]
        said = re.sub("<[^>]*>", " ", main)  # a form's token may hold any letters
        assert "point to" not in said and "IOP" not in said, address


def test_someone_told_to_stay_is_never_told_to_search(site):
    visitor = visit_of(STAYS)
    assert visitor.get(CARD).context["told_to_stay"]
    card = html_of(visitor, CARD)
    assert "Questions for the team" in card and "earch for programs" not in card
    programs = html_of(visitor, "/recommendation/programs/")
    assert "no program to look for now" in programs and "Search for programs" not in programs


# --- The question that settles most ---------------------------------------------------------

OPEN = well_but(low_mood="most_days", anxiety="most_days", role_functioning="not_sure")


def form_of(html):
    """The hidden fields of the form on the card, and the values of its choices."""
    form = html.split('class="settle"')[1].split("</form>")[0]
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    return hidden, re.findall(r'type="radio" name="(\w+)" value="(\w+)"', form)


def test_the_question_that_settles_most_is_asked_on_the_card_and_the_result_is_drawn_again(site):
    visitor = visit_of(OPEN)
    context = visitor.get(CARD).context
    assert context["settling"].field
    before = dict(context["result"].answers)
    hidden, choices = form_of(html_of(visitor, CARD))
    name, value = choices[0]
    data = {}
    for key, said in hidden:
        data.setdefault(key, []).append(said)
    response = visitor.post("/intake/questions/", data | {name: [value]})
    assert response["Location"] == CARD
    after = visitor.get(CARD).context["result"].answers
    assert after == before | {name: value}, "the other answers of its page stay as they were"


def test_a_week_that_nobody_told_of_is_said_to_go_with_nothing(site):
    told = person("Many signs, three nights a week, and no job")
    asked = questionnaire().questions
    visitor = visit_of({q: told[q] for q in told if asked[q].section != "obligations"})
    untold = html_of(visitor, CHAPTERS[1])
    assert "The kinds there are" in untold
    for claim in ("told us about the week", 'class="verdict', "The week, drawn"):
        assert claim not in untold, claim
    assert "How it could fit the week" not in html_of(visitor, CHAPTERS[4])


def test_a_week_that_was_told_is_held_against_each_way(site):
    visitor = visit_of(person("A parent alone, on night shifts, with cocaine"))
    told = html_of(visitor, CHAPTERS[1])
    assert 'class="verdict' in told and "The week, drawn" in told
