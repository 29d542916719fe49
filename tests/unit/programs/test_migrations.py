"""Migrations: all tables come and go; databases of earlier versions are known, or refused."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from programs.levels.releases import first_release
from programs.models import Release

OURS = ("programs_", "intake_")
EARLIER = [
    "0001_initial", "0002_half_done", "0003_proposals", "0004_guide_body_words", "0005_directory",
    "0006_spots", "0007_imports", "0008_ratings_edition",
]  # fmt: skip
SQUASHED = "0001_squashed_0008_ratings_edition"


def tables():
    return {name for name in connection.introspection.table_names() if name.startswith(OURS)}


def migrate(*arguments):
    said = StringIO()
    call_command("migrate", *arguments, stdout=said)
    return said.getvalue()


def had_run(names):
    """As a database where these migrations of programs ran, and no others."""
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="programs").delete()
    for name in names:
        recorder.record_applied("programs", name)


@pytest.fixture
def migrated_again(transactional_db):
    """Whatever a test took away, the tests after it find."""
    yield
    call_command("migrate", verbosity=0)


def test_all_tables_go_and_come_back_with_their_locks(migrated_again):
    before = tables()
    assert {"programs_release", "programs_program", "intake_sealedanswers"} <= before
    migrate("programs", "zero"), migrate("intake", "zero")
    assert tables() == set()
    migrate()
    assert tables() == before
    first_release()
    with pytest.raises(IntegrityError), transaction.atomic():
        Release._base_manager.update(note="By the back door")


def test_where_all_earlier_migrations_ran_only_later_ones_are_to_do(migrated_again):
    first_release()
    migrate("programs", SQUASHED)
    had_run(EARLIER)
    assert re.findall(r"Applying programs\.(\w+)", migrate()) == ["0002_ask_about_use"]
    assert Release.objects.get().number == 1


@pytest.mark.parametrize("ran", [EARLIER[:1], EARLIER[:-1]])
def test_where_only_some_earlier_migrations_ran_nothing_is_migrated(site, ran):
    had_run(ran)
    with pytest.raises(CommandError, match=f"only some ran on this database: {', '.join(ran)}\\."):
        migrate()
