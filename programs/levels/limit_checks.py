"""The checks of what levels can serve: the reasons of limits, the proof of all ratings, and what
other rooms say of them (settings.py names whom to ask)."""

import json
from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from iop_guide.data import Mistake
from iop_guide.rules.definitions import DefinitionError, Definitions, LastLevelLimited
from iop_guide.rules.explain.wording import name_of
from iop_guide.rules.proof.audit import prove

from .content import Content, canonical, read_files, read_rules
from .floors import floors
from .problem import Problem, problems_of
from .words import raised_name, sentence

UNTOLD = {"because": "it does not say why", "source": "it does not say where this comes from"}


def wrong_limits(content: Content) -> list[Problem]:
    """What is in the way of publishing the limits of a content. Raises DefinitionError where they
    cannot even be read."""
    definitions = _definitions(content)
    return [*_reasons(definitions), *_proven(_rules(content), tuple(settings.DEFINITION_CHECKS))]


def worth_a_look(content: Content) -> list[Problem]:
    """What stands in the way of nothing. It takes seconds."""
    try:
        _definitions(content)
    except DefinitionError:
        return []  # told already
    return _warned(_rules(content), tuple(settings.DEFINITION_WARNINGS))


def _rules(content: Content) -> str:
    return canonical({k: v for k, v in content.items() if k not in ("help", "guide")})


def _definitions(content: Content) -> Definitions:
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
    for path in paths:
        yield from import_string(path)(definitions)


def _logic(definitions: Definitions, checks: tuple[str, ...]) -> Iterator[Problem]:
    if strange := _strange(definitions):
        yield Problem(f"The questions rate other dimensions, or on another scale: {strange}.")
        return
    try:
        faults = prove(definitions, floors(), raised_name).faults
    except DefinitionError as error:
        yield from problems_of(error)
        return
    for fault in faults:
        yield Problem(fault.text, _cell(fault.level, fault.dimension), fault.warning)
    for text in _sentences(checks, definitions):
        yield Problem(text)
