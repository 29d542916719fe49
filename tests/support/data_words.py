"""The words of a room's data files: what visitors read of them, in which language, and what is left
in the files without words."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from iop_guide.data import parse
from iop_guide.rules.language import speaking

from .made_up_language import touched
from .spoiled_values import in_words

FOR_STAFF = ("source", "about")  # where an entry is from, and what editors are told of it


def with_words(folder, readers):
    """The files that have words."""
    return [name for name in readers if (folder / in_words(name)).exists()]


def said_in_both(folder, name, readers):
    """Asserts that all words of a file are read in the language spoken, and then in English."""
    english = set(texts(parse(folder / in_words(name))))
    with speaking("xx"):
        spoken = {text for read in readers for text in texts(read())}
    assert spoken >= {touched(text) for text in english}
    assert not {text for text in spoken & english if " " in text}  # one word may be a key, too
    back = {text for read in readers for text in texts(read())}
    assert back >= english, "what is kept is kept once a language"


def sentences_beside_the_logic(path):
    """The texts with several words in a file without words, but those for whoever checks it."""
    for table in parse(path).values() if path.exists() else ():
        for entry in table if isinstance(table, list) else [table]:
            yield from (text for text in texts(for_visitors(entry)) if " " in text)


def texts(value):
    """Every text of a file as it stands, or of the dataclasses that are read from it."""
    if is_dataclass(value):
        value = {item.name: getattr(value, item.name) for item in fields(value)}
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


def for_visitors(entry):
    """An entry without what only staff read of it."""
    if isinstance(entry, list):
        return [for_visitors(item) for item in entry]
    if not isinstance(entry, Mapping):
        return entry
    return {key: for_visitors(item) for key, item in entry.items() if key not in FOR_STAFF}
