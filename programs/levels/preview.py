"""The preview: staff who asked for it read the draft where everyone else reads the release.

A flag in the staff member's own session says so. It counts only while they may see drafts, and
the draft is read for the one request: it is never kept in memory and never takes the place of
the newest release.
"""

from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import Error
from django.http import HttpRequest
from django.utils.translation import gettext

from .checks import unreadable, wrong_help
from .content import fingerprint, read_help
from .problem import Problem
from .published import Published
from .releases import draft_content, newest
from .remembered import remembered
from .shapes import FormatTexts, GuideTexts, HelpLineTexts, LevelTexts, ServiceTexts, SlotTexts

FLAG = "previews_the_draft"
PERMISSION = "programs.view_level"
PARTS: dict[str, type] = {"service": ServiceTexts, "format": FormatTexts, "week": SlotTexts}
NOT_YET = "(not written yet)"
FILLERS: dict[Any, Any] = {str: NOT_YET, list[str]: [NOT_YET]}


class BrokenDraft(Exception):
    """The draft cannot be read as a release; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("The draft cannot be shown.")
        self.problems = problems


@dataclass(frozen=True)
class Previewed(Published):
    """The draft as a release would be."""

    @property
    def name(self) -> str:
        """How pages call it."""
        return gettext("the draft")

    @cached_property
    def help(self) -> dict[str, HelpLineTexts]:
        """The draft's help lines; where anything is wrong with them, those of the release."""
        return newest().help if wrong_help(self.content) else read_help(self.content)


def may_preview(user: AbstractUser | AnonymousUser) -> bool:
    """Whether someone is staff and may see drafts."""
    return user.is_active and user.is_staff and user.has_perm(PERMISSION)


def previews(request: HttpRequest) -> bool:
    """Whether this request is to be answered from the draft.

    Without a session cookie nothing is looked up, so that visitors cost no query; without a
    database nobody previews, so that the help page always shows.
    """
    if not hasattr(request, "_previews"):
        request._previews = False
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            with suppress(Error):
                request._previews = bool(request.session.get(FLAG)) and may_preview(request.user)
    return request._previews


def release_of(request: HttpRequest) -> Published:
    """What this request reads: the newest release, or in a preview the draft, found once.

    Raises BrokenDraft.
    """
    if not hasattr(request, "_release"):
        request._release = read_draft() if previews(request) else remembered()
    return request._release


def help_of(request: HttpRequest) -> dict[str, HelpLineTexts]:
    """The help lines for this request: the release's where the draft cannot be read."""
    try:
        return release_of(request).help
    except BrokenDraft:
        return newest().help


def read_draft() -> Previewed:
    """The draft as it stands, unwritten texts marked as such. Raises BrokenDraft."""
    content = draft_content()
    if content is None:
        raise BrokenDraft([Problem("There is no draft yet.")])
    content = {
        **content,
        "level": [_filled_level(level) for level in content.get("level", [])],
        "guide": [_filled(GuideTexts, guide) for guide in content.get("guide", [])],
    }
    if problems := unreadable(content):
        raise BrokenDraft(problems)
    return Previewed(0, fingerprint(content), content)


def _filled_level(level: dict[str, Any]) -> dict[str, Any]:
    parts = {
        name: [_filled(cls, entry) for entry in level[name]]
        for name, cls in PARTS.items()
        if name in level
    }
    return _filled(LevelTexts, level | parts)


def _filled(cls: type, entry: dict[str, Any]) -> dict[str, Any]:
    """The entry, with every text that is needed and not there yet marked as missing."""
    missing = {
        field.name: FILLERS[field.type]
        for field in fields(cls)
        if field.default is MISSING and field.type in FILLERS
    }
    return missing | entry
