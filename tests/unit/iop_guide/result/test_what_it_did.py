"""What a changed answer did to the result, said where Continue returns to."""

import pytest

from intake.questionnaire import questionnaire
from iop_guide.result.result import Result
from iop_guide.result.what_it_did import what_it_did
from tests.support.people import DEFINITIONS, person, well_but
from tests.support.walking import fill, opened, walk

WHY = "/recommendation/why/"
WELL = well_but()
UNWELL = person("Severe symptoms, no danger, a strong home")
OPEN = well_but(low_mood="most_days", anxiety="most_days", role_functioning="not_sure")


def did(before, now):
    return what_it_did(before, Result(now, DEFINITIONS))


def test_a_move_names_both_levels():
    assert did(UNWELL, WELL) == "This moved the result from IOP to no program right now."
    assert did(WELL, UNWELL) == "This moved the result from no program right now to IOP."


def test_an_answer_that_changes_nothing_says_so():
    assert did(WELL, WELL | {"stress": "some"}) == "This did not change the result."


@pytest.mark.parametrize("before", [{}, WELL])
def test_without_a_change_nothing_is_said(before):
    assert did(before, WELL) == ""


def test_a_range_that_an_answer_narrows_is_told_as_such():
    wide = Result(OPEN, DEFINITIONS)
    assert wide.highest
    said = did(OPEN, OPEN | {"role_functioning": "managing"})
    assert said.startswith("This narrowed the result. It was ") and "Now it is " in said
    back = did(OPEN | {"role_functioning": "managing"}, OPEN)
    assert back.startswith("This changed the result. It was ")


def test_danger_told_is_answered_and_not_counted():
    assert did(WELL, person("A plan to end life")) == ""
    gone = did(person("A plan to end life"), WELL)
    assert gone.startswith("This moved the result from help first")


def test_the_chapter_one_returns_to_says_what_a_change_did(started):
    walk(started, UNWELL)
    opened(started, "low_mood", back_to="why")
    page = questionnaire().page_of("low_mood").key
    better = UNWELL | {"low_mood": "not_at_all"}
    response = fill(started, page, better, back_to="why")
    assert response["Location"] == WHY
    assert did(UNWELL, better) in started.get(WHY).content.decode()
    assert started.get("/recommendation/").context["what_it_did"] == did(UNWELL, better)
