"""The checks of a content: everything that is in the way of publishing it, each with its place."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from iop_guide.data import Mistake
from iop_guide.rules.definitions import RULE_KEYS, DefinitionError, Level

from .content import Content, read_guides, read_help, read_rules, read_texts
from .crisis import crisis
from .entries import twice
from .languages import WORDS, as_stored, joined, unsaid
from .limit_checks import worth_a_look, wrong_limits
from .problem import Problem, problems_of

T = TypeVar("T")


def problems(content: Content) -> list[Problem]:
    """Everything that is wrong with a content, or with what a release is to hold; it may be
    published where all are warnings."""
    return [*_wrong(content), *worth_a_look(joined(content))]


def in_the_way(content: Content) -> list[Problem]:
    """The problems that a content cannot be published with. What is only worth a look is not even
    looked for: it takes seconds, while someone waits for a step of publishing."""
    return [problem for problem in _wrong(content) if not problem.warning]


def _wrong(content: Content) -> list[Problem]:
    stored, content = content if WORDS in content else as_stored(content), joined(content)
    texts = [*_texts(content), *_twice(content), *_lines(content), *_unsaid(stored)]
    try:
        limits = wrong_limits(content)
    except DefinitionError as error:
        return [*problems_of(error), *texts]
    return [*texts, *_missing_lines(content), *limits]


def unreadable(content: Content) -> list[Problem]:
    """What keeps the levels and guides of a content from being shown at all, quickly found."""
    return [*_tried(read_rules, content), *_texts(content), *_guides(content)]


def wrong_help(content: Content) -> list[Problem]:
    """What is wrong with the help lines of a content."""
    return [*_each(content, "help", read_help), *_missing_lines(content)]


def _tried(read: Callable[[T], object], value: T) -> list[Problem]:
    try:
        read(value)
    except DefinitionError as error:
        return problems_of(error)
    return []


def _entries(content: Content, table: str) -> list[Any]:
    return [entry for entry in content.get(table) or [] if isinstance(entry, Mapping)]


def _texts(content: Content) -> Iterator[Problem]:
    for entry in _entries(content, "level"):
        words = {name: value for name, value in entry.items() if name not in RULE_KEYS}
        level = Level(key=str(entry.get("key")), serves={}, limits=(), texts=words)
        yield from _tried(read_texts, level)


def _twice(content: Content) -> Iterator[Problem]:
    """Ways of a level by one key: the second would never be shown."""
    for level in _entries(content, "level"):
        for key in twice(str(entry.get("key")) for entry in _entries(level, "format")):
            words = f"'format.{key}': the key is used twice"
            place = Mistake(words, "", "level", str(level.get("key")), f"format.{key}")
            yield Problem(str(place), place)


def _lines(content: Content) -> list[Problem]:
    return [*_each(content, "help", read_help), *_guides(content)]


def _guides(content: Content) -> list[Problem]:
    return _each(content, "guide", read_guides)


def _unsaid(stored: Content) -> list[Problem]:
    """What visitors who read another language would not be told."""
    return [Problem(str(mistake), mistake) for mistake in unsaid(stored)]


def _each(content: Content, table: str, read: Callable[[Content], object]) -> list[Problem]:
    """One by one, so that each is named; then together, for what is there twice."""
    entries = _entries(content, table)
    alone = [problem for entry in entries for problem in _tried(read, {table: [entry]})]
    return alone or _tried(read, content)


def _missing_lines(content: Content) -> Iterator[Problem]:
    """Help lines that the help page names; without them it would show nothing."""
    known = {entry.get("key") for entry in _entries(content, "help")}
    named = [key for situation in crisis().situation for key in situation.lines]
    for key in dict.fromkeys(named):
        if key not in known:
            text = f"The help page shows the help line {key!r}, which is gone."
            yield Problem(text, Mistake("", table="help"))
