"""The data files of the questionnaire: a planted mistake is refused, with file and entry named."""

import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from intake import notes as notes_and_needs
from intake import ratings, scoring, terms, triggers
from intake.questionnaire import DATA, questionnaire, read_questionnaire
from iop_guide.data import DataError
from iop_guide.result.what_to_ask import NO_MATTER
from iop_guide.rules.language import LANGUAGES

SUICIDE = 'id = "suicide"\n'
OPEN_TRIGGER = 'at_least = { suicide = "plan_or_intent" }'
ONLY_WAY = 'at_least = { violence = "plan_or_acts" }'
SEIZURE = 'at_least = { withdrawal_history = "seizure_or_delirium" }'
MEANS = 'asked_when = [ { at_least = { suicide = "wish_to_be_dead" } } ]'
MEDICAL_TABLE = "ratings = { none = 0, stable = 1, needs_monitoring = 2, unstable = 4 }"
SAFETY, PAGES, SECTIONS = "questions/safety.toml", "pages.toml", "sections.toml"
RATINGS, TRIGGERS, NOTES, NEEDS = "ratings.toml", "triggers.toml", "notes.toml", "needs.toml"
TERMS, WORDS = "terms.toml", "en/triggers.toml"
NOTE_WORDS, NEED_WORDS, RATING_WORDS = "en/notes.toml", "en/needs.toml", "en/ratings.toml"
# Tables, rules and ways have no keys; a mistake names the place of theirs.
NUMBER = re.compile(r"(?<=')\d+(?=')|(?<=when\.)\d+")
ASKED, PAGE_WORDS, SECTION_WORDS = "questions/en/safety.toml", "en/pages.toml", "en/sections.toml"
ABOUT = 'questions = ["age_group", "concerns"]'


@pytest.fixture
def data(tmp_path):
    """A copy of the data files, for planting mistakes in."""
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


READERS = {
    RATINGS: ratings.read_ratings,
    TRIGGERS: triggers.triggers,
    WORDS: lambda path: triggers.triggers(path.parents[1] / TRIGGERS),
    TERMS: terms.terms,
    NOTES: notes_and_needs.notes,
    NEEDS: notes_and_needs.needs,
    RATING_WORDS: lambda path: ratings.read_ratings(path.parents[1] / RATINGS),
    NOTE_WORDS: lambda path: notes_and_needs.notes(path.parents[1] / NOTES),
    NEED_WORDS: lambda path: notes_and_needs.needs(path.parents[1] / NEEDS),
}


def load(folder, name):
    """Read one file, or for any file of the questionnaire all of it, as the start does."""
    READERS[name](folder / name) if name in READERS else read_questionnaire(folder)


def plant(folder, name, before, after):
    """Replace the first place that reads `before`."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def refusal(folder, name, begins):
    """The first mistake named that begins so."""
    with pytest.raises(DataError) as error:
        load(folder, name)
    found = [NUMBER.sub("N", str(mistake)) for mistake in error.value.mistakes]
    assert any(mistake.startswith(begins) for mistake in found), found
    return next(mistake for mistake in found if mistake.startswith(begins))


def test_the_data_of_the_repository_loads(data):
    for name in (SAFETY, *READERS):
        load(data, name)


@pytest.mark.parametrize(
    ("name", "before", "after", "entry"),
    [
        (ASKED, "find_out =", "findout =", "en/safety.toml: question 'suicide': 'findout'"),
        (ASKED, "none.said =", "none.sayd =",
         "en/safety.toml: question 'suicide': 'option.none.sayd'"),
        (PAGE_WORDS, "title =", "titel =", "en/pages.toml: page 'for_whom': 'titel'"),
        (PAGES, "[[page]]", "[[pages]]", "pages.toml: 'pages'"),
        (SECTION_WORDS, "name =", "nam =", "en/sections.toml: section 'about': 'nam'"),
        (SECTIONS, "among", "amung", "sections.toml: section 'alcohol_and_drugs': opens: 'amung'"),
        (RATINGS, "group =", "grupe =", "ratings.toml: dimension 'risk_of_harm': 'grupe'"),
        (TERMS, "about =", "abuot =", "terms.toml: term 'sedating': 'abuot'"),
        (TERMS, "# Terms:", "[[trem]]\nkey = 'x'\n# Terms:", "terms.toml: 'trem'"),
        (TERMS, "not_among =", "notamong =", "terms.toml: term 'followed': when: 'notamong'"),
        (RATINGS, 'question = "suicide"', 'question = "suicide"\nnote = "x"',
         "ratings.toml: table 'N': 'note'"),
        (RATINGS, "rating = 2", "rating = 2\nnote = 'x'",
         "ratings.toml: rule 'N': 'note'"),
        (WORDS, "signs =", "sings =", "en/triggers.toml: trigger 'E1': 'sings'"),
        (WORDS, "there_self =", "there_elf =", "en/triggers.toml: trigger 'E1': 'there_elf'"),
        (WORDS, "[trigger.E1]", "[triger.E1]", "en/triggers.toml: 'triger'"),
        (TRIGGERS, "urgency =", "urgancy =", "triggers.toml: trigger 'E1': 'urgancy'"),
        (TRIGGERS, "not_there =", "notthere =", "triggers.toml: trigger 'M3': 'notthere'"),
        (TRIGGERS, "where_not =", "wherenot =", "triggers.toml: trigger 'T4': when.N: 'wherenot'"),
        (TRIGGERS, "[[trigger.when.rest]]", "[[trigger.when.rset]]",
         "triggers.toml: trigger 'E5': when.N: 'rset'"),
        (TRIGGERS, "[[trigger.when.rest]]\nat_least", "[[trigger.when.rest]]\natleast",
         "triggers.toml: trigger 'E5': when.N: rest: 'atleast'"),
        (TRIGGERS, "at_least =", "atleast =", "triggers.toml: trigger 'E1': when.N: 'atleast'"),
        (NEEDS, "unless_known = [", "unlessknown = [",
         "needs.toml: need 'telehealth': 'unlessknown'"),
        (NEED_WORDS, "label =", "lable =", "en/needs.toml: need 'co_occurring_care': 'lable'"),
    ],
)  # fmt: skip
def test_a_misspelt_key_is_refused(data, name, before, after, entry):
    plant(data, name, before, after)
    assert "is not known here" in refusal(data, name, entry)


@pytest.mark.parametrize(
    ("name", "before", "after", "message"),
    [
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("stable = 1, ", ""),
         "ratings.toml: table 'N': medical: option 'stable' has no rating"),
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("stable = 1", "stable = 3"),
         "ratings.toml: table 'N': medical: a worse option must not have a lower rating"),
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("stable", "steady", 1),
         "ratings.toml: table 'N': medical: option 'stable' has no rating"),
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("none = 0", "none = 0, some = 0"),
         "ratings.toml: table 'N': 'some' is no option of medical; known are none"),
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("4", "5"),
         "ratings.toml: table 'N': 5 is no rating from 0 to 4"),
        (RATINGS, 'question = "medical"', 'question = "medicines"',
         "ratings.toml: table 'N': 'medicines' is no question with single answers"),
        (RATINGS, 'dimension = "withdrawal"', 'dimension = "withdrawl"',
         "ratings.toml: table 'N': 'withdrawl' is no dimension"),
        (RATINGS, "rating = 2", "rating = -1",
         "ratings.toml: rule 'N': -1 is no rating"),
        (RATINGS, '}\nso = ["using"]', '}\nso = ["usign"]',
         "ratings.toml: rule 'N': when: so: there is no term 'usign'"),
        (RATINGS, 'overdose = "over_a_year_ago"', 'overdose = "long_ago"',
         "ratings.toml: rule 'N': when: at_least: overdose has no option"),
        (TRIGGERS, OPEN_TRIGGER, OPEN_TRIGGER.replace("suicide", "suicid"),
         "triggers.toml: trigger 'E1': when.N: at_least: there is no question 'suicid'"),
        (TRIGGERS, OPEN_TRIGGER, OPEN_TRIGGER.replace("plan_or", "plan"),
         "triggers.toml: trigger 'E1': when.N: at_least: suicide has no option 'plan_intent'"),
        (TRIGGERS, 'outcome = "emergency"', 'outcome = "urgent"',
         "triggers.toml: trigger 'E1': outcome: 'urgent' is none of emergency, medical_first"),
        (TRIGGERS, 'urgency = "emergency"', 'urgency = "at_once"',
         "triggers.toml: trigger 'E1': urgency: 'at_once' is none of emergency, help_first, today"),
        (TRIGGERS, "not_there = true", "not_there = 'yes'",
         "triggers.toml: trigger 'M3': 'not_there' must be true or false"),
        (TRIGGERS, "reviewed = 2026-11-27", "reviewed = 'soon'",
         "triggers.toml: trigger 'E1': 'reviewed' must be a date"),
        (TRIGGERS, 'where_not = ["M15"]', 'where_not = ["M51"]',
         "triggers.toml: trigger 'T4': when.N: where_not: no trigger 'M51' stands before it"),
        (TRIGGERS, 'where_not = ["M15"]', 'where_not = ["T5"]',
         "triggers.toml: trigger 'T4': when.N: where_not: no trigger 'T5' stands before it"),
        (TRIGGERS, 'where_not = ["M15"]', 'where_not = ["T4"]',
         "triggers.toml: trigger 'T4': when.N: where_not: no trigger 'T4' stands before it"),
        (TRIGGERS, 'not_beside = ["M3"]', 'not_beside = ["M5"]',
         "triggers.toml: trigger 'M4': 'M5' is no trigger before it"),
        (TRIGGERS, 'where_not = "any_row"', 'where_not = "any"',
         "triggers.toml: trigger 'T11': when.N: where_not: a list of triggers, or"),
        (TRIGGERS, f"rest]]\n{SEIZURE}", f"rest]]\n{SEIZURE}".replace("_or_delirium", ""),
         "triggers.toml: trigger 'E5': when.N: rest: at_least: withdrawal_history has"),
        (TRIGGERS, 'unless = ["followed_closely"]', 'unless = ["folowed"]',
         "triggers.toml: trigger 'M0': when.N: rest: unless: there is no term 'folowed'"),
        (TRIGGERS, 'so = ["sedating"]', 'so = ["sedative"]',
         "triggers.toml: trigger 'E5': when.N: so: there is no term 'sedative'"),
        (TRIGGERS, "{ freq_alcohol", "{ freq_alcool",
         "triggers.toml: trigger 'M3': when.N: at_least: there is no question 'freq_alcool'"),
        (TRIGGERS, 'freq_alcohol = "most_days"', 'freq_alcohol = "often"',
         "triggers.toml: trigger 'M3': when.N: at_least: freq_alcohol has no option"),
        (TRIGGERS, f"[[trigger.when]]\n{ONLY_WAY}", f"[trigger.when]\n{ONLY_WAY}",
         "triggers.toml: trigger 'E2': 'when' must be a list"),
        (TERMS, "sedatives_daily", "sedatives_dayly",
         "terms.toml: term 'sedating': when: among: medicines has no option 'sedatives_dayly'"),
        (TERMS, 'at_least = { overdose = "past_year" }', 'at_least = { overdoes = "past_year" }',
         "terms.toml: term 'overdose_in_a_year': when: at_least: there is no question 'overdoes'"),
        # A term may use only those written before it.
        (TERMS, "[[term.when]]", "[[term.when]]\nso = ['followed']",
         "terms.toml: term 'sedating': when: so: there is no term 'followed'"),
        (NOTES, 'suicide = "wish_to_be_dead" }', 'suicid = "wish_to_be_dead" }',
         "notes.toml: note 'dark_thoughts': when: at_least: there is no question 'suicid'"),
        (NEEDS, 'insurance = "medicare" }', 'insurance = "medicar" }',
         "needs.toml: need 'telehealth': unless_known: among: insurance has no option 'medicar'"),
        (NEEDS, "sud_criteria = 2", "sud_criteria = 'two'",
         "needs.toml: need 'co_occurring_care': when: at_least: sud_criteria may have several"),
        (SECTIONS, '"drugs"', '"drug"',
         "sections.toml: section 'alcohol_and_drugs': opens: among: concerns has no option 'drug'"),
        (SAFETY, MEANS, MEANS.replace("suicide", "suicid"),
         "safety.toml: question 'means': asked_when: at_least: there is no question 'suicid'"),
        (SAFETY, MEANS, MEANS.replace("wish_to_be_dead", "wish"),
         "safety.toml: question 'means': asked_when: at_least: suicide has no option 'wish'"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused(data, name, before, after, message):
    plant(data, name, before, after)
    assert refusal(data, name, message)


AGAIN = """[[trigger]]
key = "E1"
urgency = "emergency"
source = "x"
reviewed = 2026-11-27
when = [{ at_least = { stress = "high" } }]
[[trigger]]"""
LIVING = """[[question]]
id = "living"
source = "x"
reviewed = 2026-11-27
short = "x"
self = "x"
loved_one = "x"
why = "x"
find_out = "x"
option = [{ id = "a", self = "x", said = "x" }, { id = "b", self = "x", said = "x" }]
[[question]]"""
FORWARD = 'asked_when = [ { at_least = { stress = "high" } } ]'
BESIDE = 'asked_when = [ { at_least = { home_safety = "unsafe" } } ]'


@pytest.mark.parametrize(
    ("name", "before", "after", "message"),
    [
        (SAFETY, MEANS, FORWARD, "safety.toml: question 'means': its condition looks forward"),
        (SAFETY, MEANS, BESIDE, "safety.toml: question 'means': its condition looks forward"),
        (SECTIONS, 'eating = "some"', 'stress = "high"',
         "mental_health.toml: question 'mental_health_care': its condition looks forward"),
        (PAGES, '"emergency_signs"', '"emergency_signs", "suicide"',
         "pages.toml: page: question 'suicide' stands on two pages"),
        (PAGES, '"suicide", "suicide_attempt"', '"suicide_attempt"',
         "pages.toml: page: question 'suicide' stands on no page"),
        (PAGES, '"emergency_signs"', '"emergency_sings"',
         "pages.toml: page 'right_now': 'emergency_sings' is no question"),
        (PAGES, '"emergency_signs"', '"emergency_signs", "living", "support", "stress", "stopping"',
         "pages.toml: page 'right_now': at most 4 questions a page"),
        (PAGES, ABOUT, "questions = []",
         "pages.toml: page 'about': give questions, or a gate in their place"),
        (PAGES, 'section = "about"', 'section = "abuot"',
         "pages.toml: page 'for_whom': 'abuot' is no section"),
        (PAGES, "part = 1", "part = 3", "pages.toml: page 'for_whom': 3 is no part"),
        (PAGES, "part = 1", "part = 2",
         "pages.toml: page 'about': a page of part one stands after one of part two"),
        (PAGES, "[[page]]",
         '[[page]]\nkey = "use"\nsection = "use"\npart = 1\nquestions = ["zip"]\n[[page]]',
         "pages.toml: page 'use': the key is used twice"),
        (SECTIONS, 'key = "safety"', 'key = "danger"',
         "en/sections.toml: section 'safety': words for 'safety', which is not there"),
        (SECTIONS, "[[section]]", '[[section]]\nkey = "safety"\n[[section]]',
         "sections.toml: section 'safety': the key is used twice"),
        (SAFETY, "[[question]]", LIVING, "safety.toml: question 'living': the id is used twice"),
        (SAFETY, '{ id = "wish_to_be_dead" }', '{ id = "none" }, { id = "wish_to_be_dead" }',
         "safety.toml: question 'suicide': the key is used twice"),
        (SAFETY, 'exclusive = "none"', 'exclusive = "no"',
         "safety.toml: question 'emergency_signs': 'no' is no option; known are none"),
        (SAFETY, SUICIDE, SUICIDE + "kind = 'text'\n",
         "safety.toml: question 'suicide': kind: 'text' is none of choice, zip"),
        (SAFETY, SUICIDE, SUICIDE + "always = 'yes'\n",
         "safety.toml: question 'suicide': 'always' must be true or false"),
        (RATINGS, '[[dimension]]', '[[dimension]]\nkey = "home"\ngroup = "severity"\n[[dimension]]',
         "ratings.toml: dimension 'home': the key is used twice"),
        (TERMS, 'key = "there_now"', 'key = "sedating"',
         "terms.toml: term 'sedating': the key is used twice"),
        (TRIGGERS, "[[trigger]]", AGAIN, "triggers.toml: trigger 'E1': the key is used twice"),
        (TRIGGERS, 'key = "E2"', 'key = "E22"',
         "en/triggers.toml: trigger 'E2': words for 'E2', which is not there"),
        (TRIGGERS, 'key = "H1"\nurgency = "help_first"', 'key = "H1"\nurgency = "today"',
         "triggers.toml: trigger 'M0': it is more urgent than the one before it"),
        (WORDS, "[trigger.E1]", "[trigger.E11]",
         "en/triggers.toml: trigger 'E11': words for 'E11', which is not there"),
        (WORDS, "[trigger.E1]", "[trigger.E0]\ntitle = 'x'\n[trigger.E1]",
         "en/triggers.toml: trigger 'E0': words for 'E0', which is not there"),
        (WORDS, "[trigger.E2]", "[trigger.E1]", "en/triggers.toml: Cannot declare"),
        (NOTES, 'key = "unwanted_thoughts"', 'key = "dark_thoughts"',
         "en/notes.toml: note 'unwanted_thoughts': words for 'unwanted_thoughts', which is not"),
        (NEEDS, 'key = "safe_place"', 'key = "child_care"',
         "en/needs.toml: need 'safe_place': words for 'safe_place', which is not there"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_refused(data, name, before, after, message):
    plant(data, name, before, after)
    assert refusal(data, name, message)


@pytest.mark.parametrize("name", [SAFETY, ASKED, PAGES, PAGE_WORDS, SECTIONS, *READERS])
def test_broken_toml_or_a_missing_file_is_refused_by_its_name(data, name):
    path = data / name
    whole = path.read_bytes()
    for broken in (whole + b"[[", whole + b'more = "no end', whole + b"\xff"):
        path.write_bytes(broken)
        assert refusal(data, name, f"{name.removeprefix('questions/')}: ")
    if name not in (SAFETY, ASKED):
        path.unlink()
        assert refusal(data, name, f"{path.name}: ")


ROOT = Path(__file__).resolve().parents[3]
QUESTIONS = questionnaire().questions
ASKED_ONLY = ("about", "obligations")
ROW = re.compile(r"\| `(?P<id>\w+)`(?P<notes>[^|]*)\| (?P<options>[^|]*) \|")


def contract():
    """Every row of docs/answers.md: id, its notes, and its options in order."""
    rows = {}
    for row in ROW.finditer((ROOT / "docs" / "answers.md").read_text(encoding="utf-8")):
        options = [re.search(r"`(\w+)`", part) for part in row["options"].split(" · ")]
        found = [option[1] for option in options if option]
        if row["options"].startswith("as "):
            found = rows[found[0]][1]
        rows[row["id"]] = (row["notes"] + row["options"], found)
    return rows


CONTRACT = contract()


def ordered(name):
    """The options of a question in rising order, as the contract says; empty without one."""
    notes, options = CONTRACT[name]
    without = re.findall(r"`(\w+)` (?:has no order|\(no order:)", notes)
    if without:
        return [option for option in options if option not in without]
    return [] if "no order" in notes or "many" in notes or name == "zip" else options


def test_ids_and_options_are_those_of_the_contract():
    assert set(QUESTIONS) == set(CONTRACT)
    for name, (notes, options) in CONTRACT.items():
        question = QUESTIONS[name]
        assert question.many == ("(many" in notes), name
        assert question.exclusive == ("none" if question.many and "none" in options else "")
        assert list(question.option_ids()) == ([] if name == "zip" else options), name
        not_sure = name not in ("respondent", "age_group", "concerns", "zip")
        assert question.not_sure == not_sure, name


def test_options_have_the_order_that_the_contract_gives_them():
    for name in CONTRACT.keys() - {"respondent"}:  # who answers is no need
        if not QUESTIONS[name].many:
            assert list(QUESTIONS[name].order()) == ordered(name), name


def test_what_the_contract_asks_of_everyone_has_no_condition():
    for name, question in QUESTIONS.items():
        if question.section in ("alcohol_and_drugs", "mental_health"):
            asked = not questionnaire().conditions[name]
            assert asked == ("◦" in CONTRACT[name][0]), name


def every_use():
    """Every question that a rating, a trigger, a note or a need looks at."""
    for entries in ratings.read_ratings().entries.values():
        for entry in entries:
            yield from entry.when.questions()
    for trigger in triggers.triggers().values():
        yield from trigger.questions()
    for rows in (notes_and_needs.notes(), notes_and_needs.needs()):
        for row in rows.values():
            yield from row.when.questions()


def test_no_question_is_asked_in_vain():
    asked = {name for name, q in QUESTIONS.items() if q.section not in ASKED_ONLY}
    assert asked - set(every_use()) == set()


@pytest.mark.parametrize("name", [name for name in CONTRACT if ordered(name)])
def test_a_worse_option_never_has_a_lower_rating(name):
    found = ratings.read_ratings()
    for dimension, entries in found.entries.items():
        steps = [scoring.score(entries, {name: (option, True)}).low for option in ordered(name)]
        assert steps == sorted(steps), dimension


def test_the_triggers_are_those_of_the_reference_and_no_other():
    text = (ROOT / "intake" / "data" / TRIGGERS).read_text(encoding="utf-8")
    keys = [entry["key"] for entry in tomllib.loads(text)["trigger"]]
    medical_first = [f"M{n}" for n in range(19)]
    this_week = [f"T{n}" for n in range(1, 14)]
    assert keys == [f"E{n}" for n in range(1, 9)] + ["H1", *medical_first, *this_week]


def test_every_trigger_has_its_words_in_the_same_order():
    words = tomllib.loads((ROOT / "intake" / "data" / WORDS).read_text(encoding="utf-8"))
    assert list(words["trigger"]) == list(triggers.triggers())


def test_every_term_is_used():
    """A term that nothing names is one that nobody would miss if it said something else."""
    everything = "".join(path.read_text(encoding="utf-8") for path in FILES)
    named = re.findall(r"^(?:so|unless) = \[(.*)\]|(?:so|unless) = \[(.*?)\]", everything, re.M)
    used = set(re.findall(r'"(\w+)"', " ".join(a + b for a, b in named)))
    assert terms.terms().keys() - used <= {"there_now", NO_MATTER}  # read by the code itself


FILES = sorted(path for app in ("intake", "programs", "iop_guide/result")
               for path in (ROOT / app / "data").rglob("*.toml"))  # fmt: skip
# Where words are from stands in the file beside them.
WITHOUT_WORDS = [path for path in FILES if path.parent.name not in LANGUAGES]
SOURCED = ("question", "table", "rule", "trigger", "note", "need", "help", "level", "guide")


@pytest.mark.parametrize("path", WITHOUT_WORDS, ids=lambda path: path.stem)
def test_every_entry_has_a_source_and_the_date_of_its_review(path):
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for table in data.keys() & set(SOURCED):
        for entry in data[table]:
            name = entry.get("id") or entry.get("key") or entry
            assert entry.get("source") or entry.get("sources"), name
            assert type(entry.get("reviewed")) is date, name


def texts(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


FORBIDDEN = re.compile(
    r"\b(you need|you have an?|addicts?|clean|you qualify|(have|has|had|you|they|who) failed)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_judges_or_diagnoses(path):
    for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert not FORBIDDEN.search(text), text
