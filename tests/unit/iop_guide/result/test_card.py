"""The card: the question that would settle most stands open on it, steps are a sentence each, and
a ZIP code is asked where programs are spoken of."""

import re

import pytest
from django.core.cache import caches
from django.urls import reverse, reverse_lazy

from intake import turning
from intake.questionnaire import questionnaire
from iop_guide.result.result import Result
from programs.directory.search_form import NO_PLACE, ZipForm
from tests.support.people import DEFINITIONS, PEOPLE, person, well_but
from tests.support.walking import fill, run_of, shown, visit_of, walk

from .test_steps import STAYS

CARD, PROGRAMS = "/recommendation/", "/recommendation/programs/"
CHAPTERS = ("why", "week", "cost", "programs", "take_along")
ADDRESSES = [CARD, *(reverse_lazy(f"result_{name}") for name in CHAPTERS)]
RANGE = well_but(low_mood="most_days", anxiety="most_days", role_functioning="not_sure")
REFUSALS = ZipForm.base_fields["zip"].error_messages
IOP = person("Severe symptoms, no danger, a strong home")


def without_week(answers):
    """What is told before the first result."""
    asked = questionnaire().questions
    return {name: told for name, told in answers.items() if asked[name].section != "obligations"}


def html_of(client, address=CARD):
    return client.get(address).content.decode()


# The one place that is meant


HOUSE = re.compile(r"residential|residence|\bhouse\b")
HOSPITAL = {"self_care": "cannot", "withdrawal_now": "none"}


def head_of(html):
    return html.split('class="answer"')[1].split("</ul>")[0]


@pytest.mark.parametrize("told", [HOSPITAL, HOSPITAL | {"pregnancy": "yes"}])
def test_who_is_meant_for_a_hospital_reads_of_no_house_in_the_first_lines(started, told):
    walk(started, person("Day treatment done, and use after each return home") | told)
    head = head_of(html_of(started))
    assert "inpatient care in a hospital" in head and "In the hospital" in head
    assert not HOUSE.search(head)


def test_who_is_not_reads_of_both_and_neither_is_kept_for_the_other(started):
    house = person("Day treatment done, and use after each return home")
    for told in (HOSPITAL, {}, HOSPITAL):
        walk(started, house | told)
        assert bool(HOUSE.search(head_of(html_of(started)))) == (not told)


# The question that would settle most


def box_of(html):
    return html.split('class="settle"')[1].split("</section>")[0]


def test_the_question_stands_open_with_its_choices_and_one_button(started):
    walk(started, RANGE)
    box = box_of(html_of(started))
    question = questionnaire().questions[started.get(CARD).context["settling"].question]
    before_any_fold = box.split("<details")[0]
    values = re.findall(r'<input type="radio" name="\w+" value="(\w+)"', before_any_fold)
    assert values == list(question.option_ids()), "it is asked because nobody is sure"
    assert question.text("self") in before_any_fold
    assert box.count('type="submit"') == 1


def test_what_its_choices_mean_is_folded_below_them(started):
    walk(started, RANGE)
    question = questionnaire().questions[started.get(CARD).context["settling"].question]
    folded = box_of(html_of(started)).split("<details")[1]
    assert all(option.hint in folded for option in question.options)


def test_a_danger_that_is_asked_on_the_card_is_not_listed_or_pointed_to_once_more(started):
    walk(started, IOP | {"suicide": "not_sure"})
    context = started.get(CARD).context
    assert context["settling"].question == "suicide" and context["settling"].danger
    assert "suicide" not in [row.question.id for row in context["could_not_tell"]]
    assert all("What we could not tell" not in step.act for step in context["steps"])
    tonight, *others = context["steps"]
    assert tonight.soon == "Today or tonight" and len(others) == 2, "another step has its place"
    assert "sms:988" in box_of(html_of(started)), "what to do if it is so stays there"


# Steps


def test_a_step_for_tonight_stands_whole_and_a_later_one_is_a_sentence(started):
    walk(started, IOP)
    tonight, *later = started.get(CARD).context["steps"]
    texts = [Result(IOP, DEFINITIONS).step_text(s) for s in Result(IOP, DEFINITIONS).steps]
    assert (tonight.act, tonight.more) == (texts[0], "")
    assert [f"{step.act} {step.more}".strip() for step in later] == texts[1:]
    assert any(step.more for step in later)
    assert all("tel:" not in step.act for step in later if step.more), "no link on a fold"


# What leads on


@pytest.mark.parametrize("name", sorted(entry["name"] for entry in PEOPLE))
def test_what_leads_to_a_question_has_the_form_for_it_and_else_there_is_none(started, name):
    walk(started, person(name))
    html = html_of(started)
    assert (' form="open-question"' in html) == (' id="open-question"' in html)


def test_each_reason_leads_to_what_is_behind_it_in_the_chapter(started):
    walk(started, IOP)
    told = re.findall(r'<p>([^<]+) <a class="small" href="([^#]+)#(reason-\d)">', html_of(started))
    assert len(told) > 1
    for text, address, place in told:
        before, behind = html_of(started, address).split(f'id="{place}"')
        assert re.search(rf'<p>{re.escape(text)}</p>\s+<details class="source" $', before)
        assert 'name="open"' in behind.split("</details>")[0]


def test_a_card_knows_all_along_the_road_if_something_was_not_asked_yet(started):
    """Kept with the visit, so that no card works the road out once more; it is never stale."""
    told = IOP | {"zip": "02139"}
    while (unseen := turning.journey_of(visit := visit_of(started)).first_unseen()) is not None:
        assert not visit.walked and started.get(CARD).context["unseen"] == unseen
        fill(started, shown(started), told)
    assert visit.walked and started.get(CARD).context["unseen"] is None
    fill(started, "safety", told | {"emergency_signs": ["seizure"]})
    visit = visit_of(started)
    assert visit.walked == (turning.journey_of(visit).first_unseen() is None)
    assert not turning.kept(visit, {"zip": "02139"}).walked


def test_the_pieces_that_are_kept_hold_nothing_of_whoever_saw_them(started, client):
    danger = well_but(home_safety="unsafe", emergency_signs=["seizure"], zip="02139")
    for visitor, answers in ((started, IOP), (client, danger)):
        visitor.post("/intake/")
        walk(visitor, answers)
        for address in ADDRESSES:
            assert visitor.get(address).status_code == 200
        inside = caches["pages"]
        pieces = [inside.get(key.split(":", 2)[2]) for key in [*inside._cache] if '"top"' in key]
        assert len(pieces) == len(ADDRESSES)
        own = [run_of(visitor), visitor.cookies["csrftoken"].value, "csrfmiddlewaretoken"]
        own += ["off-paper", "02139", "You told us"]
        assert not [(mine, piece) for mine in own for piece in pieces if mine in piece]


# The ZIP code


def test_beside_a_doctor_today_a_step_against_danger_stands_whole_with_its_number(started):
    walk(started, person("Alcohol with benzodiazepines, and thoughts of suicide"))
    page = started.get(CARD)
    assert page.context["today_alerts"] and not page.context["help_first_alerts"]
    step = next(step for step in page.context["steps"] if "988" in step.act)
    assert step.more == ""


@pytest.fixture
def untold(started):
    """A visitor with a first result, who has not told where they are."""
    walk(started, without_week(IOP))
    return started


def tell(client, code, **more):
    return client.post(PROGRAMS, {"zip": code, "run": run_of(client)} | more)


@pytest.mark.parametrize("address", [CARD, PROGRAMS])
def test_a_zip_code_is_asked_right_there_until_it_is_told(untold, address):
    form = html_of(untold, address).split('class="zip-here')[1].split("</form>")[0]
    assert f'action="{PROGRAMS}"' in form and 'name="zip"' in form and 'method="post"' in form
    assert tell(untold, "02139")["Location"] == PROGRAMS
    assert visit_of(untold).answers["zip"] == "02139"
    assert "zip-here" not in html_of(untold, address)


@pytest.mark.parametrize(
    ("code", "says"),
    [("", REFUSALS["required"]), ("021", REFUSALS["invalid"]), ("00000", NO_PLACE)],
)
def test_a_wrong_zip_code_is_refused_in_place_and_not_kept(untold, code, says):
    response = tell(untold, code)
    html = response.content.decode()
    assert response.status_code == 200 and "zip" not in visit_of(untold).answers
    assert html.count(str(says)) == 2 and 'href="#id_zip"' in html and 'aria-invalid="true"' in html
    assert f'value="{code}"' in html and "<title>Error:" in html


def test_only_the_page_with_an_error_says_so_in_its_title(untold):
    for _ in range(2):
        assert "<title>Programs" in html_of(untold, PROGRAMS)
        assert "<title>Error:" in tell(untold, "021").content.decode()


def test_a_zip_code_of_an_earlier_run_is_not_kept(untold):
    assert tell(untold, "02139", run="another").status_code == 409
    assert "zip" not in visit_of(untold).answers


def test_who_is_told_to_stay_is_asked_for_no_zip_code(started):
    walk(started, without_week(STAYS))
    assert started.get(CARD).context["told_to_stay"]
    assert "zip-here" not in html_of(started) + html_of(started, reverse("result_programs"))
