"""The questions against definitions: what changes nothing is told, and a level nobody can get."""

import copy
from dataclasses import replace

import pytest

from intake.questionnaire import questionnaire
from intake.questions import Option
from intake.ratings import read_ratings
from iop_guide.result.checks import option_search
from iop_guide.result.checks import questions as question_checks
from iop_guide.result.checks.accepted_file import options_accepted
from iop_guide.result.checks.example_people import moved_people
from iop_guide.result.checks.option_search import OptionSearch
from iop_guide.result.checks.questions import idle_options, unreached_levels
from programs.levels.checks import in_the_way
from programs.levels.content import read_files, read_rules

SITE = read_rules(read_files())
QUESTIONS = questionnaire().questions
KAVA = Option(id="kava", self="Kava", said="kava")


def changed(change):
    content = copy.deepcopy(read_files())
    change({level["key"]: level for level in content["level"]})
    return content


@pytest.fixture
def asked(monkeypatch):
    """The check, as if only these questions were asked."""

    def check(*questions):
        monkeypatch.setattr(question_checks, "choice_questions", lambda: list(questions))
        question_checks._idle_options.cache_clear()
        return idle_options(SITE)

    yield check
    question_checks._idle_options.cache_clear()


def with_one_more(question):
    return replace(QUESTIONS[question], options=(*QUESTIONS[question].options, KAVA))


@pytest.mark.parametrize("name", ["suicide", "court", "sud_criteria", "stress", "respondent"])
def test_the_options_that_decide_something_are_found_to(name):
    idle = OptionSearch(SITE).idle(QUESTIONS[name])
    assert idle == (["some"] if name == "stress" else [])


def test_an_option_that_nothing_looks_at_is_told(asked):
    assert asked(QUESTIONS["court"]) == []
    (text,) = asked(with_one_more("court"))
    assert text == "The question “Required to get treatment”: “kava” leads to the same as “no”."


def test_an_option_among_several_that_nothing_looks_at_is_told(asked):
    (text,) = asked(with_one_more("medicines"))
    assert text.endswith(": to pick “kava” changes nothing.")


def test_a_question_that_nothing_looks_at_is_told(asked):
    options = (Option(id="yes", self="Yes", said="yes"), KAVA)
    (text,) = asked(replace(QUESTIONS["home_safety"], options=options, short="Kava at home"))
    assert text == "The question “Kava at home” changes nothing, whatever the answer."


def test_nothing_is_left_to_tell_of_the_sites_own_definitions():
    """Each warning was acted on, or is accepted with its reason; none is accepted without need."""
    assert idle_options(SITE) == []


def test_what_is_accepted_is_not_told_and_an_option_beside_it_is(asked):
    assert (
        OptionSearch(SITE).idle(QUESTIONS["stress"]) == list(options_accepted("stress")) == ["some"]
    )
    assert asked(QUESTIONS["stress"]) == []
    (text,) = asked(with_one_more("stress"))
    assert text == "The question “Stress”: “kava” leads to the same as “little”."


def test_what_is_accepted_and_changes_something_is_told_of_the_sites_own_definitions_only(
    asked, monkeypatch
):
    accepted = {"stress": ("some", "high")}
    monkeypatch.setattr(question_checks, "options_accepted", lambda name: accepted.get(name, ()))
    (text,) = asked(QUESTIONS["stress"])
    assert text.startswith("accepted.toml: at the question “Stress”, “a lot” does change")
    stricter = changed(lambda levels: levels["outpatient"]["serves"].update(home=0))
    assert idle_options(read_rules(stricter)) == []


def test_two_people_who_differ_in_one_option_prove_that_it_matters():
    """Every option not told is proven: the search ends at a pair whose results differ."""
    search, question = OptionSearch(SITE), QUESTIONS["stress"]
    told = [person.answers for person in option_search.people()]
    pairs = [
        ({**answers, "stress": "low"}, {**answers, "stress": "high"})
        for answers in told
        if search._matters(question, "high", answers)
    ]
    assert pairs
    for one, other in pairs:
        assert search._seen(one) != search._seen(other)


def test_words_alone_do_not_make_the_search_run_again(monkeypatch):
    idle_options(SITE)
    monkeypatch.setattr(OptionSearch, "idle", lambda *_: pytest.fail("searched again"))
    idle_options(read_rules(changed(lambda levels: levels["iop"].update(tagline="Other."))))


def test_every_level_is_reached_by_answers():
    assert unreached_levels(SITE) == []


def test_a_level_that_ratings_reach_and_answers_do_not_is_refused():
    """No answers rate readiness as severe."""
    assert all(entry.rating < 4 for entry in read_ratings().entries["engagement"])

    def odd(levels):
        levels["no_program"]["not_enough_when"] = [{"at_least": {"engagement": 4}}]
        levels["no_program"]["serves"] = levels["no_program"]["reasons"] = {}
        levels["outpatient"]["not_enough_when"] = []

    content = changed(odd)
    text = "No answers to the questions were found that lead to Outpatient care."
    assert text in [problem.text for problem in in_the_way(content)]


def test_the_people_who_move_are_named_with_both_results():
    content = changed(lambda levels: levels["outpatient"]["serves"].update(substance_use=3))
    looser = read_rules(content)
    moved = moved_people(SITE, looser)
    assert moved and all(person.is_down for person in moved)
    # A doctor first, with the level that may follow, moves as that level does.
    assert {(person.old, person.new) for person in moved} == {
        (f"{outcome}:iop", f"{outcome}:outpatient") for outcome in ("level", "medical_first")
    }
    back = moved_people(looser, SITE)
    assert [(p.name, p.new, p.old, not p.is_down) for p in back] == moved
    assert moved_people(SITE, SITE) == []


def test_no_program_instead_of_too_few_answers_counts_as_down():
    content = changed(lambda levels: None)
    content["range_too_wide_from"] = "inpatient"
    for level in content["level"][:4]:
        level["serves"] = dict.fromkeys(level["serves"], 4)
        level["reasons"], level["not_enough_when"] = {}, []
    (moved,) = [
        person
        for person in moved_people(SITE, read_rules(content))
        if person.name == "Sure of nothing"
    ]
    assert moved == ("Sure of nothing", "not_enough_answers", "no_program", True)
