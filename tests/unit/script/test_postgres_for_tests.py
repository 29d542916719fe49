"""A PostgreSQL started for a test run leaves nothing behind, however the run ends.

One after the other, for each sees what the others leave: script/test gives a file to one worker.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from script import postgres_for_tests

ROOT = Path(__file__).resolve().parents[3]
LAUNCH = [sys.executable, "-m", "script.postgres_for_tests", "--"]
# Says where the server is, then waits to be ended.
SAY_AND_WAIT = "import os, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"
ASK = """
import os, psycopg2
url = os.environ["DATABASE_URL"]
with psycopg2.connect(host=url.partition("host=")[2], user="postgres") as connection:
    cursor = connection.cursor()
    cursor.execute("SHOW fsync")
    print(cursor.fetchone()[0], url)
"""
# As on a system without PostgreSQL, for root whose packages lie where `nobody` may not enter.
ONLY_A_COPY_OF_THE_WHEEL = """
import itertools, sys
from script import postgres_for_tests as postgres
both = postgres.carried
postgres.installed = lambda: ()
postgres.carried = lambda folder: itertools.islice(both(folder), 1, None)
sys.exit(postgres.main(sys.argv[1:]))
"""

# As when run and watcher were both killed: nothing holds the folder, and its server goes on.
START_AND_VANISH = """
import os
from script import postgres_for_tests as postgres
with postgres.own_folder() as folder:
    print(postgres.start(postgres.find_programs(folder), folder), flush=True)
    os._exit(0)
"""


def folder_in(line):
    return Path(line.strip().partition("host=")[2])


def server_in(folder):
    """The process id of the server that runs in a folder."""
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


def soon(condition, *words):
    """Whether something is so within five seconds."""
    for _ in range(100):
        if condition(*words):
            return True
        time.sleep(0.05)
    return False


def gone(folder, process):
    """Whether a server's folder and its process are no more."""
    command = Path(f"/proc/{process}/cmdline")  # empty once a process has ended
    try:
        os.kill(process, 0)
        return not folder.exists() and command.exists() and not command.read_bytes()
    except (ProcessLookupError, FileNotFoundError):
        return not folder.exists()


@pytest.fixture
def waiting():
    """A launcher whose command waits: the launcher's process, the folder, the server's process."""
    command = [*LAUNCH, sys.executable, "-c", SAY_AND_WAIT]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as launcher:
        folder = folder_in(launcher.stdout.readline())
        yield launcher, folder, server_in(folder)
        launcher.terminate()


def test_a_command_finds_the_server_and_its_end_is_the_servers_end():
    command = [*LAUNCH, sys.executable, "-c", ASK + "raise SystemExit(7)"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 7, done.stderr
    assert done.stdout.startswith("off postgres://")
    assert not folder_in(done.stdout).exists()


def test_the_programs_of_the_wheel_do_where_the_system_has_none():
    command = [sys.executable, "-c", ONLY_A_COPY_OF_THE_WHEEL, "--", sys.executable, "-c", ASK]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    folder = folder_in(done.stdout)
    assert f"{folder}/{postgres_for_tests.WHEEL}" in done.stderr
    assert not folder.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_command_and_server(waiting, number):
    launcher, folder, server = waiting
    launcher.send_signal(number)
    assert launcher.wait(20) == 128 + number
    assert soon(gone, folder, server)


def test_a_killed_run_leaves_nothing_behind(waiting):
    launcher, folder, server = waiting
    os.killpg(launcher.pid, signal.SIGKILL)
    launcher.wait()
    assert soon(gone, folder, server)


def test_the_next_run_spares_one_that_lives_and_clears_away_a_stale_one(waiting):
    _launcher, living, _server = waiting
    program = [sys.executable, "-c", START_AND_VANISH]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    stale = folder_in(done.stdout)
    server = server_in(stale)
    subprocess.run([*LAUNCH, "true"], cwd=ROOT, check=True)
    assert postgres_for_tests.listening(living)
    assert soon(gone, stale, server)


def test_without_any_postgresql_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(postgres_for_tests, "installed", lambda: ())
    monkeypatch.setattr(postgres_for_tests, "carried", lambda folder: ())
    with pytest.raises(postgres_for_tests.Failed, match="apt-get install postgresql"):
        postgres_for_tests.find_programs(tmp_path)
