"""A section that an open answer could open is offered on the result, by name, with one press."""

import pytest

from intake.questionnaire import questionnaire
from tests.support.people import person, well_but
from tests.support.walking import QUESTIONS, fill, opened, shown, visit_of, walk

CARD, WHY = "/recommendation/", "/recommendation/why/"
ALCOHOL = questionnaire().sections["alcohol_and_drugs"].name
SKIPS = {"respondent": "self", "age_group": "26_64", "concerns": ["mental_health"]}
UNSURE = well_but(low_mood="most_days", role_functioning="slipping", use_frequency=None)
DRINKER = person("Daily drinking after seizures in withdrawal")


def offered(client, address):
    return dict(client.get(address).context["unasked"])


def test_who_skips_everything_goes_on_from_the_card(started):
    walk(started, SKIPS)
    assert offered(started, CARD) == {ALCOHOL: "use_frequency"} == offered(started, WHY)
    html = started.get(CARD).content.decode().split('id="unasked"')[1].split("</section>")[0]
    assert 'name="open" value="use_frequency"' in html and ALCOHOL in html


def test_it_opens_the_question_then_the_section_and_returns(started):
    walk(started, SKIPS)
    opened(started, "use_frequency", back_to="card")
    met, address = [], QUESTIONS
    while address == QUESTIONS:
        met.append(shown(started))
        address = fill(started, met[-1], DRINKER, "card")["Location"]
    assert address == CARD and {"use", "substances", "criteria"} <= set(met)
    assert visit_of(started).answers["sud_criteria"] == DRINKER["sud_criteria"]
    assert ALCOHOL not in offered(started, WHY)


def test_what_is_told_is_not_offered(started):
    walk(started, well_but())
    assert offered(started, WHY) == {} and "unasked" not in started.get(WHY).content.decode()


@pytest.mark.parametrize("answer", ["not_sure", None])
def test_one_answer_left_open_is_enough(started, answer):
    walk(started, UNSURE | ({"use_frequency": answer} if answer else {}))
    assert offered(started, WHY) == {ALCOHOL: "use_frequency"}
