"""A served site of its own for each run: its own database, the made-up programs, its own port."""

import os
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = Path(__file__).with_name("programs.csv")
SECONDS = 30


@contextmanager
def served(folder):
    """The address of the site in this folder, served until the block ends."""
    with TemporaryDirectory() as kept:
        settings = os.environ | {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{kept}/measure.sqlite3"}
        for command in (["migrate"], ["first_release"], ["import_programs", str(PROGRAMS)]):
            _manage(folder, settings, *command)
        port = _free_port()
        server = subprocess.Popen(
            [_program(folder, "gunicorn"), "iop_guide.wsgi", "--bind", f"127.0.0.1:{port}",
             "--threads", "4", "--no-control-socket", "--log-level", "warning"],
            cwd=folder, env=settings,
        )  # fmt: skip
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(SECONDS)


def _program(folder, name):
    return str(folder / ".venv" / "bin" / name)


def _manage(folder, settings, *words):
    command = [_program(folder, "python"), "manage.py", *words]
    subprocess.run(command, cwd=folder, env=settings, check=True, stdout=subprocess.DEVNULL)


def _free_port():
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(port):
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"the site does not answer on port {port}")
