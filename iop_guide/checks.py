"""Checks of definitions that need both rooms: what they do to people, not only to numbers."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from intake.scoring import profile

from .rules.definitions import Definitions
from .rules.recommendation import recommend

VIGNETTES = Path(__file__).with_name("data") / "vignettes.toml"


@cache
def people() -> tuple[dict[str, Any], ...]:
    """The people of vignettes.toml, each with their whole answers."""
    data = tomllib.loads(VIGNETTES.read_text(encoding="utf-8"))
    return tuple({**entry, "answers": answers_of(data["well"], entry)} for entry in data["person"])


def answers_of(well: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """The whole answers of an entry: the well person's, with its own differences."""
    without = entry.get("without", [])
    merged = well | entry.get("but", {})
    return {name: value for name, value in merged.items() if name not in without}


def vignettes(definitions: Definitions) -> list[str]:
    """A sentence for each person who would get something that is not right for them."""
    found = []
    for entry in people():
        result = recommend(profile(entry["answers"]), definitions)
        got = f"{result.outcome}:{result.level.key}" if result.level else str(result.outcome)
        if got not in entry["expect"]:
            wanted = " or ".join(entry["expect"])
            found.append(f"“{entry['name']}” would get {got}, not {wanted}: {entry['because']}")
    return found


def moved_people(old: Definitions, new: Definitions) -> list[tuple[str, str, str, bool]]:
    """The people whose result another set of definitions changes: name, the level (or the
    outcome where it has none) now and then, and whether that is down."""
    found = []
    for entry in people():
        told = profile(entry["answers"])
        was, becomes = (recommend(told, one) for one in (old, new))
        names = [str(one.level.key if one.level else one.outcome) for one in (was, becomes)]
        if names[0] != names[1]:
            order = [level.key for level in new.levels]
            places = [order.index(name) if name in order else 0 for name in names]
            found.append((entry["name"], *names, places[1] < places[0]))
    return found
