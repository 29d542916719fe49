"""The form of a gate: what it takes, what it refuses and says, in both voices."""

import re

import pytest
from crispy_forms.utils import render_crispy_form
from django.http import QueryDict

from intake.gate_form import GateForm
from intake.gates import NONE, shown
from intake.questionnaire import questionnaire
from intake.questions import NOT_SURE

MIND = questionnaire().gates["mind"]
NAMES = list(MIND.questions)


def form(chosen=None, answers=None, before=None, gate=MIND, **also):
    """The form of a gate, empty or sent with these boxes ticked."""
    data = QueryDict(mutable=True)
    data.setlist(gate.field_name, chosen or [])
    data.update({"page": "gate", **also})
    lines = shown(gate, gate.questions)
    return GateForm(gate, lines, answers or {}, before, None if chosen is None else data)


@pytest.mark.parametrize("chosen", [[], [NONE], [NOT_SURE], ["mania", "violence"], NAMES])
def test_what_is_chosen_is_taken_as_it_is(chosen):
    sent = form(chosen)
    assert sent.is_valid()
    assert list(sent.told().chosen) == chosen
    assert sent.told().ticks == [name for name in chosen if name in NAMES]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([NONE, "mania"], "“None of these” does not go with other answers."),
        ([NOT_SURE, "mania"], "“Not sure” does not go with other answers."),
        ([NONE, NOT_SURE], "“None of these” does not go with other answers."),
        (["medical"], "Choose one of the answers shown."),
    ],
)
def test_what_cannot_be_is_refused_at_the_field_and_nothing_is_lost(chosen, said):
    sent = form(chosen)
    assert not sent.is_valid()
    assert sent.errors["gate_mind"][0].startswith(said)
    html = render_crispy_form(sent)
    for name in set(chosen) & {*NAMES, NONE, NOT_SURE}:
        assert re.search(f'value="{name}" id="[a-z_0-9]+" checked aria-invalid', html)


def test_a_line_that_was_not_on_the_page_is_not_told():
    sent = form([NONE], shown="mania psychosis")
    assert sent.is_valid()
    assert [line.id for line in sent.told().lines] == ["mania", "psychosis"]


@pytest.mark.parametrize("gate", questionnaire().gates.values(), ids=lambda gate: gate.key)
@pytest.mark.parametrize("respondent", ["self", "loved_one"])
def test_heading_hint_and_every_line_stand_in_the_voice_of_who_answers(gate, respondent):
    html = render_crispy_form(form(answers={"respondent": respondent}, gate=gate))
    for text in (gate.text(respondent), gate.hint_for(respondent), gate.why):
        assert text in html
    for line in gate.lines:
        assert line.text(respondent) in html
    assert "None of these" in html and "Not sure" in html
    if respondent == "loved_one":
        assert not re.search(r"\b(I|my|me)\b", re.sub("<[^>]+>", " ", html))


def test_a_screen_reader_hears_heading_hint_and_error_with_the_boxes():
    sent = form([NONE, "mania"])
    html = render_crispy_form(sent)
    described = re.search(r'<fieldset[^>]*aria-describedby="([^"]+)"', html)[1].split()
    assert all(f'id="{name}"' in html for name in described) and len(described) == 2
    assert "<legend><h1>Does any of this fit you?</h1></legend>" in html
    ids = re.findall(r'<input type="checkbox"[^>]* id="([^"]+)"', html)
    assert ids and all(f'<label for="{name}">' in html for name in ids)


def test_a_gate_seen_before_is_filled_in_as_it_was_left():
    html = render_crispy_form(form(before=["mania"]))
    assert re.findall(r'value="([a-z_]+)" id="[^"]+" checked', html) == NAMES
    html = render_crispy_form(form(before=[]))
    assert "checked" not in html
