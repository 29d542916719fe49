"""What would change this: what is promised comes true, nothing smaller does it, and nothing is
offered that must not be. Held against brute force that knows nothing of the search."""

import random
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from intake.answers import AnswerError, check_answers, is_open, stand
from intake.changes import milder, shuts_nothing, worse
from intake.nameable import alarming, named_by_triggers, named_this_week
from intake.questionnaire import questionnaire
from intake.rescoring import Rescoring, reads
from intake.scoring import profile
from iop_guide.result.as_json import as_record
from iop_guide.result.result import Result
from iop_guide.result.what_if import changed as changed_to
from iop_guide.result.what_if import in_words
from iop_guide.rules.comparison import place
from iop_guide.rules.explain.change_search import Trial, steps_of
from iop_guide.rules.explain.what_if import MOST_OFFERED, Way, what_would_change
from iop_guide.rules.recommendation import Outcome, recommend
from programs.levels.releases import from_files
from tests.support.people import PEOPLE, answers_of, person, well_but
from tests.support.strategies import OBLIGATIONS, answers, someone

FOUND = questionnaire()
DEFINITIONS = from_files().definitions
LEVELS = [None, *(level.key for level in DEFINITIONS.levels[1:])]
NEVER = {
    "respondent", "age_group", "concerns", "zip", "pregnancy", "overdose", "suicide_attempt",
    "withdrawal_history", "treatment_history", "time_without_use", "medicines", "current_care",
    "emergency_signs", "past_care", "left_care", "left_how", *OBLIGATIONS,
}  # fmt: skip
# Toward more care: danger out of nowhere, and substances that nobody spoke of.
FAR = {"suicide", "means", "violence", "psychosis", "mania", "substances"}
SPEAKS_OF_A_LEVEL = (Outcome.LEVEL, Outcome.MEDICAL_FIRST, Outcome.NO_PROGRAM)
people = st.randoms(use_true_random=False).map(someone) | answers()


def run(found):
    return recommend(profile(found), DEFINITIONS)


def height(result):
    return LEVELS.index(result.level.key if result.level else None)


def stopping_alerts(result):
    return {alert.key for alert in result.profile.alerts if alert.urgency != "this_week"}


def gets_there(way, now, then):
    """What a way means, said anew."""
    if way == Way.MORE:
        return then.level is not None and height(then) > height(now)
    return then.outcome in SPEAKS_OF_A_LEVEL and height(then) < height(now)


def allowed(found):
    try:
        return bool(check_answers(found, FOUND))
    except AnswerError:
        return False


def holds_whatever_opens(before, changed):
    """Whether a change leads to the same, whatever is answered to what it opens; said anew."""
    after = stand(changed, FOUND)
    new = [
        name
        for name in after.keys() & FOUND.questions.keys()
        if name not in before or (is_open(changed, name) and after[name][1] and not before[name][1])
    ]
    if any(FOUND.questions[name].many for name in new):
        return False
    then = run(changed)
    combined = [FOUND.questions[name].option_ids() for name in new]
    if len(list(product(*combined))) > 20:
        return False
    for values in product(*combined):
        answered = changed | dict(zip(new, values, strict=True))
        again = run(answered)
        if (again.outcome, again.level) != (then.outcome, then.level):
            return False
        if stand(answered, FOUND).keys() - after.keys():
            return False
    return True


def brute_force(way, found, now, offers):
    """The size of the smallest change of these offers that gets there, and all of that size."""
    before = stand(found, FOUND)
    for count in (1, 2, 3):
        there = []
        for group in combinations(offers, count):
            for changes in product(*(offer.changes for offer in group)):
                changed = {**found, **{change.question: change.value for change in changes}}
                kept = allowed(changed) and shuts_nothing(before, stand(changed, FOUND))
                there_now = kept and gets_there(way, now, run(changed))
                danger = not stopping_alerts(run(changed)) <= stopping_alerts(now)
                if there_now and not danger and holds_whatever_opens(before, changed):
                    there.append(changes)
        if there:
            fewest = min(map(steps_of, there))
            return [changes for changes in there if steps_of(changes) == fewest]
    return []


def searched(found, now, up, down, **more):
    rescoring = Rescoring(found)

    def place_with(changes):
        return place(DEFINITIONS, rescoring.low(changes))

    def recommend_with(changes):
        return changed_to(found, changes, now)

    return what_would_change(now, up, down, Trial(place_with, recommend_with), **more)


def some(data, offers):
    """A few of the offers, so that brute force is feasible."""
    few = data.draw(st.sets(st.sampled_from(range(len(offers))), min_size=1, max_size=5))
    return [offers[number] for number in sorted(few)]


@given(people, st.data())
@settings(max_examples=60, deadline=None)
def test_the_smallest_changes_are_those_that_brute_force_finds(found, data):
    now = run(found)
    up, down = worse(found, FOUND), milder(found, FOUND)
    assume(now.outcome in SPEAKS_OF_A_LEVEL and up and down)
    up, down = some(data, up), some(data, down)
    results = searched(found, now, up, down)
    for way, offers in ((Way.MORE, up), (Way.LESS, down)):
        smallest = brute_force(way, found, now, offers)
        named = [item.changes for item in results if item.way == way]
        assert all(changes in smallest for changes in named)
        assert bool(named) == bool(smallest)


@pytest.mark.parametrize(
    "name",
    ["Low most days, work failing, and trouble on all sides", "Panic that stops everything"],
)  # fmt: skip
def test_with_every_offer_on_the_way_down_brute_force_finds_the_same(name):
    found = person(name)
    now, down = run(found), milder(found, FOUND)
    smallest = brute_force(Way.LESS, found, now, down)
    named = [item.changes for item in Result(found, DEFINITIONS).what_if if item.way == Way.LESS]
    assert smallest and named and all(changes in smallest for changes in named)


@given(people)
@settings(max_examples=80, deadline=None)
def test_running_again_with_a_change_gives_what_was_promised(found):
    result = Result(found, DEFINITIONS)
    for item in result.what_if:
        changed = check_answers({**found, **item.values}, FOUND)
        again = as_record(Result(changed, DEFINITIONS), from_files(), what_if=False)
        assert item.target == (again["level"] if item.target in LEVELS else again["outcome"])
        if item.target in LEVELS:
            assert again["outcome"] in (Outcome.LEVEL, str(result.outcome))
        assert gets_there(item.way, result.recommendation, run(changed))
        for left_out in item.values if len(item.values) > 1 else ():
            fewer = {**changed, left_out: found[left_out]}
            assert not gets_there(item.way, result.recommendation, run(fewer))


@given(people)
@settings(max_examples=80, deadline=None)
def test_only_what_may_be_offered_is(found):
    before = stand(found, FOUND)
    result = Result(found, DEFINITIONS)
    for item in result.what_if:
        assert not NEVER & item.values.keys()
        assert not any(is_open(found, name) for name in item.values)
        after = stand({**found, **item.values}, FOUND)
        assert before.keys() <= after.keys()
        assert all(after[name][1] >= certain for name, (_value, certain) in before.items())
        if item.way == Way.LESS:
            assert not named_by_triggers() & item.values.keys()
            assert not any((name, found[name]) in named_this_week() for name in item.values)
        else:
            assert not FAR & item.values.keys()
            assert not any((c.question, c.option) in alarming() for c in item.changes)
            assert "injecting" not in [c.option for c in item.changes]
        for change in item.changes:
            question = FOUND.questions[change.question]
            assert change.option not in question.past_options
            if question.many:
                kept = set(found[change.question]) - {question.exclusive}
                assert set(change.value) - kept == {change.option} and kept <= set(change.value)
                assert item.way != Way.LESS


@given(people)
@settings(max_examples=60, deadline=None)
def test_at_most_three_of_one_size_a_way_and_each_of_other_questions(found):
    found_ways = Result(found, DEFINITIONS).what_if
    for way in Way:
        items = [item.changes for item in found_ways if item.way == way]
        assert len(items) <= (MOST_OFFERED if all(len(changes) == 1 for changes in items) else 1)
        assert len({(len(changes), steps_of(changes)) for changes in items}) <= 1
        questions = [tuple(change.question for change in changes) for changes in items]
        assert len(set(questions)) == len(questions)


@given(people, st.integers(0, 600))
@settings(max_examples=40, deadline=None)
def test_a_budget_that_does_not_last_says_nothing_but_nothing_wrong(found, budget):
    now = run(found)
    offers = worse(found, FOUND), milder(found, FOUND)
    whole, cut = searched(found, now, *offers), searched(found, now, *offers, budget=budget)
    for way in (Way.MORE, Way.LESS):
        all_of_it = [item for item in whole if item.way == way]
        assert [item for item in cut if item.way == way] in ([], all_of_it)
    assert searched(found, now, *offers, budget=0) == ()


@pytest.mark.parametrize("seed", range(3))
def test_nobody_comes_near_the_budget(seed):
    chance = random.Random(seed)
    for _ in range(25):
        found = someone(chance)
        offers = worse(found, FOUND), milder(found, FOUND)
        now = run(found)
        assert searched(found, now, *offers) == searched(found, now, *offers, budget=5_000)


@given(people, st.data())
@settings(max_examples=60, deadline=None)
def test_rescoring_rates_as_scoring_does(found, data):
    rescoring = Rescoring(found)
    for _ in range(3):
        offers = [*worse(found, FOUND), *milder(found, FOUND)]
        assume(offers)
        chosen = data.draw(st.lists(st.sampled_from(range(len(offers))), max_size=3, unique=True))
        values = {offers[n].question: data.draw(st.sampled_from(offers[n].changes)).value
                  for n in chosen}  # fmt: skip
        assert rescoring.low(values) == profile({**found, **values}).low


def test_a_dimension_reads_also_what_decides_whether_its_questions_are_asked():
    assert {"sud_criteria", "use_frequency", "concerns"} <= reads("substance_use")
    assert reads("support") == {"support"}


def test_two_changes_that_shut_a_section_only_together_are_not_offered():
    """Either keeps the section open for the other; both would shut it."""
    found = well_but(concerns=["alcohol"], low_mood="most_days", anxiety="most_days",
                     mental_health_care="no_care")  # fmt: skip
    before = stand(found, FOUND)
    mild = {"low_mood": "several_days", "anxiety": "several_days"}
    for name, value in mild.items():
        assert shuts_nothing(before, stand({**found, name: value}, FOUND))
    assert not shuts_nothing(before, stand({**found, **mild}, FOUND))


def test_the_search_does_not_shut_a_section_either():
    """Without their care for mental health being asked about, they would be well."""
    found = well_but(
        concerns=["alcohol"], substances=["alcohol"], sud_criteria=["none"], use_risks=["none"],
        withdrawal_now="none", withdrawal_history="none", time_without_use="months",
        low_mood="most_days", anxiety="most_days", mental_health_care="no_care", left_care="none",
    )  # fmt: skip
    result = Result(found, DEFINITIONS)
    assert result.level.key == "outpatient"
    shut = found | {"low_mood": "several_days", "anxiety": "several_days"}
    assert run(shut).outcome == Outcome.NO_PROGRAM
    assert not [item for item in result.what_if if item.way == Way.LESS]


def test_a_section_that_is_no_longer_certain_is_shut_too():
    found = well_but(concerns=["alcohol"], low_mood="most_days", psychosis="not_sure")
    before, after = stand(found, FOUND), stand(found | {"low_mood": "several_days"}, FOUND)
    assert before["mental_health_care"][1] and not after["mental_health_care"][1]
    assert not shuts_nothing(before, after)


def test_open_answers_and_outcomes_without_a_level_offer_nothing():
    assert worse({"suicide": "not_sure"}, FOUND) == milder({}, FOUND) == []
    for name in ("A plan to end life", "Sixteen", "Sure of nothing"):
        assert Result(person(name), DEFINITIONS).what_if == ()


@pytest.mark.parametrize(
    ("name", "way", "text"),
    [
        ("Low most days, work failing, and trouble on all sides", Way.LESS,
         "If things eased and you were only falling behind with daily duties, your answers would "
         "point to outpatient care."),
        ("A parent alone, on night shifts, with cocaine", Way.MORE,
         "If you were under more pressure than anyone could carry, your answers would point to a "
         "PHP."),
    ],
)  # fmt: skip
def test_what_is_said_names_every_change_and_where_it_leads(name, way, text):
    found = person(name) | {"left_care": "none"}
    result = Result(found, DEFINITIONS)
    texts = [in_words(item, found, result.words) for item in result.what_if if item.way == way]
    assert texts[0] == text


@pytest.mark.parametrize("mood", ["several_days", "most_days", "nearly_every_day"])
@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_a_change_that_opens_a_question_is_offered_only_if_it_holds_for_every_answer(entry, mood):
    """Low mood on most days opens what is done about it."""
    found, moved = entry["answers"], entry["answers"] | {"low_mood": mood}
    before = stand(found, FOUND)
    if shuts_nothing(before, stand(moved, FOUND)):
        then = changed_to(found, {"low_mood": mood}, run(found))
        assert allowed(moved)
        danger = not stopping_alerts(run(moved)) <= stopping_alerts(run(found))
        assert (then is not None) == (holds_whatever_opens(before, moved) and not danger)


def test_what_contradicts_another_answer_is_not_offered(monkeypatch):
    def refuse(answers, questionnaire):
        raise AnswerError("a contradiction")

    monkeypatch.setattr("iop_guide.result.what_if.check_answers", refuse)
    assert changed_to(well_but(), {"low_mood": "most_days"}, run(well_but())) is None


def test_who_answers_changes_words_and_nothing_else():
    for entry in PEOPLE:
        ours, theirs = (
            Result(answers_of(entry) | {"respondent": who}, DEFINITIONS)
            for who in ("self", "loved_one")
        )
        assert [i.values for i in ours.what_if] == [i.values for i in theirs.what_if]
        assert all(theirs.what_if_text(item) for item in theirs.what_if)
