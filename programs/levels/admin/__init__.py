"""The admin of the levels: drafts in plain words with their history, releases, and the page that
publishes."""

from . import levels, lines, parts, proposals, releases

__all__ = ["levels", "lines", "parts", "proposals", "releases"]
