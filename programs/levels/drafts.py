"""The draft as plain data, in the form of the TOML files; loading.py goes the other way."""

from typing import Any

from iop_guide.rules.definitions import WHY

from . import models
from .content import EDITION, tidy
from .loading import FORMAT_FLAGS, GUIDE_KEYS, HELP_KEYS, LISTS, RANGES, load

__all__ = ["dump", "load"]


def dump() -> dict[str, Any]:
    """The rows as content, in the form of the TOML files."""
    draft = models.Draft.objects.get()
    levels = models.Level.objects.prefetch_related(
        "limits", "combinations__parts", "services", "formats", "week"
    )
    content = {
        "scale": [draft.scale_low, draft.scale_high],
        "dimensions": draft.dimensions,
        "range_too_wide_from": draft.range_too_wide_from,
        EDITION: draft.ratings_edition,
        "level": [_dump_level(level) for level in levels],
        "help": [_dump_help(line) for line in models.HelpLine.objects.all()],
        "guide": [_dump_guide(guide) for guide in models.Guide.objects.all()],
    }
    return tidy(content)


def format_names() -> dict[str, str]:
    """What the ways to give a level are called, by key."""
    return dict(models.Format.objects.values_list("key", "name"))


def _dump_level(level: models.Level) -> dict[str, Any]:
    skip = {"id", "position", *LISTS, *(name for pair in RANGES.values() for name in pair)}
    names = [f.name for f in models.Level._meta.concrete_fields if f.name not in skip]
    entry = {name: getattr(level, name) for name in names}
    entry |= {key: _lines(getattr(level, key)) for key in LISTS}
    for key, (low, high) in RANGES.items():
        entry[key] = _range(level, low, high)
    return entry | {
        "serves": {row.dimension: row.highest for row in level.limits.all()},
        "reasons": {row.dimension: _why(row) for row in level.limits.all()},
        "not_enough_when": [_dump_combination(row) for row in level.combinations.all()],
        "service": [{"name": row.name, "text": row.text} for row in level.services.all()],
        "format": [_dump_format(row) for row in level.formats.all()],
        "week": [
            {"day": row.day, "start": row.start, "end": row.end, "what": row.what}
            for row in level.week.all()
        ],
    }


def _why(row: Any) -> dict[str, str]:
    return {key: getattr(row, key) for key in WHY}


def _dump_combination(row: models.Combination) -> dict[str, Any]:
    parts = list(row.parts.all())
    singles = {p.dimensions[0]: p.at_least for p in parts if len(p.dimensions) == 1}
    sums = [
        {"dimensions": p.dimensions, "at_least": p.at_least} for p in parts if len(p.dimensions) > 1
    ]
    return {"at_least": singles, "together": sums, **_why(row)}


def _dump_format(row: models.Format) -> dict[str, Any]:
    entry = {"key": row.key, "name": row.name, "text": row.text, "times": row.times}
    entry["hours_per_week"] = _range(row, "hours_low", "hours_high")
    return entry | {flag: getattr(row, flag) for flag in FORMAT_FLAGS}


def _dump_help(line: models.HelpLine) -> dict[str, Any]:
    return {key: getattr(line, key) for key in HELP_KEYS}


def _dump_guide(guide: models.Guide) -> dict[str, Any]:
    entry = {key: getattr(guide, key) for key in GUIDE_KEYS}
    return entry | {"sources": _lines(guide.sources)}


def _range(row: Any, low: str, high: str) -> list[int]:
    """The figures that are there; a level half written may have one of them, or none."""
    return [figure for name in (low, high) if (figure := getattr(row, name)) is not None]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
