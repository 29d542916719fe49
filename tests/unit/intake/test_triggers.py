"""Safety triggers: every row of the reference, way by way, just below, and with answers open.

The ways stand in safety_rows.py. That the rows fire as an independent reading of the reference
says, over thousands of people, is tried in test_reading.py.
"""

import re
from itertools import product

import pytest

from intake.answers import check_answers, stand
from intake.conditions import FALSE, TRUE, Condition, Span
from intake.frequency import FREQUENCIES, WORKED_OUT
from intake.questionnaire import questionnaire
from intake.safety import alerts_of, interrupting
from intake.scoring import profile
from intake.triggers import triggers
from iop_guide.rules.profile import Untold, Urgency
from iop_guide.rules.recommendation import Outcome, recommend
from programs.levels.content import read_files, read_help, read_rules
from tests.support.people import WELL, well_but
from tests.support.safety_rows import (
    ALL,
    ATTEMPT,
    BESIDE,
    DAGGER,
    EMERGENCIES,
    HELP_FIRST,
    LEFT,
    MILDEST,
    OUTRANKED,
    THIS_WEEK,
    THOUGHTS,
    TODAY,
    WISH,
    care,
    drinks,
    uses,
)
from tests.support.strategies import worse

DEFINITIONS = read_rules(read_files())
FOUND = questionnaire()
ROWS = triggers()
DUE = {name: WELL[name] for name in ("respondent", "age_group", "concerns")}
OPEN_WAYS = (None, "not_sure")


def someone(own, **changes):
    """A well person who also answers the rest, with these answers; None leaves one open."""
    merged = well_but(**MILDEST | own | changes)
    return check_answers(merged, FOUND)


def fired(person):
    """The alerts of some answers, by key."""
    return {alert.key: alert for alert in alerts_of(stand(person, FOUND))[0]}


def untold(person):
    """The rows that open answers leave undecided, each with the question that would tell."""
    return {row.key: row.question for row in alerts_of(stand(person, FOUND))[1]}


def outcome(person):
    return recommend(profile(person), DEFINITIONS).outcome


def known(ways):
    """The ways with every part told: the leading ones, and each of the rest that is enough."""
    return [(way, way.lead | rest) for way in ways for rest in way.rests]


def name(value):
    return str(value) if hasattr(value, "lead") else None


# --- Each row fires ---------------------------------------------------------------------------


def test_the_mildest_answers_set_off_nothing_and_leave_nothing_undecided():
    assert not fired(someone({})) and not untold(someone({}))


def test_every_row_has_its_ways_here_and_the_urgency_of_the_reference():
    assert {way.key for way in ALL} == set(ROWS)
    for ways, urgency, result in (
        (EMERGENCIES, Urgency.EMERGENCY, "emergency"),
        (TODAY, Urgency.TODAY, "medical_first"),
        (THIS_WEEK, Urgency.THIS_WEEK, ""),
    ):
        for key in {way.key for way in ways}:
            assert (ROWS[key].urgency, ROWS[key].outcome) == (urgency, result)
    helps = {way.key: (ROWS[way.key].urgency, ROWS[way.key].outcome) for way in HELP_FIRST}
    assert helps == {"H1": ("help_first", ""), "M0": ("help_first", "medical_first")}
    assert {key for key, row in ROWS.items() if row.not_there} == DAGGER


@pytest.mark.parametrize(("way", "own"), known(ALL), ids=name)
def test_every_way_into_a_row_sets_it_off(way, own):
    alert = fired(someone(own))[way.key]
    assert (alert.urgency, alert.outcome) == (ROWS[way.key].urgency, ROWS[way.key].outcome)
    assert not alert.unknown


def clauses(condition):
    """Every alternative of a condition, however deep it lies."""
    for parts in condition.alternatives:
        yield Condition((parts,))
        for part in parts:
            if isinstance(part, Condition):
                yield from clauses(part)


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.key)
def test_no_clause_of_a_row_is_left_without_its_way(row):
    """A clause that is added to triggers.toml, or one that nothing can reach, is told here."""
    people = [stand(someone(own), FOUND) for way, own in known(ALL) if way.key == row.key]
    for way in row.alternatives:
        for part in (way.lead, way.rest):
            for clause in clauses(part) if part else ():
                assert any(clause.truth(person) == TRUE for person in people), clause


@pytest.mark.parametrize(
    ("way", "question"), [(way, question) for way in ALL for question in way.below], ids=name
)
def test_just_below_any_leading_part_a_row_is_silent(way, question):
    person = someone(way.lead | way.rests[0] | {question: way.below[question]})
    assert way.key not in fired(person)
    assert way.key not in untold(person)


@pytest.mark.parametrize(
    ("way", "own"), [(way, way.lead | rest) for way in ALL for rest in way.rests_false], ids=name
)
def test_with_the_rest_known_not_to_hold_a_row_is_silent(way, own):
    assert way.key not in fired(someone(own))
    assert way.key not in untold(someone(own))


@pytest.mark.parametrize(
    ("way", "own"), [(w, o) for w, o in known([*EMERGENCIES, *HELP_FIRST, *TODAY])], ids=name
)
def test_a_row_needs_only_its_own_answers(way, own):
    person = DUE | {name: answer for name, answer in own.items() if answer is not None}
    assert way.key in fired(person)
    if ROWS[way.key].outcome == "medical_first":
        assert outcome(person) in (Outcome.EMERGENCY, Outcome.MEDICAL_FIRST)


# --- With answers open ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "question"), [(way, question) for way in ALL for question in way.below], ids=name
)
def test_a_leading_part_open_sets_nothing_off_and_is_asked_for(way, question):
    for left_open in OPEN_WAYS:
        person = someone(way.lead | way.rests[0] | {question: left_open})
        assert way.key not in fired(person)
        assert untold(person)[way.key] == question


@pytest.mark.parametrize(
    ("way", "answers", "unknown"),
    [(way, way.lead | rest, unknown) for way in ALL for rest, unknown in way.rests_open],
    ids=name,
)
def test_another_part_open_fires_and_says_what_is_not_known(way, answers, unknown):
    alert = fired(someone(answers))[way.key]
    assert set(alert.unknown) == unknown
    assert not unknown & set(alert.answers)
    if ROWS[way.key].urgency == Urgency.EMERGENCY:  # E5 and E7 keep the outcome
        assert (alert.urgency, alert.outcome) == (Urgency.HELP_FIRST, "")
    else:
        assert (alert.urgency, alert.outcome) == (ROWS[way.key].urgency, ROWS[way.key].outcome)


@pytest.mark.parametrize("way", [way for way in ALL if way.rests_open], ids=name)
def test_leading_parts_alone_are_enough_where_all_else_is_open(way):
    alert = fired(DUE | way.lead)[way.key]
    nothing_open = "medicines" in way.lead and way.key == "M8"  # no pain pills among them
    assert bool(alert.unknown) != nothing_open
    assert alert.outcome != "emergency"


def of_the_rest(key):
    """The questions that the rest of a row looks at."""
    rests = [way.rest for way in ROWS[key].alternatives if way.rest]
    return {question for rest in rests for question in rest.questions()}


@pytest.mark.parametrize(
    ("way", "question"),
    [
        (way, question)
        for way in ALL
        if way.rests_false
        for question in sorted(way.below.keys() - of_the_rest(way.key))
        # Just out, thoughts lead in another way of M18 whatever care there is now.
        if (way.key, question) != ("M18", "suicide")
    ],
    ids=name,
)
def test_with_the_rest_known_not_to_hold_an_open_leading_part_is_not_asked_for(way, question):
    for false in way.rests_false:
        person = someone(way.lead | false | {question: None})
        assert way.key not in fired(person)
        assert way.key not in untold(person)


def test_an_emergency_with_a_part_open_leaves_the_outcome_as_it_is():
    withdrawing = drinks("weekly") | {"withdrawal_now": "moderate", "medical": None}
    assert fired(someone(withdrawing))["E5"].urgency == Urgency.HELP_FIRST
    assert outcome(someone(withdrawing)) == Outcome.MEDICAL_FIRST  # M1
    assert outcome(someone(withdrawing | {"medical": "unstable"})) == Outcome.EMERGENCY
    helpless = {"self_care": "cannot", "eating": None}
    assert fired(someone(helpless))["E7"].urgency == Urgency.HELP_FIRST
    assert outcome(someone(helpless)) == Outcome.MEDICAL_FIRST  # M14


def test_with_nothing_answered_nothing_fires_and_every_emergency_is_asked_for():
    assert not fired(DUE)
    assert {key for key in ROWS if key[0] in "EH"} <= untold(DUE).keys()
    assert outcome(DUE) == Outcome.NOT_ENOUGH_ANSWERS


def test_where_known_parts_rule_a_row_out_nothing_is_asked_for():
    assert "E1" in untold(someone({"suicide": None}))
    assert "E1" not in untold(someone({"suicide_attempt": None}))
    assert "M8" not in untold(someone(drinks("daily", "8_plus") | {"overdose": None}))
    assert "T10" not in untold(someone(care("inpatient") | {"left_care": None}))


def test_of_the_ways_that_fire_the_one_that_leaves_the_least_open_tells_why():
    """Known not to be followed, or in care with a wish: the second is told in full."""
    alert = fired(someone(ATTEMPT | WISH | {"current_care": "iop", "current_progress": None}))
    assert alert["M15"].unknown == ()
    assert set(alert["M15"].answers) == {"suicide_attempt", "suicide", "current_care"}


def test_an_alert_names_the_answers_that_set_it_off():
    assert set(fired(someone(ATTEMPT | THOUGHTS))["E1"].answers) == {"suicide_attempt", "suicide"}
    daily = fired(someone(uses(alcohol="daily", cannabis="daily") | {"drinks_per_day": "8_plus"}))
    assert set(daily["M6"].answers) == {"substances", "frequency_alcohol", "drinks_per_day"}
    taken = fired(someone({"medicines": ["sedatives_daily"], "stopping": "alone_soon"}))
    assert set(taken["M16"].answers) == {"medicines", "stopping"}


def test_how_often_one_of_several_is_used_is_asked_for_and_never_guessed():
    several = uses(alcohol="daily", cannabis="daily") | {"drinks_per_day": "8_plus"}
    person = someone(several | {"frequency_alcohol": None, "withdrawal_history": None})
    assert not fired(person)
    assert untold(person)["M6"] == "frequency_alcohol"
    assert {"M3", "M4"} <= untold(person).keys()


# --- There now, and what is more urgent ---------------------------------------------------------


INSIDE = care("inpatient", "no_change")


@pytest.mark.parametrize(
    "way",
    [way for way in ALL if not {"current_care", "left_care"} & set(way.lead)],
    ids=name,
)
def test_in_24_hour_care_only_the_marked_rows_fall_silent(way):
    keys = set(fired(someone(way.lead | way.rests[0] | INSIDE)))
    if way.key in DAGGER:
        assert way.key not in keys and way.key not in untold(someone(way.lead | INSIDE))
    else:
        # One that says less makes room only for another row, which then speaks.
        assert way.key in keys or ("M0" in keys and way.key == "T12")


@pytest.mark.parametrize("way", [way for way in ALL if way.key in DAGGER], ids=name)
@pytest.mark.parametrize("left", ["php", "inpatient"])
def test_care_that_was_left_or_is_not_known_is_no_care_now(way, left):
    if "current_care" not in way.lead:
        assert way.key in fired(someone(way.lead | way.rests[0], left_care=left))
        assert way.key in fired(someone(way.lead | way.rests[0], current_care="not_sure"))


@pytest.mark.parametrize("key", ["M18", "T10"])
def test_care_left_is_no_matter_to_someone_who_is_there_now(key):
    person = someone(LEFT | THOUGHTS | INSIDE)
    assert key not in fired(person) and key not in untold(person)


def same(value):
    return value if isinstance(value, str) else None


@pytest.mark.parametrize(("key", "other", "own"), OUTRANKED, ids=same)
def test_a_row_of_this_week_makes_room_for_what_is_more_urgent(key, other, own):
    person = someone(own)
    assert other in fired(person)
    assert key not in fired(person) and key not in untold(person)
    (way, *_) = [way for way in ROWS[key].alternatives if other in way.where_not]
    assert way.lead.truth(stand(person, FOUND)) == TRUE, "its own parts hold"


@pytest.mark.parametrize(("key", "other", "own"), BESIDE, ids=same)
def test_what_says_something_of_its_own_stands_beside(key, other, own):
    assert {key, other} <= fired(someone(own)).keys()


def test_alerts_come_the_most_urgent_first_and_then_as_written():
    person = someone(THOUGHTS | {"means": "within_reach", "home_safety": "unsafe", "medical": None,
                                 "withdrawal_now": "moderate", "violence": "plan_or_acts",
                                 "thinking_problems": "serious"} | drinks("weekly"))  # fmt: skip
    assert list(fired(person)) == ["E2", "E5", "H1", "M0", "M1", "M2", "T1"]
    assert fired(person)["E5"].urgency == Urgency.HELP_FIRST, "not all of it is known"


@pytest.mark.parametrize(
    ("own", "keys"),
    [
        (THOUGHTS | {"means": "within_reach"}, ["M0"]),
        ({"suicide": "plan_or_intent", "home_safety": "unsafe"}, ["E1", "H1"]),
        ({"mania": "now"}, []),
        ({"self_care": "cannot", "eating": None}, []),  # not known: no fact to stop for
        ({"self_care": "cannot", "eating": "serious"}, ["E7"]),
    ],
)
def test_what_is_answered_before_the_next_question_is_known_danger_and_help_first(own, keys):
    assert [alert.key for alert in interrupting(someone(own))] == keys


# --- The outcome ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("way", "own"), known(EMERGENCIES), ids=name)
def test_an_emergency_outranks_all_youth_included(way, own):
    assert outcome(someone(own)) == Outcome.EMERGENCY
    assert outcome(someone(own, age_group="under_18")) == Outcome.EMERGENCY


@pytest.mark.parametrize(
    ("way", "own"), [(w, o) for w, o in known([*HELP_FIRST, *TODAY])], ids=name
)
def test_youth_outranks_medical_first_and_keeps_its_texts(way, own):
    emergency = any(alert.outcome == "emergency" for alert in fired(someone(own)).values())
    young = someone(own, age_group="under_18")
    if ROWS[way.key].outcome:
        adult = Outcome.EMERGENCY if emergency else Outcome.MEDICAL_FIRST
        assert outcome(someone(own)) == adult
    assert outcome(young) == (Outcome.EMERGENCY if emergency else Outcome.YOUTH)
    assert way.key in fired(young)


def test_an_unsafe_home_and_rows_of_this_week_change_no_outcome():
    quiet = outcome(someone({}))
    for own in ({"home_safety": "unsafe"}, {"thinking_problems": "serious"}, LEFT):
        assert fired(someone(own))
        assert outcome(someone(own)) in (quiet, Outcome.LEVEL)


@pytest.mark.parametrize("key", [key for key in ROWS if key[0] != "T"])
def test_a_worse_answer_keeps_every_way_into_a_row(key):
    for way, own in [pair for pair in known(ALL) if pair[0].key == key][:6]:
        person = someone(own)
        for question in person:
            for changed in worse(person, question):
                assert key in fired(changed), (str(way), question)


# --- The words -----------------------------------------------------------------------------------

BY_KEY = pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.key)
LINES = read_help(read_files())
ACTION = re.compile(
    r"(Call|Stay|Get|Tell|See|Help|Bring|Talk|Be seen|Ask)\b|[A-Z][a-z]+ (them|that their team)\b"
)
CANNOT_BE_THERE = {key for key, row in ROWS.items() if row.not_there} | {"M18", "T10"}


def read_by(row):
    """Every text of a row that someone reads, by its name."""
    texts = {"self": row.self, "loved_one": row.loved_one, "if_so": row.if_so}
    texts |= {"there_self": row.there_self, "there_loved_one": row.there_loved_one}
    texts |= {"title": row.title, "signs": row.signs} | dict(row.per_option)
    return {name: text.strip() for name, text in texts.items() if text}


@BY_KEY
def test_every_row_has_a_title_and_a_text_in_both_voices(row):
    assert row.title and not row.title.endswith(".") and len(row.title) <= 100
    assert row.self.strip() != row.loved_one.strip()
    assert not re.match(r"(Help|Bring|Stay with) them", row.self)
    assert re.search(r"\b(them|they|their|someone)\b", row.loved_one)
    assert not re.search(r"\b(you|your|yours|they|them|their)\b", row.title)
    assert row.if_so.startswith("If ") and (row.signs or row.per_option)
    for text in read_by(row).values():
        assert text.endswith(".") != (text == row.title)


@BY_KEY
def test_a_row_has_words_for_those_in_24_hour_care_where_it_can_fire_there(row):
    there = (row.there_self, row.there_loved_one)
    if row.key in CANNOT_BE_THERE:
        assert there == ("", "")
    for text in there if row.key not in CANNOT_BE_THERE else ():
        assert "ell the staff now" in text.split(".")[0] + text.split(".")[1]
        assert not re.search(r"\b911\b|emergency room|see a doctor", text)
        assert row.text("self", there=True) == row.there_self
        assert row.text("loved_one", there=True) == row.there_loved_one


@BY_KEY
def test_the_first_sentence_is_the_action(row):
    for respondent in ("self", "loved_one"):
        first = row.text(respondent).strip().split(". ")[0]
        assert ACTION.match(first), first
        if row.urgency == Urgency.EMERGENCY:
            assert re.search(r"\b(911|988)\b", first), first


@BY_KEY
def test_it_is_said_when_it_becomes_an_emergency(row):
    for text in row.per_option.values() if row.key == "E3" else [row.signs]:
        assert re.search(r"\b(911|988)\b", text)
    assert re.search(r"\b(911|988|emergency)\b", row.if_so)


def test_every_emergency_sign_has_its_own_text_and_no_other_row_has_any():
    signs = set(FOUND.questions["emergency_signs"].option_ids()) - {"none"}
    assert set(ROWS["E3"].per_option) == signs
    for text in ROWS["E3"].per_option.values():
        assert text.startswith("For ")
    assert all(not row.per_option for key, row in ROWS.items() if key != "E3")


NAMED = {
    r"National Domestic Violence Hotline": "18007997233",
    r"SAMHSA helpline": "18006624357",
    r"Never Use Alone": "18776961996",
    r"maternal mental health line": "18338526262",
    r"Eldercare Locator": "18006771116",
    r"Poison Help": "18002221222",
    r"TTY": "18007873224",
}


@BY_KEY
def test_a_number_is_that_of_the_name_beside_it(row):
    """That every number stands in the one list of lines is tried in test_help.py."""
    names = {line.number: line.name for line in LINES.values()}
    assert set(NAMED.values()) <= names.keys()
    for text in read_by(row).values():
        for who, number in NAMED.items():
            if re.search(who, text) and re.search(r"1-\d{3}-", text):
                written = re.findall(r"1-\d{3}-\d{3}-\d{4}", text)
                assert number in [one.replace("-", "") for one in written], who
    if re.search("TTY", row.self):
        assert "TTY" in names["18007873224"]


# --- No text states what its row does not guarantee ------------------------------------------

# What a text may state as told only where the row guarantees it: a pattern, and the answers that
# would make it untrue.
FACTS = [
    (r"(?<!pregnant or )gave birth in the last year|(?<!, or )was a birth|year after a birth",
     "pregnancy", {"no", "maybe", "yes", "not_applicable"}),
    (r"pregnant or gave birth|there is a pregnancy, or was a birth", "pregnancy",
     {"no", "maybe", "not_applicable"}),
    (r"are or may be pregnant", "pregnancy", {"no", "not_applicable", "gave_birth_past_year"}),
    (r"about the attempt|attempt in the last 3 months", "suicide_attempt",
     {"never", "over_a_year_ago", "past_year"}),
    (r"withdrawal is severe|^Severe withdrawal$", "withdrawal_now", {"none", "mild", "moderate"}),
    (r"withdrawal is (hard to get through|under way)|Withdrawal like this", "withdrawal_now",
     {"none", "mild"}),
    (r"withdrawal has begun|^Withdrawal now", "withdrawal_now", {"none"}),
    (r"An overdose in the last month", "overdose", {"never", "over_a_year_ago", "past_year"}),
    (r"(a|the) way (that is )?within reach", "means", {"none", "locked_away"}),
    (r"[Tt]houghts of ending life, with (a way|danger)", "suicide", {"none", "wish_to_be_dead"}),
    (r"^Daily drinking|about daily drinking", "freq_alcohol", set(FREQUENCIES[:4])),
    (r"which opioids (you|they) used", "freq_opioids", {"none"}),
    (r"[Oo]pioid medicine together with", "medicines",
     {("none",), ("alcohol_medication",), ("psychiatric",), ("sedatives_daily",)}),
    (r"unit (you|they) left|^Just out of|^The first weeks after", "left_care",
     {"none", "iop", "php"}),
    (r"about the racing energy|racing energy and very little sleep, now", "mania",
     {"never", "past"}),
    (r"about the trouble with eating|^Serious trouble with eating", "eating", {"none", "some"}),
    (r"cannot look after|^Not able to look after", "self_care",
     {"managing", "harder", "often_not"}),
    (r"about the trouble with memory|^Serious trouble with memory", "thinking_problems",
     {"none", "some"}),
    (r"is not safe|that is not safe", "home_safety", {"safe", "tense"}),
    (r"what (you|they) hear, see or fear|that others do not share, now$", "psychosis",
     {"never", "past"}),
    (r"the care (so far )?is not enough|care that is not enough", "mental_health_care",
     {"not_needed", "stable_with_care", "no_care"}),
    (r"^Thoughts of seriously hurting|thoughts of hurting someone, and", "violence",
     {"none", "unwanted_thoughts"}),
    (r"physical health (is|seems|that is)", "medical", {"none", "stable", "needs_monitoring"}),
]  # fmt: skip
UNSURE = re.compile(r"\b(If|whether|(?<!even )if(?! you know))\b")


def guarantees(row, question, untrue):
    """Whether a row is ruled out by each answer that would make the statement untrue, whatever
    all else turns out to be."""
    everything = dict.fromkeys(FOUND.questions, (None, True))
    could_be = Span(frozenset(FREQUENCIES), (), ("use_frequency",))
    everything |= dict.fromkeys(WORKED_OUT, (could_be, True))
    for answer in untrue:
        told = Span(frozenset({answer}), (), ()) if question in WORKED_OUT else answer
        told = list(answer) if isinstance(answer, tuple) else told
        standing = everything | {question: (told, True)}
        if any(way.lead.truth(standing) != FALSE for way in row.alternatives):
            return False
    return True


@pytest.mark.parametrize(("pattern", "question", "untrue"), FACTS, ids=same)
def test_a_fact_is_stated_only_where_every_way_into_the_row_guarantees_it(
    pattern, question, untrue
):
    stated = 0
    for row in ROWS.values():
        for name, text in read_by(row).items():
            if name in ("if_so", "signs") or name in row.per_option:
                continue
            for sentence in re.split(r"(?<=[.:]) ", text.replace("\n", " ")):
                if re.search(pattern, sentence) and not UNSURE.search(sentence):
                    stated += 1
                    assert guarantees(row, question, untrue), (row.key, sentence)
    assert stated, "a pattern that matches nothing tries nothing"


@BY_KEY
def test_no_part_that_may_be_open_is_stated(row):
    """What a row does not lead with is told as "a past seizure makes it riskier", never as
    "your seizure" or "you had one"."""
    mine = r"\b(your|their|(you|they) had an?) (past )?(seizure|delirium|pregnancy|illness)"
    for name, text in read_by(row).items():
        assert not re.search(mine, text), (name, text)


@pytest.mark.parametrize("key", ["T4", "T5"])
def test_care_going_on_is_stated_only_where_care_now_is_known(key):
    """Their titles say so; for T4 it is M15, silent beside it, that guarantees it."""
    assert "care going on" in ROWS[key].title
    own = ATTEMPT if key == "T4" else THOUGHTS | {"means": "within_reach"}
    levels = FOUND.questions["current_care"].option_ids()
    progress = FOUND.questions["current_progress"].option_ids()
    for level, going in product([*levels, None], [*progress, None]):
        told = fired(someone(own | {"current_care": level, "current_progress": going}))
        assert key not in told or level not in ("none", None), (level, going)
    assert key not in fired(DUE | own)


def test_could_not_tell_is_told_as_a_row_and_its_question():
    person = someone(THOUGHTS | {"means": None})
    assert Untold("M0", "means") in alerts_of(stand(person, FOUND))[1]
    assert profile(person).could_not_tell == alerts_of(stand(person, FOUND))[1]
