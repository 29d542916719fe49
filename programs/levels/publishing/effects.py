"""What a change of definitions does to people: counted, and the smallest of it in words."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from iop_guide.rules.definitions import Definitions
from iop_guide.rules.proof.impact import Moved, impact, moved_words

from ..content import Content, canonical, read_rules
from ..words import raised_name, result_words

Person = tuple[str, str, str, bool]


@dataclass(frozen=True)
class Direction:
    """Those who go one way: how many of all combinations of ratings, as a share in words, the
    smallest five, and the example people, each a sentence."""

    count: int
    share: str
    smallest: tuple[str, ...]
    people: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.count or self.people)


@dataclass(frozen=True)
class Effects:
    """Who would get a lower and who a higher level than now, of how many combinations."""

    total: int
    down: Direction
    up: Direction


def effects(old: Content, new: Content) -> Effects:
    """Old content against new. DefinitionError where the levels of either cannot be read, or
    the two cannot be compared."""
    return _effects(canonical(_rules(old)), canonical(_rules(new)))


def _rules(content: Content) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key not in ("help", "guide")}


@lru_cache(maxsize=4)
def _effects(old: str, new: str) -> Effects:
    """Kept, because the step taken on a page asks for what the page has shown."""
    contents = [json.loads(text) for text in (old, new)]
    before, after = map(read_rules, contents)
    names = {
        level["key"]: level.get("short", level["key"]) for x in contents for level in x["level"]
    }
    counted = impact(before, after)
    people: list[Person] = import_string(settings.MOVED_PEOPLE)(before, after)

    def direction(count: int, smallest: Iterable[Moved], down: bool) -> Direction:
        lines = [_line(moved, after, names) for moved in smallest]
        named = [_person(person, names) for person in people if person[3] is down]
        return Direction(count, _share(count, counted.total), tuple(lines), tuple(named))

    down = direction(counted.down, counted.smallest_down, True)
    return Effects(counted.total, down, direction(counted.up, counted.smallest_up, False))


def _line(moved: Moved, definitions: Definitions, names: Mapping[str, str]) -> str:
    return moved_words(moved, definitions.scale, raised_name, names)


def _person(person: Person, names: Mapping[str, str]) -> str:
    name, old, new, _down = person
    was, becomes = (result_words(result, names) for result in (old, new))
    return f"“{name}”: now {was}; after this {becomes}"


def _share(count: int, total: int) -> str:
    """Such as "240,000 of 48,000,000, about 1 in 200"."""
    return f"{count:,} of {total:,}, about 1 in {round(total / count):,}" if count else "none"
