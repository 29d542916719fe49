"""What tests share: a site with its first release, and visitors."""

from urllib.parse import urlsplit

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client

from programs.levels.publishing import locking
from programs.levels.releases import first_release, from_files
from programs.levels.remembered import forget

from .support import made_up_language
from .support.browser import LAUNCH, chromium
from .support.stores import SQLITE, on_file


@pytest.fixture(scope="session", autouse=True)
def databases_can_be_emptied():
    """After a test that really commits, its rows are emptied: the database has to let releases
    go. The flush ends as a migrate does, which locks them again."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def unlocked(self, statements):
        locking.unlock(self.connection)
        flush(self, statements)

    BaseDatabaseOperations.execute_sql_flush = unlocked
    yield
    BaseDatabaseOperations.execute_sql_flush = flush


@pytest.fixture(autouse=True)
def nothing_remembered():
    """No test reads a page or a release that another one left in memory."""
    caches["pages"].clear()
    forget()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database has its first release from the start, as a site has: made once, not for
    every test."""
    with django_db_blocker.unblock():
        first_release()


@pytest.fixture
def site(db):
    """A site as script/server leaves it: migrated, with release 1 published."""
    first_release()  # a test that really commits leaves an empty database behind


@pytest.fixture
def empty(transactional_db):
    """A database that was migrated and holds nothing else."""
    call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def shared(transactional_db, tmp_path):
    """A site whose database every thread reaches, and that can be stopped."""
    first_release()
    if not SQLITE:
        yield
        return
    with on_file(tmp_path):
        yield


@pytest.fixture
def visitor(site):
    """A visitor who has not started yet."""
    return Client()


@pytest.fixture
def started(visitor):
    """A visitor on the first page of questions."""
    visitor.post("/intake/", {"respondent": "self"})
    return visitor


@pytest.fixture
def made_up_languages(request, monkeypatch):
    """The site has two more languages, which nobody speaks."""
    if "site" in request.fixturenames:
        request.getfixturevalue("site")  # its release is made in the languages that it really has
    made_up_language.add_to(monkeypatch)


@pytest.fixture
def translated(made_up_languages, monkeypatch):
    """The data files say all of it in these two languages too; returned is what may be spoiled."""
    from_files.cache_clear()
    yield made_up_language.translate(monkeypatch)
    from_files.cache_clear()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": chromium(), "chromium_sandbox": False, "args": LAUNCH}


@pytest.fixture
def home(live_server, transactional_db, settings, monkeypatch):
    """A running site with its first release; cookies over plain http, as on one's own machine.
    Every request connects anew, so that a store which is stopped is stopped for each."""
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    first_release()
    return live_server.url


@pytest.fixture
def phone(visitors_browser):
    """A visitor's phone, 360 px wide."""
    return visitors_browser(viewport={"width": 360, "height": 740})


@pytest.fixture
def visitors_browser(home, browser):
    """Makes browsers that note every request leaving the host and every console error."""
    contexts, left, errors = [], [], []

    def make(**options):
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        host = urlsplit(home).netloc
        page.on("request", lambda r: urlsplit(r.url).netloc == host or left.append(r.url))
        page.on("console", lambda m: m.type == "error" and errors.append(m.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(home)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not [url for url in left if not url.startswith("data:")]
    assert not errors
