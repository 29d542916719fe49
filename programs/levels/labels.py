"""A content as one line of text a field, each with a name that people can read."""

from collections.abc import Iterator, Mapping
from typing import Any

from iop_guide.rules.grammar import grammar

from .content import SHARED
from .words import TIMES, combination_words, dimension_name, rating_word

Place = tuple[str, str]
Lines = dict[tuple[Place, str], str]
WHOLE = ("all", "")
NAME_OF_ALL = "All levels"


def lines(content: Mapping[str, Any]) -> tuple[Lines, dict[Place, str]]:
    """The text of every field by row and name, and what each row is called."""
    fields: Lines = {(WHOLE, name): text for name, text in _shared(content)}
    names: dict[Place, str] = {WHOLE: NAME_OF_ALL}
    for level in content.get("level", []):
        place = ("level", level["key"])
        names[place] = f"Level: {level.get('short', level['key'])}"
        fields |= {(place, name): text for name, text in _level(level)}
    for table, called, title in (("help", "Help line", "name"), ("guide", "Guide", "title")):
        for entry in content.get(table, []):
            place = (table, entry["key"])
            names[place] = f"{called}: {entry.get(title, entry['key'])}"
            fields |= {(place, _name(key)): _text(value) for key, value in entry.items()}
    return fields, names


def _shared(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for table, title in (("level", "short"), ("help", "name"), ("guide", "title")):
        entries = content.get(table, [])
        named = [entry.get(title, entry["key"]) for entry in entries]
        yield f"{_name(table)}: all, in order", "\n".join(named)
    for key in SHARED:
        yield _name(key), _text(content.get(key, ""))


def _level(level: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    special = {"serves", "reasons", "not_enough_when", "service", "format", "week"}
    for key, value in level.items():
        if key not in special:
            yield _name(key), _text(value)
    yield from _limits(level)
    for service in level.get("service", []):
        yield f"Service: {service['name']}", service.get("text", "")
    for entry in level.get("format", []):
        yield f"Way it is given: {entry.get('name', entry['key'])}", _format(entry)
    week = [f"{s['day']} {s['start']} to {s['end']}: {s['what']}" for s in level.get("week", [])]
    yield "Drawn week", "\n".join(week)


def _limits(level: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, highest in level.get("serves", {}).items():
        yield f"{dimension_name(key)}: serves up to", rating_word(highest)
    for key, reason in level.get("reasons", {}).items():
        for part, text in reason.items():
            yield f"{dimension_name(key)}: {grammar().mid_sentence(_name(part))}", text
    entries = level.get("not_enough_when", [])
    yield "Combinations", "\n".join(combination_words(entry) for entry in entries)
    for entry in entries:
        for part in ("because", "source"):
            yield f"{_name(part)}, {combination_words(entry)}", entry.get(part, "")


def _format(entry: Mapping[str, Any]) -> str:
    times = [TIMES.get(time, time) for time in entry.get("times", [])]
    flags = [name for name in ("virtual", "overnight", "housing") if entry.get(name)]
    hours = _text(entry.get("hours_per_week", []))
    return "\n".join([entry.get("text", ""), f"Hours a week: {hours}", ", ".join(times + flags)])


def _name(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _text(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, int) for item in value):
        return " to ".join(map(str, value))
    return "\n".join(value) if isinstance(value, list) else str(value)
