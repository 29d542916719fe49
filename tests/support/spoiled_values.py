"""Every value of a data file spoiled in turn, as it is read: what reads the file at the start has
to refuse each, with the file, the entry and the field.

A room says what its files may lack, what its fields refer to, and which of its names are free.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from iop_guide.data import DataError, parse, reading, words

NAMES = ("key", "name", "format", "id", "number")  # what an entry of a list is called by
UNITS = ("when", "unless_known", "opens", "asked_when")  # read in one piece
MOST_TABLES = 20
WRONG = {str: 7, int: "many", bool: "yes", date: "soon", list: 7, dict: 7}

as_it_is = cache(parse)


@dataclass(frozen=True)
class Room:
    """The data files of a room. `optional` is what may be gone from a file: a field with a default,
    or one only inside something ("option.hint"); `open` are tables that may lack any of their keys,
    `free` those whose keys are no names of anything; `nameless` are lists whose entries have no
    key; `holders` hold entries inside an entry, each with its words; `kept` is what readers keep of
    a file between them."""

    folder: Path
    readers: Mapping[str, tuple[Callable, ...]]
    optional: Mapping[str, set[str]]
    references: Mapping[str, set[str]]
    open: set[str] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    nameless: set[str] = field(default_factory=set)
    holders: set[str] = field(default_factory=set)
    kept: tuple[Callable, ...] = ()

    def files(self):
        """Every file, with that of its words, by their paths in the folder."""
        names = [file for name in self.readers for file in (name, in_words(name))]
        return [name for name in names if (self.folder / name).exists()]

    def mistakes_missed(self, file, spoil, monkeypatch):
        """The places where a file was spoiled so and nobody said so there; what was said."""
        whole = as_it_is(self.folder / file)
        for path in walk(whole):
            if not self.may_be_so(file, spoil, path, at(whole, path[:-1])):
                spoiled = deepcopy(whole)
                spoil(at(spoiled, path[:-1]), path[-1])
                found = self.refused(file, spoiled, monkeypatch)
                if not self.is_named(found, file, spoil, path, whole):
                    yield path, found

    def forget(self):
        """Nothing that was read of a spoiled file is kept."""
        for kept in self.kept:
            kept.cache_clear()

    def may_be_so(self, file, spoil, path, holder):
        """Whether a change is none that has to be refused."""
        if (spoil is there_twice) != isinstance(path[-1], int):
            return True
        if spoil is there_twice:
            return path[0] in self.nameless and len(path) == 2
        if spoil is misspelt:
            return bool(self.free & {*path[:-1]}) and len(path) == 2
        if spoil is gone:
            return self.may_lack(file, path)
        return spoil is dangling and path[-1] not in self.references.get(file, ())

    def may_lack(self, file, path):
        """Whether a value may be gone."""
        if path[-2:-1] and path[-2] in self.open:
            return True
        for name in self.optional.get(file, ()):
            inside, _, last = name.rpartition(".")
            if path[-1] == last and (not inside or inside in path[:-1]):
                return True
        return False

    def refused(self, file, spoiled, monkeypatch):
        """The places of what the readers of a file say is wrong with it, spoiled so."""
        path = self.folder / file
        for module in (reading, words):
            monkeypatch.setattr(module, "parse", lambda p: spoiled if p == path else as_it_is(p))
        self.forget()
        for read in self.readers[without_words(file)]:
            try:
                read.__wrapped__()  # nothing is kept of it
            except DataError as error:
                return [(m.file, [m.table, *filter(None, [m.key, *m.field.split(".")])])
                        for m in error.mistakes]  # fmt: skip
        return []

    def is_named(self, found, file, spoil, path, whole):
        """Whether a mistake is at the place, or at the entry that holds it."""
        above, key = place_of(whole, path[:-1]), place_of(whole, path)[-1]
        places = [[*above, key], *([[*above, f"{key}x"]] if spoil is misspelt else [])]
        # What is wrong with a whole table, or with what an entry is called by, leaves the other
        # file at a loss, and is named there or by number.
        whole_entry = spoil in (gone, of_another_kind) and key in self.holders
        unsure = len(path) == 1 or key in NAMES or whole_entry or spoil is there_twice
        name = Path(file).name
        said = f"en/{name}" if Path(file).parent.name == "en" else name
        files = {name, f"en/{name}"} if unsure else {said}
        alone = len(at(whole, path[:-1])) == 1  # then the entry has nothing left
        least = 0 if len(path) == 1 else 1 if key in NAMES else min(2, len(path)) - alone
        return any(
            where in files
            and len(steps) >= least
            and agree(steps[:least] if unsure else steps, place)
            for where, steps in found
            for place in places
        )


def in_words(name):
    """The path of the words of a file."""
    return Path(name).parent.joinpath("en", Path(name).name).as_posix()


def without_words(file):
    """The path of the file that words belong to."""
    path = Path(file)
    return (path.parent.parent / path.name if path.parent.name == "en" else path).as_posix()


def some(node):
    """The keys of a table, but of entries only some: the first, the last, and every one with a
    field that none before it has."""
    entries = list(node.items() if isinstance(node, Mapping) else enumerate(node))
    if not all(isinstance(entry, Mapping) for _, entry in entries):
        return list(node)
    chosen, seen = {0, len(entries) - 1}, set()
    for number, (_, entry) in enumerate(entries):
        chosen |= set() if seen >= entry.keys() else {number}
        seen |= entry.keys()
    return [entries[number][0] for number in sorted(chosen)]


def tables(whole):
    """The tables of a file; of very many, which are alike, the first, the last and one between."""
    names = list(whole)
    return names if len(names) <= MOST_TABLES else [names[0], names[len(names) // 2], names[-1]]


def walk(node, path=()):
    """Where every value stands: keys, and numbers in lists; of many entries only some."""
    for step in some(node) if path else tables(node):
        yield (*path, step)
        below = node[step]
        entries = isinstance(below, list) and isinstance(below[0], Mapping)
        if step not in UNITS and (entries or isinstance(below, Mapping)):
            yield from walk(below, (*path, step))


def at(node, path):
    """What stands at a place."""
    for step in path:
        node = node[step]
    return node


def place_of(whole, path):
    """A place as mistakes name it: the table, then keys and fields."""
    steps = []
    for number, step in enumerate(path, 1):
        entry = at(whole, path[:number])
        names = [entry[name] for name in NAMES if isinstance(entry, Mapping) and name in entry]
        steps.append(str([*names, step + 1][0]) if isinstance(step, int) else step)
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


def agree(steps, place):
    both = min(len(steps), len(place))
    return steps[:both] == place[:both]


WAYS = (misspelt, gone, of_another_kind, there_twice, dangling)
