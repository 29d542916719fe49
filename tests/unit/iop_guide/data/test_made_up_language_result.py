"""The words of the result in a made-up language: all of them are touched, and none stand in the
files without words."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import iop_guide.result
from iop_guide.data import parse
from iop_guide.result.data_files import READERS
from iop_guide.rules.language import speaking
from tests.support.made_up_language import touched

FOLDER = Path(iop_guide.result.__file__).with_name("data")
SAID = sorted(name for name in READERS if (FOLDER / "en" / name).exists())
ONLY_FOR_STAFF = {"accepted.toml", "vignettes.toml"}


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


@pytest.mark.parametrize("name", SAID)
def test_every_word_of_a_file_is_said_in_the_language_spoken(name, translated):
    english = set(texts(parse(FOLDER / "en" / name)))
    with speaking("xx"):
        spoken = {text for read in READERS[name] for text in texts(read())}
    assert spoken >= {touched(text) for text in english}
    assert not {text for text in spoken & english if " " in text}  # one word may be a key, too
    back = {text for read in READERS[name] for text in texts(read())}
    assert back >= english, "what is kept is kept once a language"


@pytest.mark.parametrize("name", sorted(READERS.keys() - ONLY_FOR_STAFF))
def test_no_sentence_for_visitors_stands_beside_the_logic(name):
    path = FOLDER / name
    for table in parse(path).values() if path.exists() else ():
        for entry in table if isinstance(table, list) else [table]:
            for text in texts(without_sources(entry)):
                assert " " not in text, text


def without_sources(entry):
    """An entry without where it is from; what is in it is for whoever checks it."""
    if isinstance(entry, list):
        return [without_sources(item) for item in entry]
    if not isinstance(entry, Mapping):
        return entry
    return {key: without_sources(item) for key, item in entry.items() if key != "source"}
