"""The commands: what they print, in which order, and what they refuse with exit status 2."""

import io
import json
import os
import subprocess
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from intake.models import SealedAnswers
from intake.ratings import OBLIGATIONS, read_ratings
from programs import models
from programs.levels.content import fingerprint, read_files, tidy
from programs.levels.releases import from_files
from tests.support.people import PEOPLE, answers_of, well_but

ROOT = Path(__file__).resolve().parents[3]
LEVELS = ["outpatient", "iop", "php", "inpatient"]
KEYS = [
    "outcome", "level", "highest_level", "format", "scores", "ratings", "reasons", "why_not",
    "what_would_change", "alerts", "could_not_tell", "needs", "release",
]  # fmt: skip
# The least that is accepted: who answers, how old, and what for.
BARE = {"respondent": "self", "age_group": "26_64", "concerns": ["mental_health"]}
BY_OUTCOME = {
    "emergency": well_but(suicide="plan_or_intent"),
    "youth": well_but(age_group="under_18", mania="now"),
    "medical_first": well_but(mania="now"),
    "not_enough_answers": BARE,
    "no_program": well_but(),
    "level": well_but(low_mood="nearly_every_day", anxiety="most_days", stress=None),
}


def run(database, *words, given=b""):
    """The command as people run it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        input=given,
        capture_output=True,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}"},
    )


def written(folder, content, name="input.json"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def as_lines(people):
    return "\n".join(map(json.dumps, people))


def called(*words, **options):
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def refused(*words, **options):
    """The message of a command that ends with exit status 2 and prints nothing."""
    out = io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command(*words, stdout=out, **options)
    assert (error.value.returncode, out.getvalue()) == (2, "")
    assert "\n" not in str(error.value)
    return str(error.value)


def recommended(folder, answers, *options):
    text = called("recommend", written(folder, json.dumps(answers)), *options)
    assert text.count("\n") == 1
    return json.loads(text)


# --- recommend ------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", BY_OUTCOME)
def test_no_key_is_ever_left_out(site, tmp_path, outcome):
    found = recommended(tmp_path, BY_OUTCOME[outcome])
    assert (list(found), found["outcome"]) == (KEYS, outcome)
    assert list(found["scores"]) == ["severity", "co_occurring", "obligations"]
    assert found["ratings"].keys() == read_ratings().dimensions.keys() - {OBLIGATIONS}
    for low, high in (*found["scores"].values(), *found["ratings"].values()):
        assert 0 <= low <= high <= 4
    assert found["release"]["number"] == 1
    assert len(found["release"]["hash"]) == 64
    for reason in found["reasons"]:
        assert list(reason) == ["level", "text", "answers", "source"]
    assert isinstance(found["needs"], list) and isinstance(found["what_would_change"], list)


@pytest.mark.parametrize("outcome", ["emergency", "youth", "not_enough_answers"])
def test_outcomes_without_a_level_speak_of_none(site, tmp_path, outcome):
    found = recommended(tmp_path, BY_OUTCOME[outcome])
    assert found["level"] is found["highest_level"] is found["format"] is None
    assert found["why_not"] == {} and found["what_would_change"] == []


def test_a_level_says_why_and_why_not_each_other_level(site, tmp_path):
    found = recommended(tmp_path, BY_OUTCOME["level"])
    assert found["level"] in LEVELS and found["highest_level"] in [None, *LEVELS]
    assert set(LEVELS) - {found["level"]} <= found["why_not"].keys()
    assert found["level"] not in found["why_not"] and all(found["why_not"].values())
    assert found["reasons"]
    for reason in found["reasons"]:
        assert reason["text"] and set(reason["answers"]) <= BY_OUTCOME["level"].keys()


def test_every_change_leads_to_exactly_what_was_promised(site, tmp_path):
    person = BY_OUTCOME["level"]
    changes = recommended(tmp_path, person)["what_would_change"]
    assert changes
    for change in changes:
        assert list(change) == ["level", "changes", "text"]
        then = recommended(tmp_path, person | change["changes"])
        assert change["level"] in (then["level"], then["outcome"])


def test_an_emergency_says_what_set_it_off(site, tmp_path):
    (reason,) = recommended(tmp_path, BY_OUTCOME["emergency"])["reasons"]
    assert (reason["level"], reason["answers"]) == (None, ["suicide"])
    assert "988" in reason["text"]


def test_lines_keep_their_order_and_blank_lines_are_passed_over(site, tmp_path):
    text = "\n \n" + as_lines(BY_OUTCOME.values()).replace("\n", "\r\n\n\t\n") + "\n\n"
    found = called("recommend", written(tmp_path, text), "--lines").splitlines()
    assert [json.loads(line)["outcome"] for line in found] == list(BY_OUTCOME)


def test_a_line_says_what_one_object_says_but_searches_changes_only_when_asked(site, tmp_path):
    path = written(tmp_path, as_lines(BY_OUTCOME.values()), "many.json")
    plain = [json.loads(line) for line in called("recommend", path, "--lines").splitlines()]
    full = called("recommend", path, "--lines", "--what-if").splitlines()
    for answers, short, long in zip(BY_OUTCOME.values(), plain, full, strict=True):
        one = recommended(tmp_path, answers)
        assert json.loads(long) == one
        assert short == one | {"what_would_change": None}


def test_nothing_to_read_is_nothing_to_say_with_lines(site, tmp_path):
    assert called("recommend", written(tmp_path, "\n\n"), "--lines") == ""


GOOD = json.dumps(BARE).encode()
HUGE = b'{"zip": ' + b"1" * 5000 + b"}"
BAD = [
    (b'{"suicide": "never"}', "suicide: 'never' is not one of none, wish_to_be_dead"),
    (b'{"suicidal": "none"}', "'suicidal' is no question"),
    (b'{"concerns": []}', "concerns: a list of one or more of alcohol, drugs"),
    (b'{"suicide": "none"', "this is not JSON"),
    (b"{'suicide': 'none'}", "this is not JSON"),
    (b'{"suicide": "none", "suicide": "thoughts"}', "'suicide' is given twice"),
    (b'{"suicide": NaN}', "NaN is not a number"),
    (b'{"suicide": -Infinity}', "-Infinity is not a number"),
    (b'{"zip": 1e999}', "zip: five digits as text"),
    (HUGE, "this is not JSON"),
    (b'{"suicide": "\xff"}', "not UTF-8 text"),
    (b"[" * 100_000, "nested too deeply"),
    (b"null", "one JSON object"),
    (b"[{}]", "one JSON object"),
    (b'"\xe2\x80\xa8"', "one JSON object"),
]


@pytest.mark.parametrize(("given", "named"), BAD, ids=range(len(BAD)))
def test_bad_answers_are_refused(tmp_path, given, named):
    assert named in refused("recommend", written(tmp_path, given))


@pytest.mark.parametrize(("given", "named"), BAD, ids=range(len(BAD)))
def test_a_bad_line_is_refused_by_its_number_before_anything_is_printed(tmp_path, given, named):
    given = GOOD + b"\n\n" + given + b"\n" + GOOD
    message = refused("recommend", written(tmp_path, given), "--lines")
    assert "line 3" in message and named in message


@pytest.mark.parametrize("given", [b"", b" \n", b"{}{}", b"{}\n{}"])
def test_without_lines_exactly_one_object_is_read(tmp_path, given):
    assert "this is not JSON" in refused("recommend", written(tmp_path, given))


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_refused_by_its_name(tmp_path, name):
    path = str(tmp_path / name)
    assert path in refused("recommend", path)
    assert path in refused("compare", path, definitions=str(ROOT / "programs/data/levels.toml"))


@pytest.mark.parametrize("database", ["none.sqlite3", "no/such/folder/none.sqlite3"])
def test_a_fresh_copy_without_a_database_recommends_with_the_files(tmp_path, database):
    given = json.dumps(BY_OUTCOME["level"]).encode()
    done = run(tmp_path / database, "recommend", given=b"\xef\xbb\xbf" + given)
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert found["level"] in LEVELS
    assert found["release"] == {"number": 1, "hash": from_files().hash}


def test_every_imagined_person_comes_through_as_a_line(tmp_path):
    given = as_lines(map(answers_of, PEOPLE)).encode()
    done = run(tmp_path / "none.sqlite3", "recommend", "--lines", given=given)
    assert done.returncode == 0
    for entry, line in zip(PEOPLE, done.stdout.splitlines(), strict=True):
        found = json.loads(line)
        wanted = {found["outcome"], f"{found['outcome']}:{found['level']}"}
        assert wanted & set(entry["expect"]), entry["name"]


@pytest.mark.parametrize(
    ("words", "given", "named"),
    [
        (("recommend",), b'{"suicide": "never"}', b"suicide"),
        (("recommend", "--lines"), GOOD + b'\n{"suicide": NaN}', b"line 2: NaN"),
        (("compare", "--definitions", "programs/data/levels.toml"), b"{}", b"line 1: "),
        (("definitions", "check", "README.md"), b"", b"README.md"),
    ],
)
def test_a_refusal_is_exit_status_2_and_one_line_on_standard_error(tmp_path, words, given, named):
    done = run(tmp_path / "none.sqlite3", *words, given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1 and named in done.stderr


# --- compare --------------------------------------------------------------------------------

OWN = """
scale = [1, 5]
dimensions = ["pain", "fear", "roof"]
[[level]]
key = "bench"
serves = { pain = 1 }
[[level]]
key = "chair"
serves = { pain = 3 }
[[level.not_enough_when]]
at_least = { fear = 4 }
together = [{ dimensions = ["pain", "roof"], at_least = 7 }]
[[level.not_enough_when]]
together = [{ dimensions = ["pain", "fear", "roof"], at_least = 12 }]
[[level]]
key = "house"
"""


def ratings(pain=1, fear=1, roof=1, **more):
    return {"pain": pain, "fear": fear, "roof": roof} | more


def compared(folder, people, definitions=OWN):
    given = written(folder, people if isinstance(people, bytes) else as_lines(people))
    return {"definitions": written(folder, definitions, "own.toml")}, given


@pytest.mark.parametrize(
    ("person", "level"),
    [
        (ratings(), "bench"),
        (ratings(fear=5, roof=5), "bench"),  # 11 together, and 6 of pain and roof
        (ratings(pain=2), "chair"),
        (ratings(pain=3, fear=3, roof=5), "chair"),
        (ratings(pain=3, fear=4, roof=3), "chair"),
        (ratings(pain=2, fear=4, roof=5), "house"),
        (ratings(pain=3, fear=4, roof=5), "house"),
        (ratings(pain=4), "house"),
        (ratings(pain=2, fear=5, roof=5), "house"),
    ],
)
def test_compare_uses_the_scale_dimensions_levels_and_sums_of_the_file(tmp_path, person, level):
    options, given = compared(tmp_path, [person])
    assert called("compare", given, **options) == f"{level}\n"


def test_compare_prints_a_key_a_line_in_order(tmp_path):
    options, given = compared(tmp_path, [ratings(), ratings(pain=5), ratings(pain=2)])
    assert called("compare", given, **options) == "bench\nhouse\nchair\n"


def test_compare_agrees_with_the_levels_of_the_site(tmp_path):
    names = [name for name in read_ratings().dimensions if name != OBLIGATIONS]
    given = written(tmp_path, as_lines([dict.fromkeys(names, 0), dict.fromkeys(names, 4)]))
    found = called("compare", given, definitions=str(ROOT / "programs/data/levels.toml"))
    assert found == "no_program\ninpatient\n"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (b'{"pain": 1, "fear": 1}', "roof: the rating is missing"),
        (json.dumps(ratings(joy=1)).encode(), "'joy' is no dimension"),
        *(
            (json.dumps(ratings(fear=bad)).encode(), "fear: a whole number is expected")
            for bad in (2.0, 1.5, "2", None, True, [2])
        ),
        *(
            (json.dumps(ratings(roof=bad)).encode(), f"roof: {bad} is off the scale of 1 to 5")
            for bad in (0, 6, -1, 10**20)
        ),
        (b"[1, 2, 3]", "one JSON object of ratings"),
        (b'{"pain": 1, "pain": 2, "fear": 1, "roof": 1}', "'pain' is given twice"),
        (b'{"pain": NaN, "fear": 1, "roof": 1}', "NaN is not a number"),
        (b'{"pain": 1', "this is not JSON"),
    ],
)
def test_a_wrong_rating_is_refused_by_its_line(tmp_path, line, named):
    good = as_lines([ratings()]).encode()
    options, given = compared(tmp_path, good + b"\n" + line + b"\n" + good)
    message = refused("compare", given, **options)
    assert message.startswith("line 2: ") and named in message


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("at_least = { fear = 4 }\ntogether = [{ dimensions", "x = [{ dimensions", "'x' is not"),
        ('at_least = { fear = 4 }\ntogether = [{ dimensions = ["pain", "roof"], at_least = 7 }]',
         "", "level 'chair': not_enough_when.1: the combination is empty"),
        ('key = "house"', 'key = "house"\nserves = { pain = 4 }', "'house': the last level"),
        ('key = "house"', 'key = "house"\n[[level.not_enough_when]]\nat_least = { pain = 5 }',
         "'house': the last level"),
        ("serves = { pain = 1 }", "serves = { joy = 1 }", "'joy' is no dimension"),
        ('"pain", "roof"]', '"pain", "joy"]', "'joy' is no dimension"),
        ("serves = { pain = 1 }", "serves = { pain = 0 }", "pain: 0 is off the scale of 1 to 5"),
        ("serves = { pain = 1 }", "serves = { pain = 1.5 }", "pain: a whole number"),
        ("scale = [1, 5]", "scale = [5, 1]", "scale"),
        ('key = "chair"', 'key = "bench"', "level 'bench': the key is used twice"),
        ('key = "bench"', "", "level '1': 'key' is missing"),
        ('key = "house"', 'key = "house', "own.toml"),
    ],
)  # fmt: skip
def test_wrong_definitions_are_refused_and_named(tmp_path, before, after, named):
    assert before in OWN
    options, given = compared(tmp_path, [ratings()], OWN.replace(before, after, 1))
    assert named in refused("compare", given, **options)


# --- definitions ----------------------------------------------------------------------------


def of_file(path):
    return fingerprint(tidy(tomllib.loads(path.read_text(encoding="utf-8"))))


def found_wrong(path):
    """What the checks say of a file that has something wrong: exit status 1, all of it printed."""
    out = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("definitions", "check", path, stdout=out)
    assert end.value.code == 1
    return out.getvalue()


def test_what_is_exported_loads_back_the_same(site, tmp_path):
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    called("definitions", "export", str(first))
    assert of_file(first) == fingerprint(read_files())
    models.Level.objects.filter(key="iop").update(tagline="Another line.")
    called("definitions", "export", str(second))
    assert of_file(second) != of_file(first)
    assert "not published" in called("definitions", "load", str(first))
    called("definitions", "export", str(second))
    assert second.read_bytes() == first.read_bytes()


def test_an_exported_file_passes_the_checks(site, tmp_path):
    path = str(tmp_path / "draft.toml")
    called("definitions", "export", path)
    assert "nothing wrong found" in called("definitions", "check", path)


def test_a_wrong_file_is_named_and_leaves_the_draft_as_it_was(site, tmp_path):
    path = tmp_path / "draft.toml"
    called("definitions", "export", str(path))
    before = path.read_text(encoding="utf-8")
    wrong = written(tmp_path, before.replace('key = "iop"', 'key = "php"', 1), "wrong.toml")
    assert "'php'" in found_wrong(wrong)
    message = refused("definitions", "load", wrong)
    assert "wrong.toml" in message and "'php'" in message
    called("definitions", "export", str(path))
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("content", [b"scale = [", b"\xff"])
@pytest.mark.parametrize("action", ["check", "load"])
def test_a_file_that_is_no_toml_is_refused(site, tmp_path, action, content):
    assert "no.toml" in refused("definitions", action, written(tmp_path, content, "no.toml"))


@pytest.mark.parametrize("content", [b"", b"scale = 3"])
def test_a_file_that_is_no_definitions_is_refused(site, tmp_path, content):
    path = written(tmp_path, content, "no.toml")
    assert "scale" in found_wrong(path)
    assert "no.toml: scale" in refused("definitions", "load", path)


@pytest.mark.parametrize("content", [b"words = 3", b"[words.en]\nlevel = 2", b"[words.en.level]"])
@pytest.mark.parametrize("action", ["check", "load"])
def test_words_apart_are_for_releases_and_refused_in_a_file(site, tmp_path, action, content):
    path = written(tmp_path, content, "apart.toml")
    assert "apart.toml: 'words' is not known here" in refused("definitions", action, path)


def test_checks_run_from_the_command_line_without_a_database(tmp_path):
    path = ROOT / "programs/data/levels.toml"
    done = run(tmp_path / "none.sqlite3", "definitions", "check", str(path))
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_a_draft_there_is_nothing_to_export_and_no_file_is_left(empty, tmp_path):
    path = tmp_path / "draft.toml"
    refused("definitions", "export", str(path))
    assert not path.exists()


# --- purge_answers --------------------------------------------------------------------------


@pytest.mark.django_db
def test_purging_deletes_expired_answers_and_no_others():
    now = timezone.now()
    for name, minutes in (("over", -1), ("long over", -60), ("going on", 1)):
        ends = now + timedelta(minutes=minutes)
        SealedAnswers.objects.create(found_by=name, box="x", expires=ends)
    assert called("purge_answers") == "2 expired rows deleted\n"
    assert [row.found_by for row in SealedAnswers.objects.all()] == ["going on"]
    assert called("purge_answers") == "0 expired rows deleted\n"
