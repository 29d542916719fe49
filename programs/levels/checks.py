"""The checks of a content: everything that is in the way of publishing it, in sentences."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.conf import settings
from django.utils.module_loading import import_string

from iop_guide.data import Mistake
from iop_guide.rules.definitions import (
    RULE_KEYS,
    DefinitionError,
    Definitions,
    LastLevelLimited,
    Level,
)
from iop_guide.rules.explain.wording import name_of
from iop_guide.rules.proof.audit import prove

from .content import canonical, read_files, read_guides, read_help, read_rules, read_texts
from .crisis import crisis
from .entries import twice
from .floors import floors
from .languages import WORDS, as_stored, joined, unsaid
from .words import raised_name, sentence

T = TypeVar("T")
UNTOLD = {"because": "it does not say why", "source": "it does not say where this comes from"}
NOWHERE = Mistake("")


@dataclass(frozen=True)
class Problem:
    """One thing to mend: as it is told, and where, with the words of the mistake where it is one.

    A warning is shown, and stands in the way of nothing.
    """

    text: str
    at: Mistake = NOWHERE
    warning: bool = False


def problems(content: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a content, or with what a release is to hold; it may be
    published where all are warnings."""
    return [*_wrong(content), *_worth_a_look(joined(content))]


def in_the_way(content: Mapping[str, Any]) -> list[Problem]:
    """The problems that a content cannot be published with. What is only worth a look is not even
    looked for: it takes seconds, while someone waits for a step of publishing."""
    return [problem for problem in _wrong(content) if not problem.warning]


def _wrong(content: Mapping[str, Any]) -> list[Problem]:
    stored, content = content if WORDS in content else as_stored(content), joined(content)
    texts = [*_texts(content), *_twice(content), *_lines(content), *_unsaid(stored)]
    try:
        definitions = _definitions(content)
    except DefinitionError as error:
        return [*_named(error), *texts]
    return [
        *texts,
        *_missing_lines(content),
        *_reasons(definitions),
        *_proven(_rules(content), tuple(settings.DEFINITION_CHECKS)),
    ]


def _worth_a_look(content: Mapping[str, Any]) -> list[Problem]:
    try:
        _definitions(content)
    except DefinitionError:
        return []  # told already
    return _warned(_rules(content), tuple(settings.DEFINITION_WARNINGS))


def _rules(content: Mapping[str, Any]) -> str:
    return canonical({k: v for k, v in content.items() if k not in ("help", "guide")})


def _definitions(content: Mapping[str, Any]) -> Definitions:
    try:
        return read_rules(content)
    except LastLevelLimited as error:
        return error.definitions  # whom nothing serves is told by the proof


@lru_cache(maxsize=8)
def _proven(rules: str, checks: tuple[str, ...]) -> list[Problem]:
    """Kept, because it takes a while and a page asks again for what it has just shown."""
    return list(_logic(_definitions(json.loads(rules)), checks))


@lru_cache(maxsize=8)
def _warned(rules: str, warnings: tuple[str, ...]) -> list[Problem]:
    """The same for what takes seconds; nothing where the rules cannot be held against people."""
    definitions = _definitions(json.loads(rules))
    try:
        texts = [] if _strange(definitions) else list(_sentences(warnings, definitions))
    except DefinitionError:
        return []  # too many combinations to tell apart: the proof says so
    return [Problem(text, warning=True) for text in texts]


def _named(error: DefinitionError) -> list[Problem]:
    return [Problem(str(mistake), mistake) for mistake in error.mistakes]


def unreadable(content: Mapping[str, Any]) -> list[Problem]:
    """What keeps the levels and guides of a content from being shown at all, quickly found."""
    return [*_tried(read_rules, content), *_texts(content), *_guides(content)]


def wrong_help(content: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the help lines of a content."""
    return [*_each(content, "help", read_help), *_missing_lines(content)]


def _tried(read: Callable[[T], object], value: T) -> list[Problem]:
    try:
        read(value)
    except DefinitionError as error:
        return _named(error)
    return []


def _entries(content: Mapping[str, Any], table: str) -> list[Any]:
    return [entry for entry in content.get(table) or [] if isinstance(entry, Mapping)]


def _texts(content: Mapping[str, Any]) -> Iterator[Problem]:
    for entry in _entries(content, "level"):
        words = {name: value for name, value in entry.items() if name not in RULE_KEYS}
        level = Level(key=str(entry.get("key")), serves={}, limits=(), texts=words)
        yield from _tried(read_texts, level)


def _twice(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Ways of a level by one key: the second would never be shown."""
    for level in _entries(content, "level"):
        for key in twice(str(entry.get("key")) for entry in _entries(level, "format")):
            words = f"'format.{key}': the key is used twice"
            place = Mistake(words, "", "level", str(level.get("key")), f"format.{key}")
            yield Problem(str(place), place)


def _lines(content: Mapping[str, Any]) -> list[Problem]:
    return [*_each(content, "help", read_help), *_guides(content)]


def _guides(content: Mapping[str, Any]) -> list[Problem]:
    return _each(content, "guide", read_guides)


def _unsaid(stored: Mapping[str, Any]) -> list[Problem]:
    """What visitors who read another language would not be told."""
    return [Problem(str(mistake), mistake) for mistake in unsaid(stored)]


def _each(
    content: Mapping[str, Any], table: str, read: Callable[[Mapping[str, Any]], object]
) -> list[Problem]:
    """One by one, so that each is named; then together, for what is there twice."""
    entries = _entries(content, table)
    alone = [problem for entry in entries for problem in _tried(read, {table: [entry]})]
    return alone or _tried(read, content)


def _missing_lines(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Help lines that the help page names; without them it would show nothing."""
    known = {entry.get("key") for entry in _entries(content, "help")}
    named = [key for situation in crisis().situation for key in situation.lines]
    for key in dict.fromkeys(named):
        if key not in known:
            text = f"The help page shows the help line {key!r}, which is gone."
            yield Problem(text, Mistake("", table="help"))


def _reasons(definitions: Definitions) -> Iterator[Problem]:
    """Limits that do not say why: people are told the reason, so there must be one."""
    for level in definitions.levels:
        for limit in level.limits:
            parts = [(list(part.dimensions), part.at_least) for part in limit.parts]
            alone = limit.dimensions[0] if len(limit.dimensions) == 1 else ""
            for field, words in UNTOLD.items():
                if not getattr(limit, field):
                    text = f"{name_of(level)}, {sentence(parts)}: {words}."
                    yield Problem(text, _cell(level.key, alone))


def _cell(level: str, dimension: str) -> Mistake:
    """A cell of the table of limits; the level where it is not about one dimension alone."""
    return Mistake("", "", "level", level, f"serves.{dimension}" if dimension else "")


def _strange(definitions: Definitions) -> str:
    """What the questions do not rate so, if anything: dimensions, or the scale."""
    site = read_rules(read_files())
    strange = set(definitions.dimensions) ^ set(site.dimensions)
    scale = "" if definitions.scale == site.scale else f"from {definitions.scale[0]}"
    return ", ".join(sorted(strange)) or scale


def _sentences(paths: tuple[str, ...], definitions: Definitions) -> Iterator[str]:
    """What other rooms say of definitions (settings.py names whom to ask)."""
    for path in paths:
        yield from import_string(path)(definitions)


def _logic(definitions: Definitions, checks: tuple[str, ...]) -> Iterator[Problem]:
    if strange := _strange(definitions):
        yield Problem(f"The questions rate other dimensions, or on another scale: {strange}.")
        return
    try:
        faults = prove(definitions, floors(), raised_name).faults
    except DefinitionError as error:
        yield from _named(error)
        return
    for fault in faults:
        yield Problem(fault.text, _cell(fault.level, fault.dimension), fault.warning)
    for text in _sentences(checks, definitions):
        yield Problem(text)
