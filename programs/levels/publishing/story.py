"""What changed from one release to another, and for whom: worked out once, then kept in memory.

Releases never change, so a pair of fingerprints always has the same story.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iop_guide.rules.definitions import DefinitionError, Definitions
from iop_guide.rules.grammar import grammar
from iop_guide.rules.proof.impact import Impact, Moved, impact, moved_words

from ..content import Content, made_for, read_rules
from ..difference import FieldChange, changes
from ..labels import NAME_OF_ALL
from ..words import dimension_name

if TYPE_CHECKING:  # what a story is told of needs a database; telling it needs none
    from ..published import Published

KEPT = 256
_kept: dict[tuple[str, str], "Story"] = {}


@dataclass(frozen=True)
class Story:
    """The differences by row; the levels whose limits differ; and who is moved, with examples.

    `impact` is None where no limit differs, and where the two cannot be held side by side.
    `rated_anew` says that the two were made for different ratings, which no impact counts.
    """

    changes: Mapping[str, list[FieldChange]]
    limits: tuple[str, ...]
    impact: Impact | None = None
    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    rated_anew: bool = False

    @property
    def rows(self) -> list[str]:
        """The names of what changed; the row about all levels only where it is the only one."""
        named = [name for name in self.changes if name != NAME_OF_ALL]
        return named or list(self.changes)


def known(old: str, new: str) -> Story | None:
    """The story of two fingerprints, if it was worked out before."""
    return _kept.get((old, new))


def story(old: "Published", new: "Published") -> Story:
    """The story from one Published to another."""
    pair = (old.hash, new.hash)
    if pair not in _kept:
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)), None)
        anew = made_for(old.content) != made_for(new.content)
        _kept[pair] = replace(_told(old.content, new.content), rated_anew=anew)
    return _kept[pair]


def _told(old: Content, new: Content) -> Story:
    differences = changes(old, new)
    try:
        before, after = read_rules(old), read_rules(new)
    except DefinitionError:  # written for an earlier form of the definitions
        return Story(differences, ())
    names = {level.key: str(level.texts.get("short", level.key)) for level in before.levels}
    names |= {level.key: str(level.texts.get("short", level.key)) for level in after.levels}
    was, is_now = _limits(before), _limits(after)
    limits = tuple(names[key] for key in names if was.get(key) != is_now.get(key))
    if not limits and list(was) == list(is_now):
        return Story(differences, ())
    try:
        counted = impact(before, after)
    except DefinitionError:
        return Story(differences, limits)
    up, down = (
        tuple(_said(moved, after, names) for moved in side)
        for side in (counted.smallest_up, counted.smallest_down)
    )
    return Story(differences, limits, counted, up, down)


def _limits(definitions: Definitions) -> dict[str, frozenset]:
    return {
        level.key: frozenset(frozenset(limit.parts) for limit in level.limits)
        for level in definitions.levels
    }


def _said(moved: Moved, after: Definitions, names: Mapping[str, str]) -> str:
    return moved_words(moved, after.scale, _name, names)


def _name(key: str) -> str:
    return grammar().mid_sentence(dimension_name(key))
