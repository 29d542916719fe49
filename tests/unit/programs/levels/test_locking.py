"""What was published stays: the models refuse to change it, the database refuses, and a release
that was changed all the same is not shown."""

import json

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from programs import models
from programs.levels import releases
from programs.levels.models.frozen import Frozen
from programs.levels.publishing import earlier, locking
from programs.levels.publishing.refusals import Refused
from programs.levels.releases import from_files, newest
from tests.support.publishing import publish

FIELDS = "number, published, note, content, hash"


def run(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def unlocked(site):
    """A database whose refusals someone took away, and a site that has read nothing yet."""
    releases._live.clear()
    locking.unlock(connection)
    yield
    releases._live.clear()


def test_the_models_refuse_to_change_or_delete_a_release(site):
    release = models.Release.objects.get()
    release.note = "Another note"
    for attempt in (
        release.save,
        release.delete,
        models.Release.objects.all().delete,
        lambda: models.Release.objects.update(note="x"),
        lambda: models.Release.objects.bulk_update([release], ["note"]),
        lambda: models.Release.objects.update_or_create(number=1, defaults={"note": "x"}),
        lambda: models.Release.objects.bulk_create([models.Release(number=2)]),
    ):
        with pytest.raises(Frozen):
            attempt()
    assert models.Release.objects.get().note == "The first version of this guide."


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE programs_release SET note = 'x'",
        "DELETE FROM programs_release",
        f"INSERT INTO programs_release ({FIELDS}) SELECT 7, published, note, content, hash "
        "FROM programs_release",
        f"INSERT INTO programs_release ({FIELDS}) SELECT 1, published, note, content, hash "
        "FROM programs_release",
    ],
)
def test_the_database_refuses_too(site, statement):
    before = list(models.Release.objects.values())
    with pytest.raises(IntegrityError):
        run(statement)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Release._base_manager.update(note="By the back door")
    assert list(models.Release.objects.values()) == before


def test_a_release_is_not_replaced_or_emptied(site):
    """The ways of one database only: REPLACE asks no refusal of deletion, TRUNCATE none of rows."""
    statement = {
        "sqlite": f"REPLACE INTO programs_release (id, {FIELDS}) SELECT id, 2, published, note, "
        "content, hash FROM programs_release",
        "postgresql": "TRUNCATE programs_release CASCADE",
    }[connection.vendor]
    connection.check_constraints()  # PostgreSQL truncates nothing while some wait to be checked
    with pytest.raises(IntegrityError):
        run(statement)
    assert models.Release.objects.get().number == 1


def test_the_publisher_of_a_release_stays(site):
    publish("By Pia.")
    with pytest.raises(ProtectedError):
        User.objects.get(username="Pia").delete()


def test_a_release_is_made_of_a_proposal_only(site):
    first = models.Release.objects.get()
    content = {"number": 2, "content": first.content, "hash": first.hash}
    with pytest.raises(Refused, match="of a proposal only"):
        models.Release.objects.create(note="By the side door", **content)
    with pytest.raises(Refused, match="fingerprint"):
        models.Release.objects.create(**content | {"hash": "0" * 64})


def test_the_first_release_is_the_repository_s_and_no_other(empty):
    content = json.loads(json.dumps(from_files().content))
    content["level"][1]["tagline"] = "Smuggled in"
    text = releases.canonical(content)
    with pytest.raises(Refused):
        models.Release.objects.create(
            number=1, note="x", content=text, hash=releases.fingerprint(content)
        )


def test_a_release_that_was_tampered_with_is_not_shown_and_staff_are_told(unlocked, caplog):
    publish("A better line.")
    run("UPDATE programs_release SET content = '{}' WHERE number = 2")
    releases._live.clear()
    assert newest().number == 1
    assert "Release 2 does not match its fingerprint" in caplog.text
    assert Client().get("/levels/iop/").status_code == 200
    staff = Client()
    staff.force_login(User.objects.create_superuser("Ada"))
    page = staff.get("/admin/").content.decode()
    assert "Release 2 is not what it was when it was published" in page
    with pytest.raises(releases.Tampered):
        releases.read(2)
    with pytest.raises(earlier.NoSuchRelease, match="does not match its fingerprint"):
        earlier.numbered(2)
    with pytest.raises(releases.Tampered):
        earlier.at(timezone.now().isoformat())


def test_where_no_release_is_left_whole_the_files_speak(unlocked):
    run("UPDATE programs_release SET content = '{}'")
    assert newest().content == from_files().content
