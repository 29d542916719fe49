"""The checks of a content: everything that is in the way of publishing it, in sentences."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from iop_guide.rules.audit import prove
from iop_guide.rules.definitions import (
    RULE_KEYS,
    DefinitionError,
    Definitions,
    LastLevelLimited,
    Level,
)

from .content import canonical, read_files, read_guides, read_help, read_rules, read_texts
from .crisis import crisis
from .floors import floors
from .words import raised_name

PLACE = re.compile(r"(level|help|guide) '([^']+)'")


@dataclass(frozen=True)
class Problem:
    """One thing to mend, and where: "level iop", "help lifeline_988", "guide cost", or "".
    A warning is shown, and stands in the way of nothing."""

    text: str
    where: str = ""
    warning: bool = False


def problems(content: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a content; it may be published where all are warnings."""
    found = [*_texts(content), *_lines(content)]
    try:
        _definitions(content)
    except DefinitionError as error:
        return [_placed(error), *found]
    levels = {key: value for key, value in content.items() if key not in ("help", "guide")}
    asked = tuple(settings.DEFINITION_CHECKS), tuple(settings.DEFINITION_WARNINGS)
    return [*found, *_missing_lines(content), *_proven(canonical(levels), *asked)]


def _definitions(content: Mapping[str, Any]) -> Definitions:
    try:
        return read_rules(content)
    except LastLevelLimited as error:
        return error.definitions  # whom nothing serves is told by the proof


@lru_cache(maxsize=8)
def _proven(levels: str, checks: tuple[str, ...], warnings: tuple[str, ...]) -> list[Problem]:
    """Kept, because it takes seconds and a page asks again for what it has just shown."""
    return list(_logic(_definitions(json.loads(levels)), checks, warnings))


def in_the_way(content: Mapping[str, Any]) -> list[Problem]:
    """The problems that a content cannot be published with."""
    return [problem for problem in problems(content) if not problem.warning]


def _placed(error: Exception) -> Problem:
    place = PLACE.match(str(error))
    return Problem(str(error), " ".join(place.groups()) if place else "")


def _tried(read: Callable[[Any], Any], *values: Any) -> Iterator[Problem]:
    for value in values:
        try:
            read(value)
        except DefinitionError as error:
            yield _placed(error)


def _entries(content: Mapping[str, Any], table: str) -> list[Any]:
    return [entry for entry in content.get(table) or [] if isinstance(entry, Mapping)]


def _texts(content: Mapping[str, Any]) -> Iterator[Problem]:
    for entry in _entries(content, "level"):
        words = {name: value for name, value in entry.items() if name not in RULE_KEYS}
        level = Level(key=str(entry.get("key")), serves={}, limits=(), texts=words)
        yield from _tried(read_texts, level)


def _lines(content: Mapping[str, Any]) -> list[Problem]:
    """One by one, so that each is named; then together, for what is there twice."""
    found: list[Problem] = []
    for table, read in (("help", read_help), ("guide", read_guides)):
        singles = [{table: [entry]} for entry in _entries(content, table)]
        found += list(_tried(read, *singles)) or _tried(read, content)
    return found


def _missing_lines(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Help lines that the help page names; without them it would show nothing."""
    known = {entry.get("key") for entry in _entries(content, "help")}
    named = [key for situation in crisis()["situation"] for key in situation["lines"]]
    for key in dict.fromkeys(named):
        if key not in known:
            yield Problem(f"The help page shows the help line {key!r}, which is gone.", "help")


def _logic(
    definitions: Definitions, checks: tuple[str, ...], warnings: tuple[str, ...]
) -> Iterator[Problem]:
    site = read_rules(read_files())
    strange = set(definitions.dimensions) ^ set(site.dimensions)
    if strange or definitions.scale != site.scale:
        named = ", ".join(sorted(strange)) or f"from {definitions.scale[0]}"
        yield Problem(f"The questions rate other dimensions, or on another scale: {named}.")
        return
    try:
        faults = prove(definitions, floors(), raised_name).faults
    except DefinitionError as error:
        yield Problem(str(error))
        return
    for fault in faults:
        yield Problem(fault.text, f"level {fault.level}", fault.warning)
    for paths, warning in ((checks, False), (warnings, True)):
        for path in paths:
            for text in import_string(path)(definitions):
                yield Problem(text, warning=warning)
