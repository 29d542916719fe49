"""What is wrong in single cells of the table of limits, found by the proof of all ratings."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from iop_guide.rules.definitions import RULE_KEYS, DefinitionError
from iop_guide.rules.proof.audit import prove
from iop_guide.rules.proof.fault import Fault

from .content import canonical, read_rules
from .floors import floors
from .words import raised_name

SHARED = ("scale", "dimensions", "range_too_wide_from")
NAMED = RULE_KEYS | {"short", "name"}


def faults_by_cell(content: Mapping[str, Any]) -> dict[tuple[str, str], list[Fault]]:
    """The faults of a draft by level and dimension; "" where it is not one dimension alone."""
    by_cell: dict[tuple[str, str], list[Fault]] = {}
    for fault in _proved(_rules(content)):
        by_cell.setdefault((fault.level, fault.dimension), []).append(fault)
    return by_cell


def _rules(content: Mapping[str, Any]) -> str:
    """What the proof rests on, as one text: words may change without proving anew."""
    levels = [
        {name: value for name, value in level.items() if name in NAMED}
        for level in content.get("level", [])
    ]
    return canonical(
        {**{name: content[name] for name in SHARED if name in content}, "level": levels}
    )


@lru_cache(4)
def _proved(rules: str) -> tuple[Fault, ...]:
    try:
        return tuple(prove(read_rules(json.loads(rules)), floors(), raised_name).faults)
    except DefinitionError as error:
        return tuple(Fault(str(mistake), mistake.key) for mistake in error.mistakes)
