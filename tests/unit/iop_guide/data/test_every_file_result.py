"""Every data file of the result, spoiled in turn: what reads it at the start refuses each mistake,
with the file, the entry and the field."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import iop_guide.result
from iop_guide.data import DataError, parse, reading, words
from iop_guide.result.checks import vignettes_file
from iop_guide.result.data_files import READERS

FOLDER = Path(iop_guide.result.__file__).with_name("data")
FILES = [f for name in READERS for f in (name, f"en/{name}") if (FOLDER / f).exists()]
NAMES = ("key", "name", "format")  # what an entry of a list is called by
UNITS = ("when",)  # read in one piece
HOLDERS = ("question", "way", "item")  # entries inside an entry, each with its words
# What may be gone: fields with a default, and single keys of tables that are open by nature.
OPTIONAL = {
    "accepted.toml": {"accepted"},
    "alerts.toml": {"never_on_paper"},
    "calls.toml": {"lines", "virtual", "needs"},
    "fit.toml": {"when", "ratings", "acute", "only_called", "formats", "never_first",
                 "not_before_a_doctor"},
    "money.toml": {"level"},
    "steps.toml": {"when", "outcomes", "levels", "formats", "moves", "in_the_way", "not_beside",
                   "not_there", "zip_given", "danger_open", "only_first"},
    "vignettes.toml": {"but", "without"},
    "en/money.toml": {"levels"},
}  # fmt: skip
OPEN = {"levels", "named", "purposes", "shortfalls", "well", "but", "ratings", "sign"}
FREELY_NAMED = {"sign"}
REFERENCES = {
    "accepted.toml": {"key", "options"},
    "alerts.toml": {"key", "lines", "danger_to_life", "always"},
    "calls.toml": {"needs"},
    "fit.toml": {"format", "formats", "when", "ratings"},
    "money.toml": {"level"},
    "steps.toml": {"urgency", "outcomes", "levels", "formats", "moves", "in_the_way",
                   "not_beside", "when"},
    "vignettes.toml": {"expect", "without", "suicide", "concerns", "substances"},
    "en/money.toml": {"levels"},
    "en/phrases.toml": {"named", "purposes", "shortfalls"},
}  # fmt: skip
WRONG = {str: 7, int: "many", bool: "yes", date: "soon", list: 7, dict: 7}


as_it_is = cache(parse)


def some(node):
    """The keys of a table, but of entries only some: the first, the last, one between, and every
    one with a field that none before it has."""
    entries = list(node.items() if isinstance(node, Mapping) else enumerate(node))
    if not all(isinstance(entry, Mapping) for _, entry in entries):
        return list(node)
    chosen, seen = {0, len(entries) // 2, len(entries) - 1}, set()
    for number, (_, entry) in enumerate(entries):
        chosen |= set() if seen >= entry.keys() else {number}
        seen |= entry.keys()
    return [entries[number][0] for number in sorted(chosen)]


def walk(node, path=()):
    """Where every value stands: keys, and numbers in lists; of many entries only some."""
    for step in some(node) if path else node:
        yield (*path, step)
        below = node[step]
        entries = isinstance(below, list) and isinstance(below[0], Mapping)
        if step not in UNITS and (entries or isinstance(below, Mapping)):
            yield from walk(below, (*path, step))


def at(node, path):
    for step in path:
        node = node[step]
    return node


def place_of(whole, path):
    """A place as mistakes name it: the table, then keys and fields."""
    steps = []
    for number, step in enumerate(path, 1):
        entry = at(whole, path[:number])
        names = [entry[name] for name in NAMES if isinstance(entry, Mapping) and name in entry]
        steps.append([*names, step][0] if isinstance(step, int) else step)
    return steps


def misspelt(node, key):
    entries = [(f"{key}x" if name == key else name, value) for name, value in node.items()]
    node.clear()
    node.update(entries)


def gone(node, key):
    del node[key]


def of_another_kind(node, key):
    node[key] = WRONG[type(node[key])]


def there_twice(node, number):
    node.append(deepcopy(node[number]))


def dangling(node, key):
    if key in UNITS:
        node[key] = [{"at_least": {"no_such": "yes"}}]
    elif isinstance(node[key], Mapping):
        node[key] = {"no_such": next(iter(node[key].values()))}
    else:
        node[key] = ["no_such"] if isinstance(node[key], list) else "no_such"


def may_be_so(file, spoil, path):
    """Whether a change is none that has to be refused."""
    if (spoil is there_twice) != isinstance(path[-1], int):
        return True
    if spoil is misspelt:
        return bool(FREELY_NAMED & {*path[:-1]}) and len(path) == 2
    if spoil is gone:
        return path[-1] in OPTIONAL.get(file, ()) or (path[-2:-1] and path[-2] in OPEN)
    return spoil is dangling and path[-1] not in REFERENCES.get(file, ())


def refused(file, spoiled, monkeypatch):
    """The places of what the readers of a file say is wrong with it, spoiled so."""
    path = FOLDER / file
    for module in (reading, words):
        monkeypatch.setattr(module, "parse", lambda p: spoiled if p == path else as_it_is(p))
    vignettes_file.well.cache_clear()
    for read in READERS[path.name]:
        try:
            read.__wrapped__(FOLDER / path.name)  # nothing is kept of it
        except DataError as error:
            return [(m.file, [m.table, *filter(None, [m.key, *m.field.split(".")])])
                    for m in error.mistakes]  # fmt: skip
    return []


def is_named(found, file, spoil, path, whole):
    """Whether a mistake is at the place, or at the entry that holds it."""
    above, key = place_of(whole, path[:-1]), place_of(whole, path)[-1]
    places = [[*above, key], *([[*above, f"{key}x"]] if spoil is misspelt else [])]
    # What is wrong with a whole table, or with what an entry is called by, leaves the other file
    # at a loss, and is named there or by number.
    unsure = len(path) == 1 or key in NAMES or (spoil in (gone, of_another_kind) and key in HOLDERS)
    files = {file, f"en/{file}", file.removeprefix("en/")} if unsure else {file}
    alone = len(at(whole, path[:-1])) == 1  # then the entry has nothing left
    least = 0 if len(path) == 1 else 1 if key in NAMES else min(2, len(path)) - alone
    return any(
        where in files and len(steps) >= least and agree(steps[:least] if unsure else steps, place)
        for where, steps in found
        for place in places
    )


def agree(steps, place):
    both = min(len(steps), len(place))
    return steps[:both] == place[:both]


@pytest.fixture
def nothing_kept():
    yield
    vignettes_file.well.cache_clear()


@pytest.mark.parametrize("spoil", [misspelt, gone, of_another_kind, there_twice, dangling])
@pytest.mark.parametrize("file", FILES)
def test_every_mistake_stops_the_start_and_is_named_at_its_place(
    file, spoil, monkeypatch, nothing_kept
):
    whole = as_it_is(FOLDER / file)
    for path in walk(whole):
        if may_be_so(file, spoil, path):
            continue
        spoiled = deepcopy(whole)
        spoil(at(spoiled, path[:-1]), path[-1])
        found = refused(file, spoiled, monkeypatch)
        assert is_named(found, file, spoil, path, whole), (path, found)
