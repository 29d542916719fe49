"""The receipt: a result with an older release again, and whether a newer one changes it."""

import io
import itertools
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from iop_guide.result.receipt import newer_release
from iop_guide.result.result import Result
from programs.levels.content import canonical, read_files
from programs.levels.publishing import earlier
from programs.levels.releases import Tampered, from_files, newest
from tests.support.people import person, well_but
from tests.support.publishing import released
from tests.support.walking import walk

from ..test_commands import refused, run, written

UNWELL = person("Severe symptoms, no danger, a strong home")
COUNT = itertools.count()
CHANGED = "We updated our levels of care while you were answering. "


def come_out(**serves):
    """The next release: the files' definitions, with an IOP that serves this much.

    Each has a text of its own: what is in memory is found by number and hash."""
    content = json.loads(canonical(read_files()))
    (iop,) = [level for level in content["level"] if level["key"] == "iop"]
    iop["serves"] |= serves
    iop["tagline"] = f"Sessions several times a week ({next(COUNT)})."
    return released(content)


def recommended(folder, answers, **options):
    out = io.StringIO()
    call_command("recommend", written(folder, json.dumps(answers)), stdout=out, **options)
    return json.loads(out.getvalue())


def test_an_older_release_gives_its_result_again_word_for_word(site, tmp_path):
    first = recommended(tmp_path, UNWELL)
    second = come_out(mental_health=2)
    now = recommended(tmp_path, UNWELL)
    assert (first["level"], now["level"]) == ("iop", "php")
    assert now["release"] == {"number": 2, "hash": second.hash}
    assert recommended(tmp_path, UNWELL, release="1") == first
    assert recommended(tmp_path, UNWELL, release="2") == now


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("2", "there is no release 2; the newest is 1"),
        ("0", "there is no release 0"),
        ("one", "the number of a release is expected, not 'one'"),
        ("-1", "a release is expected"), ("1.0", "a release is expected"),
        ("", "a release is expected"), ("9" * 5000, "a release is expected"),
    ],
)  # fmt: skip
def test_a_release_that_does_not_exist_is_refused(site, tmp_path, number, said):
    assert said in refused("recommend", written(tmp_path, json.dumps(well_but())), release=number)


def test_a_fresh_copy_without_a_database_knows_the_release_of_the_files_only(tmp_path):
    given = json.dumps(UNWELL).encode()
    done = run(tmp_path / "none.sqlite3", "recommend", "--release", "1", given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["release"] == {"number": 1, "hash": from_files().hash}
    done = run(tmp_path / "none.sqlite3", "recommend", "--release", "2", given=given)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"there is no release 2; the newest is 1" in done.stderr


def test_bad_answers_are_named_before_a_bad_release(site, tmp_path):
    with pytest.raises(CommandError, match="suicidal"):
        call_command("recommend", written(tmp_path, '{"suicidal": "none"}'), release="7")


def test_before_any_release_the_moment_gives_the_files(db):
    assert earlier.at(timezone.now().isoformat()).hash == from_files().hash


def test_a_moment_gives_what_was_read_then(site):
    begun = timezone.now().isoformat()
    come_out(mental_health=2)
    assert earlier.at(begun).number == 1
    assert earlier.at((timezone.now() + timedelta(seconds=1)).isoformat()).number == 2


def notice(answers, begun):
    release = newest()
    return newer_release(Result(answers, release.definitions), release, begun)


def test_the_person_is_told_whether_their_own_result_changes(site):
    begun = timezone.now().isoformat()
    assert notice(UNWELL, begun) == ""
    come_out(mental_health=2)
    assert notice(UNWELL, begun) == (
        CHANGED + "Before, your answers pointed to IOP. Now they point to PHP."
    )
    assert notice(well_but(), begun) == CHANGED + "The result is the same before and after."
    assert notice(UNWELL, timezone.now().isoformat()) == ""


def test_ranges_and_outcomes_have_their_words(site):
    begun = timezone.now().isoformat()
    come_out(mental_health=2)
    wide = well_but(low_mood="nearly_every_day", anxiety="most_days", role_functioning=None)
    assert notice(wide, begun) == (
        CHANGED + "Before, your answers pointed to at least IOP, and as much as "
        "PHP. Now they point to PHP."
    )
    doctor = person("Racing thoughts and little sleep")
    assert notice(doctor, begun) == (
        CHANGED + "Before, your answers pointed to a doctor first, and then IOP. "
        "Now they point to a doctor first, and then PHP."
    )
    theirs = notice(UNWELL | {"respondent": "loved_one"}, begun)
    assert "the answers pointed to IOP" in theirs


@pytest.mark.parametrize("name", ["A plan to end life", "Sixteen"])
def test_what_does_not_rest_on_definitions_is_not_interrupted(site, name):
    begun = timezone.now().isoformat()
    come_out(mental_health=2)
    assert notice(person(name), begun) == ""


def test_coming_back_after_a_newer_release_costs_one_query_more(
    started, django_assert_max_num_queries
):
    walk(started, UNWELL)
    with django_assert_max_num_queries(4):
        html = started.get("/recommendation/").content.decode()
    assert CHANGED not in html and "intensive outpatient care (IOP)" in html
    for _ in range(3):
        come_out(mental_health=2)
    html = started.get("/recommendation/").content.decode()
    assert "your answers pointed to IOP. Now they point to PHP." in html
    assert "release 4" in started.get("/recommendation/why/").content.decode()
    with django_assert_max_num_queries(5):
        started.get("/recommendation/")


@pytest.fixture
def tampered(site, monkeypatch):
    """Earlier releases are no longer what they were."""

    def refuse(number):
        raise Tampered(f"Release {number} does not match its fingerprint.")

    earlier._kept.cache_clear()
    monkeypatch.setattr(earlier, "read", refuse)


def test_an_earlier_release_that_was_changed_is_refused_and_breaks_no_page(tampered, tmp_path):
    begun = timezone.now().isoformat()
    come_out(mental_health=2)
    said = refused("recommend", written(tmp_path, json.dumps(well_but())), release="1")
    assert said.endswith("Release 1 does not match its fingerprint.")
    assert notice(UNWELL, begun) == CHANGED + "This result uses the new ones."


def test_who_begins_after_the_release_is_told_nothing(site):
    come_out(mental_health=2)
    visitor = Client()
    visitor.post("/intake/")
    walk(visitor, UNWELL)
    assert CHANGED not in visitor.get("/recommendation/").content.decode()
