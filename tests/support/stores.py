"""Stores of answers that many use at once, and that really fail: stopped, read-only, locked, full.

Nothing is mocked. A connection is led to where no database answers, or the database itself is
told to refuse.
"""

import contextlib
import resource
import socket
import sqlite3
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections
from django.http import HttpRequest

from intake import sealing

PLACES = connections.settings["default"]
SQLITE = "sqlite3" in PLACES["ENGINE"]


def run(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def led_to(**place):
    """Every connection made from here on goes to another place; the one in use is closed."""
    before = {name: PLACES[name] for name in place}
    mine = connection.settings_dict
    inside, connection.connection = connection.connection, None
    try:
        PLACES.update(place)
        mine.update(place)
        yield
    finally:
        if connection.connection is not None:
            connection.connection.close()
        PLACES.update(before)
        mine.update(before)
        connection.connection = inside


@contextmanager
def on_file(folder):
    """SQLite in a file, as a site has it: the tests' own lives in memory, for one thread only."""
    path = str(folder / "site.sqlite3")
    run(f"VACUUM INTO '{path}'")
    with led_to(NAME=path):
        yield


@contextmanager
def stopped():
    """No database answers."""
    if SQLITE:
        place = {"NAME": "/no/such/folder/site.sqlite3"}
    else:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            place = {"HOST": "127.0.0.1", "PORT": str(free.getsockname()[1])}
    with led_to(**place):
        yield


@contextmanager
def read_only():
    """It can be read and not written, as after a failover or with a disk that gave up."""
    on, off = (
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
        if SQLITE
        else ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
    )
    run(on)
    try:
        yield
    finally:
        run(off)


@contextmanager
def held():
    """Someone else holds what is to be written, and does not let go."""
    other = (
        sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        if SQLITE
        else connection.copy()
    )
    cursor = other.cursor()
    cursor.execute("BEGIN EXCLUSIVE" if SQLITE else "BEGIN")
    if not SQLITE:
        cursor.execute("LOCK TABLE intake_sealedanswers IN SHARE MODE")
    try:
        yield
    finally:
        cursor.execute("ROLLBACK")
        other.close()


@contextmanager
def locked():
    """The same, where hardly anyone waits for it."""
    run("PRAGMA busy_timeout = 50" if SQLITE else "SET lock_timeout = '50ms'")
    try:
        with held():
            yield
    finally:
        run("PRAGMA busy_timeout = 60000" if SQLITE else "SET lock_timeout = 0")


@contextmanager
def silent():
    """PostgreSQL's host takes the call and never says a word."""
    deaf = socket.create_server(("127.0.0.1", 0), backlog=20)
    with deaf, led_to(HOST="127.0.0.1", PORT=str(deaf.getsockname()[1])):
        yield


@contextmanager
def full():
    """No room for one more byte of SQLite's journal, which is where every write goes first."""
    journal = Path(f"{connection.settings_dict['NAME']}-wal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def garbled():
    """SQLite's file holds something else."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"This is no database. " * 500)
        file.flush()
        with led_to(NAME=file.name):
            yield


@contextmanager
def cut_off():
    """PostgreSQL ended the connection that is in use, as when it restarts."""
    other = connection.copy()
    with other.cursor() as cursor:
        mine = connection.connection.info.backend_pid
        cursor.execute("SELECT pg_terminate_backend(%s)", [mine])
    other.close()
    time.sleep(0.1)
    try:
        yield
    finally:
        connection.close()


SLOW = {"held": held} if SQLITE else {"held": held, "silent": silent}
READABLE = {"read only": read_only, "locked": locked}
FAILING = {"stopped": stopped, **READABLE}
if SQLITE:
    FAILING["full"] = READABLE["full"] = full
    FAILING["garbled"] = garbled
else:
    FAILING["cut off"] = cut_off


def kept(cookie):
    """What is kept under a cookie."""
    request = HttpRequest()
    request.COOKIES = {sealing.COOKIE: cookie}
    return sealing.visit(request)


def at_once(*calls):
    """Run the calls in a thread each, all at the same moment; what each returned."""
    barrier = threading.Barrier(len(calls))
    returned = [None] * len(calls)

    def one(number, call):
        try:
            connection.ensure_connection()  # else the first would be done before the last begins
            barrier.wait(30)
            returned[number] = call()
        except Exception as error:
            returned[number] = error
        finally:
            with contextlib.suppress(Exception):
                connection.close()

    threads = [
        threading.Thread(target=one, args=(number, call)) for number, call in enumerate(calls)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return returned
