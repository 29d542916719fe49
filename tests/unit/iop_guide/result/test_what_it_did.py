"""What a changed answer did to the result, said where Continue returns to."""

import pytest

from intake import sealing
from intake.questionnaire import questionnaire
from iop_guide.result.result import Result
from iop_guide.result.what_it_did import what_it_did
from tests.support.people import DEFINITIONS, person, well_but
from tests.support.walking import CHECK, fill, opened, walk

CARD, WHY = "/recommendation/", "/recommendation/why/"
WELL = well_but()
DANGER = person("A plan to end life")
UNWELL = person("Severe symptoms, no danger, a strong home")
OPEN = well_but(low_mood="most_days", anxiety="most_days", role_functioning="not_sure")


def did(before, now):
    return what_it_did(before, Result(now, DEFINITIONS))


def test_a_move_names_both_levels():
    assert did(UNWELL, WELL) == "Your change moved the result from IOP to no program right now."
    assert did(WELL, UNWELL) == "Your change moved the result from no program right now to IOP."


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


@pytest.mark.parametrize("before", [WELL, OPEN])
def test_a_change_that_leads_to_an_emergency_says_so_in_one_sentence(before):
    said = did(before, DANGER)
    assert said.startswith("Your change moved the result from ") and said.count(". ") == 0
    assert said.endswith(" to help first, with no level named.")


def test_it_stands_under_the_call_for_help(started):
    walk(started, DANGER | {"suicide": "thoughts"})
    opened(started, "suicide", back_to="card")
    fill(started, "thoughts", DANGER, back_to="card")
    html = started.get(CARD).content.decode()
    assert "help first, with no level named." in html
    assert html.index("tel:911") < html.index('role="status"') < html.index('id="what-to-do"')


def test_danger_told_is_answered_and_not_counted():
    assert did(DANGER, DANGER | {"stress": "some"}) == ""
    gone = did(person("A plan to end life"), WELL)
    assert gone.startswith("Your change moved the result from help first")


def changed(client, answers, back_to):
    """Open the page on mood from somewhere, answer it, and return."""
    opened(client, "low_mood", back_to=back_to)
    return fill(client, questionnaire().page_of("low_mood").key, answers, back_to=back_to)


def said_on(client, address):
    return client.get(address).context["what_it_did"]


def test_it_is_said_at_one_look_only(started):
    walk(started, UNWELL)
    better = UNWELL | {"low_mood": "not_at_all"}
    assert changed(started, better, "why")["Location"] == WHY
    assert said_on(started, WHY) == did(UNWELL, better) != ""
    assert said_on(started, WHY) == said_on(started, CARD) == ""


def test_it_is_gone_after_going_anywhere_else(started):
    walk(started, UNWELL)
    changed(started, UNWELL | {"low_mood": "not_at_all"}, "why")
    assert said_on(started, CARD) == ""
    assert said_on(started, WHY) == ""


def test_changes_on_the_check_page_are_told_together_on_the_card(started):
    walk(started, UNWELL)
    for mood in ("not_at_all", "several_days"):
        better = UNWELL | {"low_mood": mood}
        assert changed(started, better, "check")["Location"] == CHECK
    assert said_on(started, CARD) == did(UNWELL, better) != ""
    assert said_on(started, CARD) == ""


def test_what_it_did_is_said_though_the_store_takes_no_write(started, monkeypatch):
    walk(started, UNWELL)
    changed(started, UNWELL | {"low_mood": "not_at_all"}, "why")

    def down(*args, **more):
        raise sealing.StoreDown

    monkeypatch.setattr(sealing, "change", down)
    assert said_on(started, WHY)
