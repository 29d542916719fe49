"""The data files of the questionnaire: a planted mistake is refused, with file and entry named."""

import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from intake import reading, safety, scoring
from intake.questionnaire import questionnaire, read_questionnaire
from intake.reading import DataError

SUICIDE = 'id = "suicide"\n'
OPEN_TRIGGER = 'at_least = { suicide = "plan_or_intent" }'
MEANS = 'asked_when = [ { at_least = { suicide = "wish_to_be_dead" } } ]'
MEDICAL_TABLE = "ratings = { none = 0, stable = 1, needs_monitoring = 2, unstable = 4 }"
SAFETY, PAGES, SECTIONS = "questions/safety.toml", "pages.toml", "sections.toml"
RATINGS, TRIGGERS, NOTES, NEEDS = "ratings.toml", "triggers.toml", "notes.toml", "needs.toml"
ABOUT = 'questions = ["respondent", "age_group", "concerns"]'


@pytest.fixture
def data(tmp_path):
    """A copy of the data files, for planting mistakes in."""
    shutil.copytree(reading.DATA, tmp_path / "data")
    return tmp_path / "data"


READERS = {
    RATINGS: scoring.read_scoring,
    TRIGGERS: safety.triggers,
    NOTES: safety.notes,
    NEEDS: safety.needs,
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


def without(key, text):
    """A text with its first line of that key left out."""
    return re.sub(rf'(?m)^{key} = (""".*?"""|[^\n]*)\n', "", text, count=1, flags=re.DOTALL)


def refusal(folder, name):
    with pytest.raises(DataError) as error:
        load(folder, name)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_the_data_of_the_repository_loads(data):
    for name in (SAFETY, RATINGS, TRIGGERS, NOTES, NEEDS):
        load(data, name)


@pytest.mark.parametrize(
    ("name", "key", "entry"),
    [
        (SAFETY, "short", "safety.toml: question 'suicide'"),
        (SAFETY, "self", "safety.toml: question 'suicide'"),
        (SAFETY, "loved_one", "safety.toml: question 'suicide'"),
        (SAFETY, "why", "safety.toml: question 'suicide'"),
        (SAFETY, "find_out", "safety.toml: question 'suicide'"),
        (SAFETY, "source", "safety.toml: question 'suicide'"),
        (SAFETY, "reviewed", "safety.toml: question 'suicide'"),
        (SAFETY, "said", "safety.toml: question 'suicide': option 'none'"),
        (PAGES, "title", "pages.toml: page 'about'"),
        (PAGES, "section", "pages.toml: page 'about'"),
        (SECTIONS, "name", "sections.toml: section 'about'"),
        (RATINGS, "about", "ratings.toml: dimension 'risk_of_harm'"),
        (TRIGGERS, "self", "triggers.toml: trigger 'E1'"),
        (TRIGGERS, "loved_one", "triggers.toml: trigger 'E1'"),
        (TRIGGERS, "source", "triggers.toml: trigger 'E1'"),
        (TRIGGERS, "reviewed", "triggers.toml: trigger 'E1'"),
        (NOTES, "title", "notes.toml: note 'home_unsafe'"),
        (NOTES, "loved_one", "notes.toml: note 'home_unsafe'"),
        (NEEDS, "label", "needs.toml: need 'co_occurring_care'"),
        (NEEDS, "self", "needs.toml: need 'co_occurring_care'"),
    ],
)
def test_a_missing_text_is_refused(data, name, key, entry):
    path = data / name
    text = path.read_text(encoding="utf-8")
    path.write_text(without(key, text), encoding="utf-8")
    assert refusal(data, name).startswith(f"{entry}: '{key}' is missing")


def test_a_missing_option_label_is_refused(data):
    path = data / SAFETY
    head, rest = path.read_text(encoding="utf-8").split("[[question.option]]", 1)
    path.write_text(f"{head}[[question.option]]{without('self', rest)}", encoding="utf-8")
    assert refusal(data, SAFETY).startswith(
        "safety.toml: question 'suicide': option 'none': 'self'"
    )


@pytest.mark.parametrize(
    ("name", "before", "after", "entry"),
    [
        (SAFETY, "find_out =", "findout =", "safety.toml: question 'suicide': 'findout'"),
        (SAFETY, "said =", "sayd =", "safety.toml: question 'suicide': option 'none': 'sayd'"),
        (PAGES, "title =", "titel =", "pages.toml: page 'about': 'titel'"),
        (PAGES, "[[page]]", "[[pages]]", "pages.toml: 'pages'"),
        (SECTIONS, "name =", "nam =", "sections.toml: section 'about': 'nam'"),
        (SECTIONS, "among", "amung", "sections.toml: section 'alcohol_and_drugs': opens: 'amung'"),
        (RATINGS, "group =", "grupe =", "ratings.toml: dimension 'risk_of_harm': 'grupe'"),
        (RATINGS, "[[term]]\nkey = \"using\"\nabout", "[[term]]\nkey = \"using\"\nabuot",
         "ratings.toml: term 'using': 'abuot'"),
        (RATINGS, 'question = "suicide"', 'question = "suicide"\nnote = "x"',
         "ratings.toml: table of 'suicide': 'note'"),
        (RATINGS, "rating = 2", "rating = 2\nnote = 'x'",
         "ratings.toml: rule of 'risk_of_harm', rating 2: 'note'"),
        (TRIGGERS, "signs =", "sings =", "triggers.toml: trigger 'E1': 'sings'"),
        (TRIGGERS, "at_least =", "atleast =", "triggers.toml: trigger 'E1': 'atleast'"),
        (NOTES, "at_once =", "atonce =", "notes.toml: note 'home_unsafe': 'atonce'"),
        (NEEDS, "label =", "lable =", "needs.toml: need 'co_occurring_care': 'lable'"),
    ],
)  # fmt: skip
def test_a_misspelt_key_is_refused(data, name, before, after, entry):
    plant(data, name, before, after)
    message = refusal(data, name)
    assert message.startswith(entry)
    assert "is not known here" in message


@pytest.mark.parametrize(
    ("name", "before", "after", "message"),
    [
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("stable = 1, ", ""),
         "ratings.toml: table of 'medical': option 'stable' has no rating"),
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("stable = 1", "stable = 3"),
         "ratings.toml: table of 'medical': a worse option must not have a lower rating"),
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("stable", "steady", 1),
         "ratings.toml: table of 'medical': option 'stable' has no rating"),
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("none = 0", "none = 0, some = 0"),
         "ratings.toml: table of 'medical': there is no option 'some'"),
        (RATINGS, MEDICAL_TABLE, MEDICAL_TABLE.replace("4", "5"),
         "ratings.toml: table of 'medical': 5 is no rating from 0 to 4"),
        (RATINGS, 'question = "medical"', 'question = "medicines"',
         "ratings.toml: table of 'medicines': a table reads off one question"),
        (RATINGS, 'dimension = "withdrawal"', 'dimension = "withdrawl"',
         "ratings.toml: table of 'withdrawal_now': there is no dimension 'withdrawl'"),
        (RATINGS, "rating = 2", "rating = -1",
         "ratings.toml: rule of 'risk_of_harm', rating -1: -1 is no rating"),
        (RATINGS, '}\nso = ["using"]', '}\nso = ["usign"]',
         "ratings.toml: rule of 'risk_of_harm', rating 2: so: there is no term 'usign'"),
        (RATINGS, 'overdose = "over_a_year_ago"', 'overdose = "long_ago"',
         "ratings.toml: rule of 'risk_of_harm', rating 1: at_least: overdose has no option"),
        (TRIGGERS, OPEN_TRIGGER, OPEN_TRIGGER.replace("suicide", "suicid"),
         "triggers.toml: trigger 'E1': at_least: there is no question 'suicid'"),
        (TRIGGERS, OPEN_TRIGGER, OPEN_TRIGGER.replace("plan_or", "plan"),
         "triggers.toml: trigger 'E1': at_least: suicide has no option 'plan_intent'"),
        (TRIGGERS, 'outcome = "emergency"', 'outcome = "urgent"',
         "triggers.toml: trigger 'E1': outcome 'urgent' is not known here"),
        (TRIGGERS, 'not_while = ["inpatient"]', 'not_while = ["hospital"]',
         "triggers.toml: trigger 'M3': not_while: current_care has no option 'hospital'"),
        (TRIGGERS, "reviewed = 2026-11-24", "reviewed = 'soon'",
         "triggers.toml: trigger 'E1': 'reviewed' must be a date"),
        (NOTES, 'home_safety = "unsafe"', 'home_safty = "unsafe"',
         "notes.toml: note 'home_unsafe': at_least: there is no question 'home_safty'"),
        (NEEDS, "sud_criteria = 2", "sud_criteria = 'two'",
         "needs.toml: need 'co_occurring_care': at_least: sud_criteria may have several"),
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
    assert refusal(data, name).startswith(message)


FORWARD = 'asked_when = [ { at_least = { stress = "high" } } ]'
BESIDE = 'asked_when = [ { at_least = { home_safety = "unsafe" } } ]'


@pytest.mark.parametrize(
    ("name", "before", "after", "message"),
    [
        (SAFETY, MEANS, FORWARD, "safety.toml: question 'means': its condition looks forward"),
        (SAFETY, MEANS, BESIDE, "safety.toml: question 'means': its condition looks forward"),
        (SECTIONS, 'eating = "some"', 'stress = "high"',
         "mental_health.toml: question 'trauma_symptoms': its condition looks forward"),
        (PAGES, '"emergency_signs"', '"emergency_signs", "suicide"',
         "pages.toml: question 'suicide' stands on two pages"),
        (PAGES, '"suicide", "suicide_attempt"', '"suicide_attempt"',
         "pages.toml: question 'suicide' stands on no page"),
        (PAGES, '"emergency_signs"', '"emergency_sings"',
         "pages.toml: page 'right_now': there is no question 'emergency_sings'"),
        (PAGES, '"emergency_signs"', '"emergency_signs", "living", "support", "stress", "work"',
         "pages.toml: page 'right_now': at most four questions a page"),
        (PAGES, ABOUT, "questions = []", "pages.toml: page 'about': 'questions' is missing"),
        (PAGES, 'section = "about"', 'section = "abuot"',
         "pages.toml: page 'about': no section 'abuot'"),
        (PAGES, 'key = "about"', 'key = "use"', "pages.toml: key 'use' is used twice"),
        (SECTIONS, 'key = "safety"', 'key = "danger"', "safety.toml: no section 'safety'"),
        (SECTIONS, 'key = "safety"', 'key = "about"', "sections.toml: key 'about' is used twice"),
        (SAFETY, SUICIDE, 'id = "living"\n', "questions/: id 'living' is used twice"),
        (SAFETY, 'id = "wish_to_be_dead"', 'id = "none"',
         "safety.toml: question 'suicide': id 'none' is used twice"),
        (SAFETY, 'exclusive = "none"', 'exclusive = "no"',
         "safety.toml: question 'emergency_signs': there is no option 'no'"),
        (SAFETY, SUICIDE, SUICIDE + "kind = 'text'\n",
         "safety.toml: question 'suicide': kind 'text' is not known here"),
        (SAFETY, SUICIDE, SUICIDE + "always = 'yes'\n",
         "safety.toml: question 'suicide': 'always' must be a bool"),
        (RATINGS, 'key = "withdrawal"', 'key = "support"',
         "ratings.toml: key 'support' is used twice"),
        (RATINGS, 'key = "sedating"', 'key = "using"',
         "ratings.toml: term 'using': the key is used twice"),
        (TRIGGERS, 'key = "E2"', 'key = "E1"', "triggers.toml: key 'E1' is used twice"),
        (NOTES, 'key = "dark_thoughts"', 'key = "naloxone"',
         "notes.toml: key 'naloxone' is used twice"),
        (NEEDS, 'key = "safe_place"', 'key = "child_care"',
         "needs.toml: key 'child_care' is used twice"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_refused(data, name, before, after, message):
    plant(data, name, before, after)
    assert refusal(data, name).startswith(message)


@pytest.mark.parametrize("name", [SAFETY, PAGES, SECTIONS, RATINGS, TRIGGERS, NOTES, NEEDS])
def test_broken_toml_or_a_missing_file_is_refused_by_its_name(data, name):
    path = data / name
    whole = path.read_bytes()
    for broken in (whole + b"[[", whole + b'more = "no end', whole + b"\xff"):
        path.write_bytes(broken)
        assert refusal(data, name).startswith(f"{path.name}: ")
    if name != SAFETY:
        path.unlink()
        assert refusal(data, name).startswith(f"{path.name}: ")


ROOT = Path(__file__).resolve().parent.parent
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
    if "`none` has no order" in notes:
        return [option for option in options if option != "none"]
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
    for entries in scoring.read_scoring().entries.values():
        for entry in entries:
            yield from entry.when.questions()
    for rows in (safety.triggers(), safety.notes(), safety.needs()):
        for row in rows.values():
            yield from row.when.questions()


def test_no_question_is_asked_in_vain():
    asked = {name for name, q in QUESTIONS.items() if q.section not in ASKED_ONLY}
    assert asked - set(every_use()) == set()


@pytest.mark.parametrize("name", [name for name in CONTRACT if ordered(name)])
def test_a_worse_option_never_has_a_lower_rating(name):
    found = scoring.read_scoring()
    for dimension, entries in found.entries.items():
        steps = [found.score(entries, {name: (option, True)}).low for option in ordered(name)]
        assert steps == sorted(steps), dimension


def test_the_triggers_are_those_of_the_reference_and_no_other():
    text = (ROOT / "intake" / "data" / TRIGGERS).read_text(encoding="utf-8")
    keys = [entry["key"] for entry in tomllib.loads(text)["trigger"]]
    assert keys == [f"E{n}" for n in range(1, 9)] + [f"M{n}" for n in range(1, 18)]


FILES = sorted(path for app in ("intake", "programs", "iop_guide")
               for path in (ROOT / app / "data").rglob("*.toml"))  # fmt: skip
SOURCED = ("question", "table", "rule", "trigger", "note", "need", "help", "level", "guide")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
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
