"""What the data files of the result may name of others: the dimensions, levels, formats and help
lines that the repository's own files define. Pure."""

from functools import cache
from typing import Any

from intake.ratings import OBLIGATIONS, read_ratings
from programs.levels.content import read_files, read_help, read_rules


@cache
def dimension_keys() -> tuple[str, ...]:
    """What a level is decided by; the obligations are not."""
    return tuple(name for name in read_ratings().dimensions if name != OBLIGATIONS)


@cache
def level_keys() -> tuple[str, ...]:
    """The levels of care, the least intensive first; the baseline is none."""
    return tuple(level.key for level in read_rules(_files()).levels[1:])


@cache
def format_keys() -> tuple[str, ...]:
    """The formats of all levels."""
    levels = read_rules(_files()).levels
    return tuple(item["key"] for level in levels for item in level.texts.get("format", ()))


@cache
def help_line_keys() -> tuple[str, ...]:
    """The lines of the help page."""
    return tuple(read_help(_files()))


@cache
def _files() -> dict[str, Any]:
    """Read once: every start asks for all of these."""
    return read_files()
