"""The limits of the repository as the draft's, for sites that have releases of their own.

Only what levels can serve is taken: the texts, levels, help lines and guides of the site stay.
Where that would replace changes of limits that nobody published yet, they are named first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from . import models
from .content import EDITION, fingerprint
from .difference import FieldChange, changes
from .editions import today
from .loading import load_limits
from .publishing.proposals import MOVED, hold_draft
from .publishing.refusals import Refused, refuse
from .releases import draft_content, from_files, newest

Changes = dict[str, list[FieldChange]]
SCALE = ("scale", "dimensions")
LIMITS = ("serves", "reasons", "not_enough_when")
REASON = "New limits, for edition {} of the ratings"
REPLACES = "The draft has changes of limits that nobody published, and this would replace them."
NO_DRAFT = "There is no draft yet: run first_release."


@dataclass(frozen=True)
class NewLimits:
    """What loading would do to the draft: the draft it was held against, and what it becomes;
    what changes; which unpublished changes that replaces; the levels that keep limits of their
    own; and those of the repository that the site does not have."""

    seen: str
    content: Mapping[str, Any]
    changes: Changes
    replaced: Changes
    own: tuple[str, ...]
    missing: tuple[str, ...]


def new_limits() -> NewLimits:
    """Read off the draft, the newest release and the repository; nothing is written. Refused
    where there is no draft."""
    draft = draft_content()
    if draft is None:
        raise Refused(NO_DRAFT)
    theirs = from_files().content
    taken = _taken(draft, theirs)
    content = _with_limits(draft, theirs, taken)
    changed = changes(draft, content)
    own, missing = _left(draft, taken), _left(theirs, {x["key"] for x in draft["level"]})
    edited = changes(_limits(newest().content), _limits(draft))
    return NewLimits(fingerprint(draft), content, changed, _both(changed, edited), own, missing)


@transaction.atomic
def load(seen: str = "", *, replace: bool = False) -> NewLimits:
    """Load them. Refused where the draft is not what was `seen`, and where unpublished changes
    of limits would go although nobody said so."""
    hold_draft()
    limits = new_limits()
    refuse(MOVED if seen and seen != limits.seen else "")
    refuse(REPLACES if limits.replaced and not replace else "")
    load_limits(limits.content, REASON.format(today()))
    return limits


@transaction.atomic
def keep(seen: str = "") -> None:
    """Say that the draft's own limits fit the ratings of today. Refused where the draft is not
    what was `seen`."""
    hold_draft()
    draft = draft_content()
    refuse(NO_DRAFT if draft is None else "")
    refuse(MOVED if seen and seen != fingerprint(draft or {}) else "")
    models.Draft.objects.update(ratings_edition=today())


def _taken(draft: Mapping[str, Any], theirs: Mapping[str, Any]) -> set[str]:
    """The levels that both have. The last level of either has no limits: it says nothing about
    the other's, where that stands lower."""
    ours, new = ([level["key"] for level in one["level"]] for one in (draft, theirs))
    return set(ours[:-1]) & set(new[:-1])


def _with_limits(
    draft: Mapping[str, Any], theirs: Mapping[str, Any], taken: set[str]
) -> dict[str, Any]:
    new = {level["key"]: level for level in theirs["level"]}
    levels = [_level(x, new[x["key"]]) if x["key"] in taken else x for x in draft["level"]]
    shared = {name: theirs[name] for name in (*SCALE, EDITION)}
    return {**draft, **shared, "level": levels}


def _level(draft: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in draft.items() if name not in LIMITS}
    return kept | {name: theirs[name] for name in LIMITS if name in theirs}


def _left(content: Mapping[str, Any], taken: set[str]) -> tuple[str, ...]:
    """The names of the levels that are not among these, but for the last, which has no limits."""
    levels = content["level"][:-1]
    return tuple(x.get("short", x["key"]) for x in levels if x["key"] not in taken)


def _limits(content: Mapping[str, Any]) -> dict[str, Any]:
    """Only what decides about levels."""
    named = ("key", "short", *LIMITS)
    levels = [{name: x[name] for name in named if name in x} for x in content.get("level", [])]
    return {**{name: content[name] for name in SCALE}, "level": levels}


def _both(one: Changes, other: Changes) -> Changes:
    """The changes of `other` in rows and fields that `one` changes too."""
    fields = {(row, change.field) for row, changed in one.items() for change in changed}
    kept = {row: [c for c in changed if (row, c.field) in fields] for row, changed in other.items()}
    return {row: changed for row, changed in kept.items() if changed}
