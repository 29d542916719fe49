"""The checks of a content: everything that is in the way of publishing it, in sentences."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from iop_guide.rules.definitions import (
    RULE_KEYS,
    DefinitionError,
    Definitions,
    LastLevelLimited,
    Level,
)
from iop_guide.rules.explain.wording import name_of
from iop_guide.rules.proof.audit import prove

from .building import faults
from .content import canonical, read_files, read_guides, read_help, read_rules, read_texts
from .crisis import crisis
from .floors import floors
from .shapes import Guide, HelpLine, LevelTexts
from .words import raised_name, sentence

# Such as "level 'iop': 'summary' is missing": the row, and the field where one is named.
PLACE = re.compile(r"(level|help|guide) '([^' ]+)'(?:: '(\w+)')?")

UNTOLD = {"because": "it does not say why", "source": "it does not say where this comes from"}
SHAPES: dict[str, type] = {"help": HelpLine, "guide": Guide}


@dataclass(frozen=True)
class Problem:
    """One thing to mend, and where: "level iop summary", "help lifeline_988" or "".

    A warning is shown, and stands in the way of nothing.
    """

    text: str
    where: str = ""
    warning: bool = False


def problems(content: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a content; it may be published where all are warnings."""
    found = [*_texts(content), *_lines(content)]
    try:
        definitions = _definitions(content)
    except DefinitionError as error:
        return [_placed(error), *found]
    levels = {key: value for key, value in content.items() if key not in ("help", "guide")}
    asked = tuple(settings.DEFINITION_CHECKS), tuple(settings.DEFINITION_WARNINGS)
    return [
        *found,
        *_missing_lines(content),
        *_reasons(definitions),
        *_proven(canonical(levels), *asked),
    ]


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


def _placed(error: Exception | str) -> Problem:
    place = PLACE.match(str(error))
    return Problem(str(error), " ".join(filter(None, place.groups())) if place else "")


def unreadable(content: Mapping[str, Any]) -> list[Problem]:
    """What keeps the levels and guides of a content from being shown at all, quickly found."""
    return [*_tried(read_rules, content), *_texts(content), *_guides(content)]


def wrong_help(content: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the help lines of a content."""
    return [*_each(content, "help", read_help), *_missing_lines(content)]


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
        found = [_placed(text) for text in faults(LevelTexts, words, f"level {level.key!r}")]
        yield from found or _tried(read_texts, level)


def _lines(content: Mapping[str, Any]) -> list[Problem]:
    return [*_each(content, "help", read_help), *_guides(content)]


def _guides(content: Mapping[str, Any]) -> list[Problem]:
    return _each(content, "guide", read_guides)


def _each(content: Mapping[str, Any], table: str, read: Callable[[Any], Any]) -> list[Problem]:
    """One by one, so that each is named; then together, for what is there twice."""
    found: list[Problem] = []
    for entry in _entries(content, table):
        named = faults(SHAPES[table], entry, f"{table} {entry.get('key')!r}")
        found += [_placed(text) for text in named] or _tried(read, {table: [entry]})
    return found or list(_tried(read, content))


def _missing_lines(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Help lines that the help page names; without them it would show nothing."""
    known = {entry.get("key") for entry in _entries(content, "help")}
    named = [key for situation in crisis().situation for key in situation.lines]
    for key in dict.fromkeys(named):
        if key not in known:
            yield Problem(f"The help page shows the help line {key!r}, which is gone.", "help")


def _reasons(definitions: Definitions) -> Iterator[Problem]:
    """Limits that do not say why: people are told the reason, so there must be one."""
    for level in definitions.levels:
        for limit in level.limits:
            parts = [(list(part.dimensions), part.at_least) for part in limit.parts]
            alone = limit.dimensions[0] if len(limit.dimensions) == 1 else ""
            for field, words in UNTOLD.items():
                if not getattr(limit, field):
                    text = f"{name_of(level)}, {sentence(parts)}: {words}."
                    yield Problem(text, f"level {level.key} {alone}".strip())


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
        yield Problem(fault.text, f"level {fault.level} {fault.dimension}".strip(), fault.warning)
    for paths, warning in ((checks, False), (warnings, True)):
        for path in paths:
            for text in import_string(path)(definitions):
                yield Problem(text, warning=warning)
