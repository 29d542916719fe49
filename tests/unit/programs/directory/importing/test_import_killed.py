"""An import that is killed in the middle leaves the directory as it was, and can be run again."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import connection

from programs.models import Program
from tests.support.directory_files import KEY, row, rows_of, table

# Imports as the command does, but says when the first batch is written, and then waits.
CHILD = """
import sys, time
import django; django.setup()
from django.core.management import call_command
from programs.directory.importing import writing
writing.BATCH = 10
written = writing.Writer._written
def slow(self, rows, update):
    written(self, rows, update)
    print("written", flush=True)
    time.sleep(60)
writing.Writer._written = slow
call_command("import_programs", sys.argv[1], "--key", sys.argv[2])
"""


@pytest.fixture
def elsewhere(tmp_path):
    """The environment of a process that works on this test's database, or a copy of it."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "iop_guide.settings"}
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        path = tmp_path / "copy.sqlite3"
        connection.cursor().execute("VACUUM INTO %s", [str(path)])
        return environment | {"DATABASE_URL": f"sqlite:///{path}"}, path
    at = connection.settings_dict
    host = at.get("HOST") or at["OPTIONS"].get("host") or os.environ.get("PGHOST", "")
    url = f"postgres://{at['USER']}@/{at['NAME']}?host={host}"
    return environment | {"DATABASE_URL": url}, None


def counted(path):
    """How many programs and records of them there are, as another process sees it."""
    if path is None:
        return Program.objects.count(), Program.history.count()
    with sqlite3.connect(path) as copy:
        tables = ("programs_program", "programs_historicalprogram")
        return tuple(copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)


@pytest.fixture
def prepared(tmp_path, transactional_db, request):
    """With one program in the directory, and a file of thirty others."""
    key, file = tmp_path / "codes.csv", tmp_path / "all.csv"
    key.write_text(KEY, encoding="utf-8")
    file.write_bytes(table([row(name1="Example First")]))
    call_command("import_programs", str(file), key=key)
    file.write_bytes(table(rows_of(30)))
    environment, path = request.getfixturevalue("elsewhere")
    return environment, path, key, file


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_leaves_the_directory_as_it_was(prepared):
    environment, path, key, file = prepared
    before = counted(path)
    assert before == (1, 1)
    command = [sys.executable, "-c", CHILD, str(file), str(key)]
    child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "written\n"
    os.kill(child.pid, signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    assert counted(path) == before
    again = [sys.executable, "manage.py", "import_programs", str(file), "--key", str(key)]
    done = subprocess.run(again, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "30 new, 0 changed, 1 gone, 0 unchanged, 0 refused\n"
    assert counted(path) == (31, 32)
