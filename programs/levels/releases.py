"""Releases: what visitors read, held in memory, with one cheap query to notice a newer one."""

import hashlib
import json
import logging
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.db import Error, transaction

from iop_guide.rules.language import LANGUAGES, speaking

from . import drafts, models
from .content import canonical, fingerprint, read_files
from .languages import as_stored, joined
from .published import Published

logger = logging.getLogger(__name__)


class Tampered(ValueError):
    """A release is not what it was when it was published."""


# The newest row as it is listed, and what visitors read since.
_live: dict[tuple[int, str], Published] = {}
# What a database column for such numbers holds.
LAST_NUMBER = 2**31 - 1
COLUMNS = ("number", "hash", "content", "published", "note")


def newest() -> Published:
    """The newest release: from memory unless the database has a newer number.

    Where there is no database or no release yet, what the repository's files say: help must
    never depend on a database.
    """
    try:
        return listed()
    except Error:
        return from_files()


def listed() -> Published:
    """The same; raises a database Error where there is no database."""
    row = models.Release.objects.values_list("number", "hash").first()
    if row is None:
        return from_files()
    release = _live.get(row)
    if release is None:
        release = _last_good(row[0])
        _live.clear()
        _live[row] = release
    return release


def _last_good(last: int) -> Published:
    """The newest release that is what it was when it was published."""
    for number in range(last, 0, -1):
        try:
            return read(number)
        except (Tampered, models.Release.DoesNotExist) as error:
            logger.critical("%s Visitors read the release before it.", error)
    return from_files()


def read(number: int) -> Published:
    """One release. Release.DoesNotExist if there is none; Tampered if it was changed since."""
    return _whole(*models.Release.objects.values_list(*COLUMNS).get(number=number))


def published(numbers: Collection[int]) -> dict[int, Published]:
    """The releases with these numbers, as far as they exist and are whole; one query."""
    possible = [number for number in numbers if 0 < number <= LAST_NUMBER]
    whole = {}
    for row in models.Release.objects.filter(number__in=possible).values_list(*COLUMNS):
        try:
            whole[row[0]] = _whole(*row)
        except Tampered as error:
            logger.critical("%s It is not shown.", error)
    return whole


def _whole(number: int, hash_: str, content: str, moment: datetime, note: str) -> Published:
    if hashlib.sha256(content.encode()).hexdigest() != hash_:
        raise Tampered(f"Release {number} does not match its fingerprint.")
    return Published(number, hash_, json.loads(content), moment, note)


@cache
def from_files() -> Published:
    """The repository's own definitions, as the first release will be made of them."""
    stored = _of_files()
    return Published(1, fingerprint(stored), json.loads(canonical(stored)))


def _of_files() -> dict[str, Any]:
    with speaking(LANGUAGES[0]):
        return as_stored(read_files())


def content_of(row: models.Proposal | models.Release) -> Mapping[str, Any]:
    """What a proposal or a release says in the first language, as the draft is written."""
    return joined(json.loads(row.content))


def draft_content() -> dict[str, Any] | None:
    """The draft, as the content of a release is read in the first language; None before there is
    one."""
    if not models.Draft.objects.exists():
        return None
    return json.loads(canonical(drafts.dump()))


@transaction.atomic
def first_release() -> bool:
    """Load the repository's files and publish them, unless a release exists already.

    It needs nobody's approval: what is in the repository was looked at before it got there.
    """
    if models.Release.objects.exists():
        return False
    stored = _of_files()
    drafts.load(joined(stored))
    models.Release.objects.create(
        number=1,
        note="The first version of this guide.",
        content=canonical(stored),
        hash=fingerprint(stored),
    )
    return True
