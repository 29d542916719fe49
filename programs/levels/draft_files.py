"""A TOML file as the draft, with a dry run first that shows only what would change."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from iop_guide.data import Mistake, join, words_for
from iop_guide.rules.definitions import DefinitionError
from iop_guide.rules.language import spoken

from . import drafts
from .content import SHARED, tidy, unkeyed
from .difference import FieldChange, changes
from .languages import WORDS
from .releases import draft_content

LARGEST = 1_000_000
# What goes together: a file with levels says all of this, a file without them none.
LEVELS = (*SHARED, "level")
LINES = ("help", "guide")


def read_path(path: Path) -> dict[str, Any]:
    """The content of a file, with its words where they stand in a folder beside it, as those of
    the repository do. DataError, saying what to do, where it cannot be read."""
    with path.open("rb") as source:
        tables = _tables(source.read(LARGEST + 1))
    place = Mistake("", f"{spoken()}/{path.name}")
    return _content(join(tables, words_for(path), place))


def read_toml(data: bytes) -> dict[str, Any]:
    """The content of a file that holds everything. DefinitionError, saying what to do, where it
    cannot be read."""
    return _content(_tables(data))


def _content(tables: dict[str, Any]) -> dict[str, Any]:
    """In a file every word stands in its place: only releases hold words apart."""
    if WORDS in tables:
        raise DefinitionError(f"{WORDS!r} is not known here; misspelt?")
    return tidy(unkeyed(tables))


def _tables(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise DefinitionError("The file is too large: definitions take less than 1 MB.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DefinitionError(
            f"Line {line} is not UTF-8 text. Save the file with the encoding UTF-8."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"This is not TOML: {error}") from error
    except RecursionError as error:
        raise DefinitionError("This is not TOML: it is nested too deeply") from error


def completed(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content, with what it leaves out as the draft has it: levels, help lines or guides."""
    if not any(name in content for name in LEVELS + LINES):
        return dict(content)
    draft = draft_content() or {}
    kept = [name for name in LINES if name not in content]
    if not any(name in content for name in LEVELS):
        kept += LEVELS
    return {name: draft[name] for name in kept if name in draft} | dict(content)


def load(content: Mapping[str, Any], reason: str) -> dict[str, list[FieldChange]]:
    """Make the draft say this, and tell what changed. DefinitionError, and nothing written."""
    return _load(content, reason, keep=True)


def dry_run(content: Mapping[str, Any]) -> dict[str, list[FieldChange]]:
    """What `load` would change: it is done, compared, and undone. DefinitionError as there."""
    return _load(content, "", keep=False)


@transaction.atomic
def _load(content: Mapping[str, Any], reason: str, keep: bool) -> dict[str, list[FieldChange]]:
    before = draft_content() or {}
    undo = transaction.savepoint()
    drafts.load(completed(content), reason)
    changed = changes(before, draft_content() or {})
    if keep:
        transaction.savepoint_commit(undo)
    else:
        transaction.savepoint_rollback(undo)
    return changed
