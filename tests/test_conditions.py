"""Conditions: what each part says of known, open and uncertain answers, and what is refused."""

import pytest

from intake.conditions import FALSE, OPEN, TRUE, ConditionError, read_condition
from intake.questions import Option, Question


def question(name, options, **settings):
    words = dict.fromkeys(("short", "self", "loved_one", "why", "source", "section"), "x")
    built = tuple(Option(id=option, self="x", said="x") for option in options.split())
    return Question(id=name, options=built, reviewed=None, **words, **settings)


QUESTIONS = {
    "pain": question("pain", "no little much"),
    "past": question("past", "untried well badly", no_order_options=("untried",)),
    "place": question("place", "home street", unordered=True),
    "signs": question("signs", "none red hot", many=True, exclusive="none"),
}
TERMS = {"hurt": read_condition([{"at_least": {"pain": "much"}}], QUESTIONS)}


def sure(**answers):
    return {name: (answer, True) for name, answer in answers.items()}


def truth(entries, standing):
    entries = entries if isinstance(entries, list) else [entries]
    return read_condition(entries, QUESTIONS, TERMS).truth(standing)


LITTLE, PAST = {"at_least": {"pain": "little"}}, {"at_least": {"past": "well"}}
ONE, TWO = {"at_least": {"signs": 1}}, {"at_least": {"signs": 2}}
HOME = {"among": {"place": "home"}}
HOT = {"among": {"signs": ["hot"]}}
NOT_HOME = {"not_among": {"place": ["home"]}}
BOTH = {"at_least": {"pain": "much"}, "among": {"place": "home"}}
ANY = [{"at_least": {"pain": "much"}}, HOME]
EITHER = {"at_least": {"pain": "little"}, "either": [HOME, HOT]}
TERM = {"so": ["hurt"]} | HOME


@pytest.mark.parametrize(
    ("entry", "answers", "expected"),
    [
        (LITTLE, {"pain": "no"}, FALSE),
        (LITTLE, {"pain": "little"}, TRUE),
        (LITTLE, {"pain": "much"}, TRUE),
        (LITTLE, {"pain": None}, OPEN),
        (LITTLE, {}, FALSE),  # not asked
        (PAST, {"past": "untried"}, FALSE),
        (PAST, {"past": "badly"}, TRUE),
        (ONE, {"signs": ["none"]}, FALSE),
        (ONE, {"signs": ["red"]}, TRUE),
        (TWO, {"signs": ["red"]}, FALSE),
        (TWO, {"signs": ["hot", "red"]}, TRUE),
        (TWO, {"signs": None}, OPEN),
        (HOME, {"place": "home"}, TRUE),
        (HOME, {"place": "street"}, FALSE),
        (HOME, {"place": None}, OPEN),
        (HOT, {"signs": ["red", "hot"]}, TRUE),
        (HOT, {"signs": ["red"]}, FALSE),
        (HOT, {}, FALSE),
        (NOT_HOME, {"place": "home"}, FALSE),
        (NOT_HOME, {"place": "street"}, TRUE),
        (NOT_HOME, {"place": None}, OPEN),
        (NOT_HOME, {}, FALSE),
        (BOTH, {"pain": "much", "place": "home"}, TRUE),
        (BOTH, {"pain": "much", "place": "street"}, FALSE),
        (BOTH, {"pain": "much", "place": None}, OPEN),
        (BOTH, {"pain": "little", "place": None}, FALSE),
        (BOTH, {"pain": None, "place": None}, OPEN),
        (ANY, {"pain": "no", "place": "street"}, FALSE),
        (ANY, {"pain": "no", "place": "home"}, TRUE),
        (ANY, {"pain": None, "place": "home"}, TRUE),
        (ANY, {"pain": None, "place": "street"}, OPEN),
        (EITHER, {"pain": "much", "place": "home", "signs": ["red"]}, TRUE),
        (EITHER, {"pain": "much", "place": "street", "signs": ["hot"]}, TRUE),
        (EITHER, {"pain": "much", "place": "street", "signs": ["red"]}, FALSE),
        (EITHER, {"pain": "no", "place": "home", "signs": ["hot"]}, FALSE),
        (EITHER, {"pain": "much", "place": None, "signs": ["red"]}, OPEN),
        (TERM, {"pain": "much", "place": "home"}, TRUE),
        (TERM, {"pain": "little", "place": "home"}, FALSE),
        (TERM, {"pain": None, "place": "home"}, OPEN),
    ],
)
def test_a_condition_is_false_open_or_true(entry, answers, expected):
    assert truth(entry, sure(**answers)) == expected


@pytest.mark.parametrize(("entry", "met"), [(LITTLE, "much"), (HOME, "home"), (ONE, ["red"])])
def test_an_answer_that_is_only_perhaps_asked_for_is_open_at_most(entry, met):
    name = next(iter(next(iter(entry.values()))))
    assert truth(entry, {name: (met, False)}) == OPEN
    assert truth(entry, {name: (None, False)}) == OPEN


@pytest.mark.parametrize(
    ("entry", "unmet"), [(LITTLE, "no"), (HOME, "street"), (ONE, ["none"]), (NOT_HOME, "home")]
)
def test_an_answer_that_is_only_perhaps_asked_for_still_rules_out(entry, unmet):
    name = next(iter(next(iter(entry.values()))))
    assert truth(entry, {name: (unmet, False)}) == FALSE


def test_one_uncertain_part_keeps_the_whole_open():
    standing = {"pain": ("much", True), "place": ("home", False)}
    assert truth(BOTH, standing) == OPEN
    assert truth(ANY, standing) == TRUE


@pytest.mark.parametrize(
    ("entries", "answers", "expected"),
    [
        ([BOTH], {"pain": "much", "place": None}, True),
        ([BOTH], {"pain": None, "place": "home"}, True),
        ([BOTH], {"pain": None, "place": None}, False),
        ([BOTH], {"pain": "much", "place": "home"}, False),  # wholly known
        ([BOTH], {"pain": "no", "place": None}, False),
        ([BOTH], {"pain": "much"}, False),
        ([LITTLE], {"pain": None}, False),
        (ANY, {"pain": None, "place": None}, False),  # two alternatives, none begun
        ([HOT, BOTH], {"signs": ["red"], "pain": "much", "place": None}, True),
        ([EITHER], {"pain": None, "place": "home", "signs": None}, True),
        ([EITHER], {"pain": "much", "place": None, "signs": ["red"]}, True),
        ([EITHER], {"pain": "much", "place": "street", "signs": ["red"]}, False),
        ([TERM], {"pain": None, "place": "home"}, True),
    ],
)
def test_partly_known_is_one_part_known_and_the_rest_open(entries, answers, expected):
    assert read_condition(entries, QUESTIONS, TERMS).partly_known(sure(**answers)) is expected


def grounds(entries, whole, part, **answers):
    found = read_condition(entries, QUESTIONS, TERMS)
    return list(dict.fromkeys(found.grounds(sure(**answers), whole, part)))


def test_grounds_are_the_questions_that_made_it_true():
    answers = {"pain": "much", "place": "street", "signs": ["hot"]}
    assert grounds([EITHER], TRUE, TRUE, **answers) == ["pain", "signs"]
    assert grounds(ANY, TRUE, TRUE, **answers) == ["pain"]
    assert grounds([TERM], TRUE, TRUE, pain="much", place="home") == ["place", "pain"]


def test_grounds_of_an_open_condition_are_its_open_or_its_known_parts():
    answers = {"pain": "much", "place": None, "signs": ["red"]}
    assert grounds([EITHER], OPEN, OPEN, **answers) == ["place"]
    assert grounds([EITHER], OPEN, TRUE, **answers) == ["pain"]
    assert grounds([EITHER], TRUE, TRUE, **answers) == []


def test_a_condition_names_every_question_it_looks_at():
    found = read_condition([EITHER, TERM], QUESTIONS, TERMS)
    assert set(found.questions()) == {"pain", "place", "signs"}


WORDS = "at_least, among, not_among, either, so"


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (None, "give at least one alternative"),
        ([], "give at least one alternative"),
        (LITTLE, "give at least one alternative"),  # [x.when] where [[x.when]] belongs
        ([{}], f"a table with one of {WORDS} is expected"),
        (["pain"], f"a table with one of {WORDS} is expected"),
        ([{"at_leest": {}}], f"'at_leest' is not known here; use one of {WORDS}"),
        ([{"at_least": {"pian": "much"}}], "at_least: there is no question 'pian'"),
        ([{"among": {"pian": "much"}}], "among: there is no question 'pian'"),
        ([{"not_among": {"pian": "much"}}], "not_among: there is no question 'pian'"),
        ([{"at_least": {"pain": "mush"}}], "at_least: pain has no option 'mush' in an order"),
        ([{"at_least": {"pain": 2}}], "at_least: pain has no option 2 in an order"),
        ([{"at_least": {"place": "home"}}], "at_least: place has no option 'home' in an order"),
        ([{"at_least": {"past": "untried"}}], "at_least: past has no option 'untried' in an order"),
        ([{"among": {"pain": ["no", "mush"]}}], "among: pain has no option 'mush'"),
        ([{"not_among": {"pain": "mush"}}], "not_among: pain has no option 'mush'"),
        ([{"not_among": {"signs": ["red"]}}], "not_among: signs may have several answers"),
        *(
            ([{"at_least": {"signs": n}}], "at_least: signs may have several answers; give a count")
            for n in ("red", 0, -1, True, 1.5)
        ),
        ([{"so": ["hrut"]}], "so: there is no term 'hrut'"),
        ([LITTLE | {"either": []}], "give at least one alternative"),
        ([LITTLE | {"either": [{"amung": {}}]}], f"'amung' is not known here; use one of {WORDS}"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(entries, message):
    with pytest.raises(ConditionError) as error:
        read_condition(entries, QUESTIONS, TERMS)
    assert str(error.value) == message


@pytest.mark.parametrize("empty", [{"at_least": {}}, {"among": {}}, {"so": []}])
def test_an_alternative_without_parts_is_refused_for_it_would_always_hold(empty):
    with pytest.raises(ConditionError):
        read_condition([empty], QUESTIONS, TERMS)


@pytest.mark.parametrize("never", [{"among": {"pain": []}}, TWO | {"at_least": {"signs": 3}}])
def test_a_part_that_could_never_hold_is_refused(never):
    with pytest.raises(ConditionError):
        read_condition([never], QUESTIONS, TERMS)


@pytest.mark.parametrize(
    "entry",
    [{"at_least": "pain"}, {"among": {"pain": 3}}, {"so": 3}, {"at_least": {"pain": ["x"]}}],
)
def test_a_value_of_the_wrong_kind_is_refused_and_does_not_break(entry):
    with pytest.raises(ConditionError):
        read_condition([entry], QUESTIONS, TERMS)
