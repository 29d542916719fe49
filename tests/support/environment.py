"""The environment that every test runs in; loaded before Django reads its settings."""

import os
from pathlib import Path

from hypothesis import settings

# The manifest of hashed file names is made when a site is set up, not for tests.
os.environ["PLAIN_STATIC"] = "1"
# Playwright runs an event loop in the test's own thread; Django must not take it for a view's.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
# How long an example takes says how busy the machine is, and nothing of the site.
settings.register_profile("at any pace", deadline=None)
settings.load_profile("at any pace")

DATABASE = {"db", "transactional_db", "live_server"}


def uses_database(item):
    """Whether a test asks for a database, itself or through any fixture that it asks for; to one
    that does not, pytest-django refuses it."""
    return bool(DATABASE & {*item.fixturenames}) or item.get_closest_marker("django_db") is not None


def runs_again(item):
    """Whether a test runs on a second database, too: it uses one, and does not only look at what
    the pages of every database look like."""
    return uses_database(item) and item.get_closest_marker("looks") is None


def is_wanted(item):
    """Whether a test is for this run: a PDF is an extra, which a machine may have to leave out."""
    if os.environ.get("WITHOUT_PDF") and item.get_closest_marker("pdf"):
        return False
    return runs_again(item) or not os.environ.get("ONLY_WITH_DATABASE")


def pytest_collection_modifyitems(config, items):
    """On a second database only some tests run again (script/test): pure code cannot tell which
    database there is, nor can a reader."""
    kept, left = [], []
    for item in items:
        (kept if is_wanted(item) else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def counts(config):
    """How many tests ended how, such as {"passed": 250, "skipped": 1}."""
    stats = config.pluginmanager.getplugin("terminalreporter").stats
    kinds = ("failed", "error", "skipped", "xfailed", "xpassed", "passed")
    return {kind: len(stats[kind]) for kind in kinds if stats.get(kind)}


def skipped_in_ci(config):
    return os.environ.get("CI") == "true" and "skipped" in counts(config)


def pytest_sessionfinish(session):
    """With CI=true a skipped test fails the run. Workers of xdist leave this to their head."""
    if not hasattr(session.config, "workerinput") and skipped_in_ci(session.config):
        session.exitstatus = session.exitstatus or 1


def pytest_terminal_summary(terminalreporter, config):
    """Says why a run without a failure fails; leaves one line for script/test to end with."""
    if skipped_in_ci(config):
        terminalreporter.write_line("CI=true: a skipped test counts as failed (-rs names it)")
    if path := os.environ.get("SUMMARY"):
        said = ", ".join(f"{count} {kind}" for kind, count in counts(config).items())
        Path(path).write_text(said or "no test ran", encoding="utf-8")
