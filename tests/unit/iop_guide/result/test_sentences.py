"""Sentences: short, in both voices, with nothing doubled and nothing named that was not told."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.clauses import PATH, clauses
from intake.nameable import may_be_named
from intake.questionnaire import questionnaire
from intake.told_clauses import supposed, told
from iop_guide.result.result import Result
from iop_guide.result.what_if import in_words
from iop_guide.rules.english import SUBJECTS
from iop_guide.rules.explain.change_search import Change
from iop_guide.rules.explain.wording import MOST_WORDS
from programs.levels.releases import from_files
from tests.support.people import PEOPLE, well_but
from tests.support.spoiled_files import copy_of, mistakes_in, plant
from tests.support.strategies import answers, someone
from tests.support.walking import walk

DEFINITIONS = from_files().definitions
FOUND = questionnaire()
VOICES = ("self", "loved_one")
# Nothing after these may be joined on without becoming a part of it.
REACHES_OVER = r"^(you|they) (cannot|could not|can|do not|did not|may|will|would|want to|plan to) "
ALL = [
    (f"{name}.{option}", clause)
    for name, options in clauses().items()
    for option, clause in options.items()
]
LIMITS = [limit for level in DEFINITIONS.levels for limit in level.limits]
people = st.randoms(use_true_random=False).map(someone) | answers()


def sentences(text):
    return re.split(r"(?<=[.?!]) ", text)


@pytest.mark.parametrize(("name", "clause"), ALL, ids=[name for name, _clause in ALL])
def test_a_clause_can_stand_alone_and_be_joined(name, clause):
    texts = {
        "self": [clause.self, clause.if_self, clause.less_self],
        "loved_one": [clause.loved_one, clause.if_loved_one, clause.less_loved_one],
    }
    for voice, found in texts.items():
        for text in filter(None, found):
            assert text[0].islower() or text[0].isdigit() or text[0] == "{"
            assert text[-1] not in ".,;" and "," not in text and ":" not in text
            assert not re.match(REACHES_OVER, text)
            assert len(text.split()) <= 13
            other = r"\b(they|them|their|themselves)\b" if voice == "self" else r"\byou"
            assert not re.search(other, text)
    assert bool(clause.if_self) == bool(clause.if_loved_one)
    assert bool(clause.less_self) == bool(clause.less_loved_one)


def test_no_clause_says_what_a_person_has_or_is_called():
    said = " ".join(f"{c.self} {c.loved_one}." for _name, c in ALL).lower()
    for never in ("you need", "you qualify", "addict", "failed", "clean", "abuse"):
        assert never not in said
    assert re.findall(r"you have \w+ \w+", said) == ["you have hardly anyone", "you have no one"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[low_mood.most_days]", "[low_mood.mostly]", "low_mood 'most_days': the clause"),
        ("[low_mood.most_days]", "[low_mod.most_days]", "'low_mod' is not known here; misspelt?"),
        ("[use_risks.alone]", "[use_risks.alone]\nme = 'x'", "use_risks 'alone': 'me' is not"),
        ('self = "you are pregnant"', 'self = ""', "pregnancy 'yes': 'self' is missing or empty"),
        ('if_self = "you drank every day"', "", "frequency_alcohol 'daily': 'if_self' is missing"),
        ('if_self = "you felt low on most days"', "", "low_mood 'most_days': 'if_self' is missing"),
        ("[support.none]", "[support.nobody]\nself='x'\nloved_one='y'\n[support.none]",
         "support 'nobody': 'nobody' is no option"),
        ("you show {count}", "you show {number}", "sud_criteria 'many': 'you show {number}"),
        ("you are pregnant", "you are {pregnant}", "pregnancy 'yes': 'you are {pregnant}'"),
        ("you are pregnant", "you are } pregnant", "pregnancy 'yes': 'you are } pregnant'"),
    ],
)  # fmt: skip
def test_a_planted_mistake_is_refused_with_file_question_and_option(tmp_path, before, after, said):
    path = copy_of(PATH, tmp_path)
    plant(tmp_path / "en" / path.name, before, after)
    found = [str(mistake) for mistake in mistakes_in(clauses, path)]
    assert any(one.startswith(f"en/clauses.toml: {said}") for one in found), found


def test_everything_that_may_be_named_is_said_in_every_way():
    for question in FOUND.questions.values():
        for option in may_be_named(question):
            change = Change(question.id, option, option, 1)
            for voice in VOICES:
                assert supposed(change, {"respondent": voice})
                assert supposed(change, {"respondent": voice}, eased=True)


USE = {"concerns": ["alcohol"], "use_frequency": "daily"}


@pytest.mark.parametrize(
    ("changes", "name", "clause"),
    [
        ({"substances": ["alcohol"]}, "use_frequency", "you drink every day"),
        ({"substances": ["alcohol"]}, "substances", "you drink every day"),
        ({"substances": ["opioids"]}, "substances", "you use opioids every day"),
        ({"substances": "not_sure"}, "use_frequency", "you use alcohol or drugs every day"),
        ({"substances": ["opioids", "cannabis"]}, "substances", "you use drugs every day"),
        ({"substances": ["stimulants", "alcohol"], "frequency_stimulants": "daily",
          "frequency_alcohol": "daily"}, "use_frequency", "you drink every day"),
        ({"substances": ["alcohol", "cannabis"]}, "substances",
         "you use alcohol or drugs every day"),
        ({"substances": ["alcohol", "cannabis"], "frequency_alcohol": "daily",
          "frequency_cannabis": "weekly"}, "use_frequency", "you drink every day"),
        ({"substances": ["alcohol", "cannabis"], "frequency_alcohol": "daily",
          "frequency_cannabis": "weekly"}, "frequency_cannabis",
         "you use cannabis one to three days a week"),
        ({"substances": ["alcohol", "cannabis"], "frequency_alcohol": "weekly"}, "substances",
         "you use alcohol or drugs every day"),
        ({"use_frequency": "not_sure", "substances": ["alcohol", "opioids"]}, "substances",
         "you use alcohol and opioids"),
        ({"substances": ["alcohol"], "stopping": "stopped_suddenly"}, "substances",
         "you drank every day"),
        ({"substances": ["alcohol"], "current_care": "inpatient"}, "use_frequency",
         "you drank every day"),
        ({"use_frequency": "none", "substances": ["opioids"]}, "substances",
         "you used no opioids in the last month"),
        ({"medicines": ["opioid_medication", "psychiatric"]}, "medicines",
         "you take medicine for opioid use and mental health"),
        ({"use_risks": ["alone", "injecting"]}, "use_risks", "you use drugs alone and inject"),
        ({"sud_criteria": ["craving"]}, "sud_criteria", "you feel strong cravings"),
        ({"sud_criteria": ["time_spent", "cannot_cut_down"]}, "sud_criteria",
         "you show two of the eleven signs of a use problem"),
        ({"sud_criteria": ["craving", "tolerance"]}, "sud_criteria",
         "you show two of the eleven signs of a use problem"),
        ({"sud_criteria": list(FOUND.questions["sud_criteria"].option_ids()[1:])}, "sud_criteria",
         "you show all eleven signs of a use problem"),
        ({"sud_criteria": ["craving", "tolerance", "time_spent", "withdrawal"]}, "sud_criteria",
         "you show four of the eleven signs of a use problem"),
    ],
)  # fmt: skip
def test_what_was_told_is_one_clause_a_question_and_use_is_told_once(changes, name, clause):
    assert told(well_but(**(USE | changes)))[name] == clause


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: " ".join(limit.dimensions))
def test_the_reason_of_a_limit_is_one_or_two_short_sentences(limit):
    found = sentences(limit.because)
    assert 1 <= len(found) <= 2
    for sentence in found:
        assert sentence[0].isupper() and sentence.endswith(".") and ":" not in sentence
        assert len(sentence.split()) <= MOST_WORDS
        assert not re.search(r"\byou", sentence, re.IGNORECASE)


def every_text(result):
    """Everything said about the level: reasons, why not, and what would change it."""
    found = [row["text"] for row in result.reasons() if row["level"]]
    found += result.why_not().values()
    return found + [result.what_if_text(item) for item in result.what_if]


def assert_reads_well(result):
    for text in every_text(result):
        for sentence in sentences(text):
            assert sentence[0].isupper() and sentence[-1] == ".", text
            assert len(sentence.split()) <= MOST_WORDS, text
            assert not re.search(r"\b(and|or) (and|or)\b|,,|[{}:;]|  |\.\.|iOP|pHP", sentence), text
            assert_nothing_doubled(result, sentence)


def without_subject(clause):
    subject, _, rest = clause.partition(" ")
    return rest if subject in SUBJECTS else clause


def assert_nothing_doubled(result, sentence):
    for clause in set(result.words.said.values()):
        rest = without_subject(clause)
        assert sentence.lower().count(f"{rest} ") + sentence.lower().count(f"{rest},") <= 1


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_what_the_example_people_read_reads_well_in_both_voices(entry, voice):
    result = Result(entry["answers"] | {"respondent": voice}, DEFINITIONS)
    assert_reads_well(result)
    wrong = r"\b(they|their|them)\b" if voice == "self" else r"\b(you (?!told)|your)\b"
    for text in [row["text"] for row in result.reasons() if row["level"]]:
        told, _because = text.split(". ", 1)
        assert not re.search(wrong, told, re.IGNORECASE), text


@given(people)
@settings(max_examples=150, deadline=None)
def test_what_anyone_reads_reads_well(found):
    result = Result(found, DEFINITIONS)
    assert_reads_well(result)


@given(people)
@settings(max_examples=100, deadline=None)
def test_a_reason_tells_only_answers_that_made_its_ratings(found):
    """No dimension speaks that was rated none, and no answer that is not behind the reason."""
    result = Result(found, DEFINITIONS)
    said = told(found)
    for row in result.reasons():
        if row["level"]:
            first = row["text"].split(". ", 1)[0].lower()
            behind = " ".join(said[name] for name in row["answers"])
            for name, clause in said.items():
                if clause in first and len(clause) > 12:
                    assert name in row["answers"] or clause in behind


@given(people)
@settings(max_examples=100, deadline=None)
def test_what_was_told_is_said_once_among_the_reasons(found):
    result = Result(found, DEFINITIONS)
    said = [row["text"].split(". ", 1)[0].lower() + "." for row in result.why_less_is_not_enough()]
    for clause in set(result.words.said.values()):
        telling = re.compile(rf"\b{re.escape(without_subject(clause).lower())}(,|\.| and )")
        assert sum(bool(telling.search(sentence)) for sentence in said) <= 1, said


@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_a_later_reason_tells_what_comes_on_top(entry):
    texts = [row["text"] for row in Result(entry["answers"], DEFINITIONS).why_less_is_not_enough()]
    starts = [
        text.split(" that, ")[0] for text in texts if re.match("(On top of|Besides) that", text)
    ]
    assert starts == ["On top of", "Besides"][: len(starts)]
    assert not texts or not texts[0].startswith(("On top of", "Besides"))


@given(people)
@settings(max_examples=100, deadline=None)
def test_there_are_at_most_three_reasons(found):
    reasons = [row for row in Result(found, DEFINITIONS).reasons() if row["level"]]
    assert len(reasons) <= 3
    assert len({row["text"] for row in reasons}) == len(reasons)


def test_the_page_heads_its_reasons_with_a_sentence_and_links_to_the_answers(started):
    walk(started, well_but(low_mood="most_days", mental_health_care="no_care", left_care="none"))
    html = started.get("/recommendation/why/").content.decode()
    assert "Going on without a program is not enough" in html
    assert "No program now is not enough" not in html
    assert "You feel low on most days" in html and 'value="low_mood">Change' in html


@pytest.mark.parametrize("voice", VOICES)
def test_who_answers_for_someone_else_reads_of_them(voice):
    found = next(e for e in PEOPLE if e["name"] == "Severe symptoms, no danger, a strong home")
    result = Result(found["answers"] | {"respondent": voice}, DEFINITIONS)
    first = result.reasons()[0]["text"]
    assert first.startswith("You feel low" if voice == "self" else "They feel low")
    item = result.what_if[0]
    words = in_words(item, result.answers, result.words)
    assert ("your answers" in words) == (voice == "self")
