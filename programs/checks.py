"""The checks of a content: everything that is in the way of publishing it, in sentences."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from iop_guide.rules import audit
from iop_guide.rules.definitions import RULE_KEYS, DefinitionError, Definitions, Level
from iop_guide.rules.explanation import name_of

from .building import faults
from .content import read_files, read_guides, read_help, read_rules, read_texts
from .crisis import crisis
from .shapes import Guide, HelpLine, LevelTexts

# Such as "level 'iop': 'summary' is missing": the row, and the field where one is named.
PLACE = re.compile(r"(level|help|guide) '([^' ]+)'(?:: '(\w+)')?")

SHAPES: dict[str, type] = {"help": HelpLine, "guide": Guide}


@dataclass(frozen=True)
class Problem:
    """One thing to mend, and where: "level iop summary", "help lifeline_988" or ""."""

    text: str
    where: str = ""


def problems(content: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a content; empty where it may be published."""
    found = [*_texts(content), *_lines(content)]
    try:
        definitions = read_rules(content)
    except DefinitionError as error:
        return [_placed(error), *found]
    return [*found, *_missing_lines(content), *_logic(definitions)]


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
    found = []
    for entry in _entries(content, table):
        named = faults(SHAPES[table], entry, f"{table} {entry.get('key')!r}")
        found += [_placed(text) for text in named] or _tried(read, {table: [entry]})
    return found or list(_tried(read, content))


def _missing_lines(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Help lines that the help page names; without them it would show nothing."""
    known = {entry.get("key") for entry in _entries(content, "help")}
    named = [key for situation in crisis()["situation"] for key in situation["lines"]]
    for key in dict.fromkeys(named):
        if key not in known:
            yield Problem(f"The help page shows the help line {key!r}, which is gone.", "help")


def _logic(definitions: Definitions) -> Iterator[Problem]:
    site = read_rules(read_files())
    strange = set(definitions.dimensions) ^ set(site.dimensions)
    if strange or definitions.scale != site.scale:
        named = ", ".join(sorted(strange)) or f"from {definitions.scale[0]}"
        yield Problem(f"The questions rate other dimensions, or on another scale: {named}.")
        return
    for text in audit.problems(definitions):
        yield Problem(text, _level_named(text, definitions))
    for path in settings.DEFINITION_CHECKS:
        for text in import_string(path)(definitions):
            yield Problem(text)


def _level_named(text: str, definitions: Definitions) -> str:
    """The level that a sentence is about: the one it names first."""
    names = {name_of(level): level.key for level in definitions.levels}
    met = [(text.find(name), -len(name), key) for name, key in names.items() if name in text]
    return f"level {min(met)[2]}" if met else ""
