"""Releases: what visitors read, held in memory, with one cheap query to notice a newer one."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.db import DatabaseError, transaction

from iop_guide.rules.definitions import DefinitionError, Definitions

from . import drafts, models
from .checks import in_the_way
from .content import (
    canonical,
    fingerprint,
    read_files,
    read_guides,
    read_help,
    read_rules,
    read_texts,
)
from .shapes import Guide, HelpLine, LevelTexts


@dataclass(frozen=True)
class Published:
    """One release as the site uses it: its number, its hash, and its content read."""

    number: int
    hash: str
    content: Mapping[str, Any]
    published: datetime | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """How pages call it, such as "release 3"."""
        return f"release {self.number}"

    def is_newer_than(self, moment: str) -> bool:
        """Whether it came out after a moment, given in ISO form."""
        return self.published is not None and self.published > datetime.fromisoformat(moment)

    @cached_property
    def definitions(self) -> Definitions:
        """The levels and limits, for the rules."""
        return read_rules(self.content)

    @cached_property
    def levels(self) -> dict[str, LevelTexts]:
        """The words of each level by its key, the baseline first."""
        return {level.key: read_texts(level) for level in self.definitions.levels}

    @cached_property
    def help(self) -> dict[str, HelpLine]:
        """The help numbers by key."""
        return read_help(self.content)

    @cached_property
    def guides(self) -> dict[str, Guide]:
        """The reading pages by key, in order."""
        return read_guides(self.content)


# What a database column for such numbers holds.
LAST_NUMBER = 2**31 - 1
_newest: list[Published] = []


def newest() -> Published:
    """The newest release: from memory unless the database has a newer number.

    Where there is no database or no release yet, what the repository's files say: help must
    never depend on a database.
    """
    try:
        newer = models.Release.objects.values_list("number", "hash").first()
        if newer and (not _newest or (_newest[0].number, _newest[0].hash) != newer):
            _newest[:] = [_read(newer[0])]
    except DatabaseError:
        return from_files()
    return _newest[0] if newer else from_files()


def _read(number: int) -> Published:
    return published([number])[number]


def published(numbers: Collection[int]) -> dict[int, Published]:
    """The releases with these numbers, as far as they exist; one query."""
    possible = [number for number in numbers if 0 < number <= LAST_NUMBER]
    rows = models.Release.objects.filter(number__in=possible)
    fields = rows.values_list("number", "hash", "content", "published", "note")
    return {
        number: Published(number, hash_, json.loads(content), moment, note)
        for number, hash_, content, moment, note in fields
    }


@cache
def from_files() -> Published:
    """The repository's own definitions, as the first release will be made of them."""
    content = read_files()
    return Published(1, fingerprint(content), json.loads(canonical(content)))


def draft_content() -> dict[str, Any] | None:
    """The draft as a release would hold it; None before there is one."""
    if not models.Draft.objects.exists():
        return None
    return json.loads(canonical(drafts.dump()))


@transaction.atomic
def publish(note: str, publisher: Any = None) -> models.Release:
    """Freeze the draft as the next release. DefinitionError, naming all, if it has problems."""
    last = models.Release.objects.select_for_update().first()
    content = draft_content()
    if content is None:
        raise DefinitionError("There is no draft yet.")
    if found := in_the_way(content):
        raise DefinitionError("\n".join(problem.text for problem in found))
    return models.Release.objects.create(
        number=last.number + 1 if last else 1,
        note=note,
        publisher=publisher,
        content=canonical(content),
        hash=fingerprint(content),
    )


def first_release() -> bool:
    """Load the repository's files and publish them, unless a release exists already."""
    if models.Release.objects.exists():
        return False
    drafts.load(read_files())
    publish("First release, from the repository's files.")
    return True
