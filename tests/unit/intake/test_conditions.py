"""Conditions: what each part says of known, open and uncertain answers, and what is refused."""

import re
import tomllib
from pathlib import Path

import pytest

from intake.conditions import (
    FALSE,
    OPEN,
    TRUE,
    Choice,
    Condition,
    ConditionError,
    Not,
    Span,
)
from intake.frequency import FREQUENCIES, WORKED_OUT
from intake.questions import Option, Question
from intake.terms import read_when
from intake.written import PARTS, read_condition


def question(name, options, **settings):
    words = dict.fromkeys(("short", "self", "loved_one", "why", "source", "section"), "x")
    built = tuple(Option(id=option, self="x", said="x") for option in options.split())
    return Question(id=name, options=built, reviewed=None, **words, **settings)


QUESTIONS = {
    "pain": question("pain", "no little much"),
    "past": question("past", "untried well badly", no_order_options=("untried",)),
    "place": question("place", "home street", unordered=True),
    "signs": question("signs", "none red hot", many=True, exclusive="none"),
    "freq_other": WORKED_OUT["freq_other"],
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
NONE_HOT = {"none_of": {"signs": "hot"}}
NOT_HURT = {"unless": ["hurt"]}
OFTEN = {"at_least": {"freq_other": "weekly"}}


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
        (NONE_HOT, {"signs": ["red"]}, TRUE),
        (NONE_HOT, {"signs": ["none"]}, TRUE),
        (NONE_HOT, {"signs": ["red", "hot"]}, FALSE),
        (NONE_HOT, {"signs": None}, OPEN),
        (NONE_HOT, {}, TRUE),  # not asked: certainly not chosen
        (NOT_HURT, {"pain": "little"}, TRUE),
        (NOT_HURT, {"pain": "much"}, FALSE),
        (NOT_HURT, {"pain": None}, OPEN),
        (NOT_HURT, {}, TRUE),
        (NOT_HURT | HOME, {"pain": "little", "place": "home"}, TRUE),
        (NOT_HURT | HOME, {"pain": "little", "place": "street"}, FALSE),
        (NOT_HURT | HOME, {"pain": "much", "place": None}, FALSE),
        (NOT_HURT | HOME, {"pain": None, "place": "home"}, OPEN),
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


@pytest.mark.parametrize("entry", [NOT_HURT, {"none_of": {"pain": "much"}}])
def test_the_opposite_of_what_is_only_perhaps_asked_is_open_where_it_may_not_hold(entry):
    assert truth(entry, {"pain": ("much", False)}) == OPEN
    assert truth(entry, {"pain": ("little", False)}) == TRUE


def span(*options, told_by=("use",), hangs_on=("also",)):
    return Span(frozenset(options), told_by, hangs_on)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (span("weekly"), TRUE),
        (span("weekly", "most_days", "daily"), TRUE),
        (span("1_3_days", "weekly"), OPEN),
        (span(*FREQUENCIES), OPEN),
        (span("none", "1_3_days"), FALSE),
    ],
)
def test_what_is_worked_out_holds_open_or_not_by_all_that_it_could_be(found, expected):
    assert truth(OFTEN, {"freq_other": (found, True)}) == expected
    never = {"none_of": {"freq_other": ["weekly", "most_days", "daily"]}}
    assert truth(never, {"freq_other": (found, True)}) == TRUE - expected


def test_what_is_worked_out_can_be_named_like_any_question():
    for entry in (
        {"among": {"freq_other": "1_3_days"}},
        {"not_among": {"freq_other": "none"}},
        {"at_least": {"freq_other": "1_3_days"}},
    ):
        assert truth(entry, {"freq_other": (span("1_3_days"), True)}) == TRUE
        assert truth(entry, {"freq_other": (span("none"), True)}) == FALSE


def grounds(entries, truth, **answers):
    found = read_condition(entries, QUESTIONS, TERMS)
    return list(dict.fromkeys(found.grounds(sure(**answers), truth)))


def test_grounds_are_the_questions_that_made_it_true():
    answers = {"pain": "much", "place": "street", "signs": ["hot"]}
    assert grounds([EITHER], TRUE, **answers) == ["pain", "signs"]
    assert grounds(ANY, TRUE, **answers) == ["pain"]
    assert grounds([TERM], TRUE, pain="much", place="home") == ["place", "pain"]


def test_grounds_of_an_open_condition_are_its_open_or_its_known_parts():
    answers = {"pain": "much", "place": None, "signs": ["red"]}
    assert grounds([EITHER], OPEN, **answers) == ["place"]
    assert grounds([EITHER], TRUE, **answers) == ["pain"]
    assert grounds(ANY, OPEN, pain=None, place="street") == ["pain"]
    assert grounds(ANY, TRUE, pain=None, place="street") == []


def test_an_alternative_that_does_not_decide_gives_no_grounds():
    """One that is ruled out, or that says less than another, is not why."""
    assert grounds(ANY, TRUE, pain="much", place=None) == ["pain"]
    assert grounds(ANY, OPEN, pain="much", place=None) == []
    assert grounds([BOTH, HOT], TRUE, pain="much", place="street", signs=["hot"]) == ["signs"]


def test_the_opposite_rests_on_the_same_questions():
    assert grounds([NOT_HURT | HOME], TRUE, pain="no", place="home") == ["place", "pain"]
    assert grounds([NOT_HURT | HOME], OPEN, pain=None, place="home") == ["pain"]
    assert grounds([NOT_HURT | HOME], TRUE, pain=None, place="home") == ["place"]
    assert grounds([NONE_HOT], TRUE, signs=["red"]) == ["signs"]
    assert grounds([NONE_HOT], OPEN, signs=None) == ["signs"]
    assert grounds([NONE_HOT], TRUE) == []  # not asked: no answer to rest on


def test_what_is_worked_out_rests_on_what_told_it_or_on_what_it_hangs_on():
    assert grounds([OFTEN], TRUE, freq_other=span("daily")) == ["use"]
    assert grounds([OFTEN], OPEN, freq_other=span("none", "daily")) == ["also"]
    assert grounds([OFTEN], TRUE, freq_other=span("none", "daily")) == []


def test_a_condition_is_made_of_choices_opposites_and_conditions():
    found = read_condition([EITHER | NOT_HURT | NONE_HOT], QUESTIONS, TERMS)
    ((pain, none_hot, either, not_hurt),) = found.alternatives
    assert pain == Choice("pain", frozenset({"little", "much"}), False, read_from=("pain",))
    assert isinstance(none_hot, Not) and isinstance(none_hot.part, Choice)
    assert isinstance(either, Condition) and len(either.alternatives) == 2
    assert not_hurt == Not(TERMS["hurt"])
    assert [choice.question for choice in found.choices()] == [
        "pain",
        "signs",
        "place",
        "signs",
        "pain",
    ]


def test_a_condition_names_every_question_it_looks_at():
    found = read_condition([EITHER, TERM], QUESTIONS, TERMS)
    assert set(found.questions()) == {"pain", "place", "signs"}
    found = read_condition([NOT_HURT | NONE_HOT], QUESTIONS, TERMS)
    assert set(found.questions()) == {"pain", "signs"}


def test_what_is_worked_out_is_named_by_the_questions_behind_it():
    found = read_condition([OFTEN], QUESTIONS)
    assert set(found.questions()) == {"use_frequency", "substances", "frequency_other"}


WORDS = "at_least, among, not_among, none_of, either, so, unless"


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
        ([{"unless": ["hrut"]}], "unless: there is no term 'hrut'"),
        ([{"unless": "hurt"}], "unless: a list of terms is expected, not 'hurt'"),
        ([{"none_of": {"pian": "much"}}], "none_of: there is no question 'pian'"),
        ([{"none_of": {"signs": ["blue"]}}], "none_of: signs has no option 'blue'"),
        ([{"at_least": {"signs": 3}}], "at_least: signs has only 2 options to count"),
        ([{"at_least": {"freq_other": "often"}}],
         "at_least: freq_other has no option 'often' in an order"),
        ([{"among": {"freq_other": "often"}}], "among: freq_other has no option 'often'"),
        ([{"at_least": {"freq_otter": "daily"}}], "at_least: there is no question 'freq_otter'"),
        ([LITTLE | {"either": []}], "give at least one alternative"),
        ([LITTLE | {"either": [{"amung": {}}]}], f"'amung' is not known here; use one of {WORDS}"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(entries, message):
    with pytest.raises(ConditionError) as error:
        read_condition(entries, QUESTIONS, TERMS)
    assert str(error.value) == message


@pytest.mark.parametrize(
    "empty", [{"at_least": {}}, {"among": {}}, {"so": []}, {"unless": []}, {"none_of": {}}]
)
def test_an_alternative_without_parts_is_refused_for_it_would_always_hold(empty):
    with pytest.raises(ConditionError):
        read_condition([empty], QUESTIONS, TERMS)


@pytest.mark.parametrize("never", [{"among": {"pain": []}}, TWO | {"at_least": {"signs": 3}}])
def test_a_part_that_could_never_hold_is_refused(never):
    with pytest.raises(ConditionError):
        read_condition([never], QUESTIONS, TERMS)


@pytest.mark.parametrize(
    "entry",
    [
        {"at_least": "pain"},
        {"among": {"pain": 3}},
        {"none_of": {"pain": 3}},
        {"none_of": ["pain"]},
        {"so": 3},
        {"unless": 3},
        {"at_least": {"pain": ["x"]}},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_and_does_not_break(entry):
    with pytest.raises(ConditionError):
        read_condition([entry], QUESTIONS, TERMS)


DOC = Path(__file__).resolve().parents[3] / "docs" / "conditions.md"
EXAMPLES = re.findall(r"(?s)```toml\n(.*?)```", DOC.read_text(encoding="utf-8"))


def test_the_documentation_names_every_word_and_no_other():
    rows = re.findall(r"(?m)^\| `(\w+)(?: = .*?)?` \|", DOC.read_text(encoding="utf-8"))
    assert set(rows) == {
        *PARTS,
        "rest",
        "where_not",
        "own_sedatives",
        "freq_anything",
        "own_anything",
    }


def test_the_documentation_names_all_that_is_worked_out():
    for name in WORKED_OUT:
        assert f"`{name}`" in DOC.read_text(encoding="utf-8"), name


def test_every_entry_shown_in_the_documentation_can_be_read():
    entries = re.findall(r"(?m)^\| `((?!where_not)\w+ = .*?)` \|", DOC.read_text(encoding="utf-8"))
    assert len(entries) == 7
    for entry in entries:
        read_when([tomllib.loads(entry)])


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_documentation_can_be_read(example):
    for way in tomllib.loads(example)["trigger"]["when"]:
        read_when([{key: value for key, value in way.items() if key != "rest"}])
        assert "rest" not in way or read_when(way["rest"])
