"""A content as the rows of the draft. Rows that stay are kept, so that their history goes on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Model
from simple_history.utils import bulk_create_with_history

from iop_guide.data import Mistake
from iop_guide.rules.definitions import WHY, DefinitionError, Definitions

from . import models
from .content import EDITION, read_guides, read_help, read_rules, read_texts, tidy
from .shapes import GuideTexts, HelpLineTexts, LevelTexts

LISTS = (
    "first_steps",
    "step_up",
    "step_down",
    "ask_program",
    "ask_about_use",
    "watch_for",
    "sources",
)
RANGES = {"hours_per_week": ("hours_low", "hours_high"), "days_per_week": ("days_low", "days_high")}
HELP_KEYS = (
    "key", "name", "kind", "number", "shown", "press", "body", "url", "who", "what_happens",
    "open", "languages", "audience", "source", "reviewed",
)  # fmt: skip
GUIDE_KEYS = ("key", "title", "summary", "body", "reviewed")
FORMAT_FLAGS = ("virtual", "overnight", "housing")
# The column that ties a row to its level, and what a content says of that level.
Entry = tuple[dict[str, int], Mapping[str, Any]]


@transaction.atomic
def load(content: Mapping[str, Any], reason: str = "Read from a file") -> None:
    """Make the rows be this content. DefinitionError, and nothing changed, if it is wrong."""
    content = tidy(content)
    rules, texts, lines, guides = read(content)
    _draft(content, rules.levels[-1].key)
    entries = content["level"]
    _make_room(entries)
    rows = [_level(entry, texts[place], place) for place, entry in enumerate(entries)]
    levels = _make(models.Level, ["key"], rows, reason)
    of = [({"level_id": row.pk}, entry) for row, entry in zip(levels, entries, strict=True)]
    _load_limits(of, reason)
    _load_parts(of, reason)
    help_rows = [
        {"position": place, **{key: getattr(line, key) for key in HELP_KEYS}}
        for place, line in enumerate(lines.values())
    ]
    _make(models.HelpLine, ["key"], help_rows, reason)
    guide_rows = [_guide(guide, place) for place, guide in enumerate(guides.values())]
    _make(models.Guide, ["key"], guide_rows, reason)


@transaction.atomic
def load_limits(content: Mapping[str, Any], reason: str) -> None:
    """Make what the levels of the draft share, and their limits, be as in this content; texts
    stay, also where they are half written. It has the draft's own levels, in any order."""
    _draft(content, content["level"][-1]["key"])
    pks = dict(models.Level.objects.values_list("key", "pk"))
    _load_limits([({"level_id": pks[x["key"]]}, x) for x in content["level"]], reason)


def read(
    content: Mapping[str, Any],
) -> tuple[Definitions, list[LevelTexts], dict[str, HelpLineTexts], dict[str, GuideTexts]]:
    """Everything of a content, read. DefinitionError where something is wrong."""
    rules = read_rules(content)
    texts = [read_texts(level) for level in rules.levels]
    return rules, texts, read_help(content), read_guides(content)


def _draft(content: Mapping[str, Any], last: str) -> None:
    low, high = content["scale"]
    shared = {"scale_low": low, "scale_high": high, "dimensions": content["dimensions"]}
    wide = content.get("range_too_wide_from", last)
    row = models.Draft.objects.first() or models.Draft()
    shared[EDITION] = content.get(EDITION)
    models.Draft(pk=row.pk, range_too_wide_from=wide, **shared).save()


def _make_room(entries: list[Mapping[str, Any]]) -> None:
    """Places are unique: where the order changes, first move all out of the way."""
    places = dict(models.Level.objects.values_list("key", "position"))
    if any(places.get(entry["key"], place) != place for place, entry in enumerate(entries)):
        models.Level.objects.update(position=F("position") + 1000)


def _level(entry: Mapping[str, Any], texts: LevelTexts, position: int) -> dict[str, Any]:
    skipped = {*LISTS, *RANGES, "service", "format", "week"}
    row = {key: value for key, value in vars(texts).items() if key not in skipped}
    row |= {key: "\n".join(entry.get(key) or []) for key in LISTS}
    for key, (low, high) in RANGES.items():
        row[low], row[high] = entry[key]
    return {"key": entry["key"], "position": position, **row}


def _guide(guide: GuideTexts, position: int) -> dict[str, Any]:
    row = {key: getattr(guide, key) for key in GUIDE_KEYS}
    return {"position": position, "sources": "\n".join(guide.sources), **row}


def _load_limits(of: list[Entry], reason: str) -> None:
    """The limits and combinations of all levels, each given as its column and its entry."""
    limits = [
        {**one, "dimension": name, "highest": highest, **_why(entry.get("reasons", {}).get(name))}
        for one, entry in of
        for name, highest in entry.get("serves", {}).items()
    ]
    _make(models.Limit, ["level_id", "dimension"], limits, reason)
    combinations = [(one, item) for one, entry in of for item in entry.get("not_enough_when", [])]
    wanted = [{**one, **_why(item)} for one, item in combinations]
    rows = _make(models.Combination, ["level_id"], wanted, reason)
    parts = [
        {"combination_id": row.pk, **part}
        for row, (_one, item) in zip(rows, combinations, strict=True)
        for part in _parts(item)
    ]
    _make(models.CombinationPart, ["combination_id"], parts, reason)


def _load_parts(of: list[Entry], reason: str) -> None:
    for model, name in ((models.Service, "service"), (models.WeekSlot, "week")):
        wanted = [{**one, **item} for one, entry in of for item in entry.get(name, [])]
        _make(model, ["level_id"], wanted, reason)
    formats = [{**one, **_format(item)} for one, entry in of for item in entry.get("format", [])]
    _make(models.Format, ["level_id"], formats, reason)


def _why(entry: Mapping[str, Any] | None) -> dict[str, str]:
    return {key: (entry or {}).get(key, "") for key in WHY}


def _parts(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    singles = item.get("at_least", {}).items()
    parts = [{"dimensions": [name], "at_least": least} for name, least in singles]
    return parts + list(item.get("together", []))


def _format(item: Mapping[str, Any]) -> dict[str, Any]:
    row = {key: value for key, value in item.items() if key != "hours_per_week"}
    row["hours_low"], row["hours_high"] = item["hours_per_week"]
    return row | {flag: item.get(flag, False) for flag in FORMAT_FLAGS}


def _make(
    model: type[Model], same: list[str], wanted: list[dict[str, Any]], reason: str
) -> list[Model]:
    """Make the rows of a table be these, in this order. A row stays where the columns `same`
    agree; where several agree, the first stays for the first, the second for the second."""
    rows: list[Model] = []
    new: list[Model] = []
    saved = list(model.objects.all())
    known = dict(zip(_identities(map(vars, saved), same), saved, strict=True))
    for identity, values in zip(_identities(wanted, same), wanted, strict=True):
        row = known.pop(identity, None)
        if row is None:
            new.append(row := model(**values))
            _refuse_wrong(row)
        else:
            _change(row, values, reason)
        rows.append(row)
    for row in known.values():
        row.delete()
    if new:
        bulk_create_with_history(new, model, default_change_reason=reason)
    return rows


def _refuse_wrong(row: Model) -> None:
    """What a form would refuse, a file may not bring in either: a text too long, a bad key."""
    related = [field.name for field in row._meta.concrete_fields if field.is_relation]
    try:
        row.clean_fields(exclude=[row._meta.pk.name, *related])
    except ValidationError as error:
        name, said = next(iter(error.message_dict.items()))
        kind = "help" if isinstance(row, models.HelpLine) else row._meta.model_name
        where = getattr(row, "key", None) or str(row)
        words = f"{name!r}: {' '.join(said)}"
        raise DefinitionError(Mistake(words, "", kind, where, name)) from error


def _identities(entries: Iterable[Mapping[str, Any]], same: list[str]) -> Iterator[tuple[Any, ...]]:
    met: Counter[tuple[Any, ...]] = Counter()
    for entry in entries:
        values = tuple(entry[name] for name in same)
        met[values] += 1
        yield *values, met[values]


def _change(row: Model, values: Mapping[str, Any], reason: str) -> None:
    changed = {key: value for key, value in values.items() if getattr(row, key) != value}
    if changed:
        vars(row).update(changed)
        _refuse_wrong(row)
        row._change_reason = reason
        row.save()
