"""What the services of a source mean here, by category and name (programs/data/sources.toml).

A source that has no word for something does not say that it is not there: it stays unknown.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from iop_guide.data import DataError, Mistake, parse, refer, structure

from ...data_files import DATA
from ..models.program import UNKNOWN
from ..vocabulary import FACTS, LISTS, vocabulary
from .wrong import FileError, RowError

Meaning = tuple[str, str]
ANY = "*"
SETTING, SETTINGS = "setting", ("outpatient", "outpatient_kind")
FACT_VALUES = ("yes", "no")
TEXTS, NAMES = tuple[str, ...], dict[str, Any]
ALL_LEVELS = ["iop", "inpatient", "outpatient", "php"]
EITHER = "php_or_day_treatment"
KEY_COLUMNS = {"category_code", "service_code", "service_name"}


@cache
def table(path: Path = DATA / "sources.toml") -> dict[Meaning, tuple[Meaning, ...]]:
    """What a category and a name mean. DataError where a meaning is none that a program has, or
    where there is none at all."""
    pairs = {}
    for category, names in parse(path).items():
        here = Mistake("", path.name, category)
        for name, texts in structure(names, NAMES, here).items():
            place = here.at(key=name)
            key = (category, _plain(name))
            if key in pairs:
                raise DataError(place.at(words="the name is there twice"))
            pairs[key] = tuple(_meaning(text, place) for text in structure(texts, TEXTS, place))
    if not pairs:
        raise DataError(Mistake("it says nothing", path.name))
    return pairs


def _meaning(text: str, place: Mistake) -> Meaning:
    """Such as ("levels", "iop") for "levels iop". "*" stands for a key made of any other name."""
    field, _, key = text.partition(" ")
    refer([field], (*LISTS, *FACTS, SETTING), place, "list or fact of a program")
    if field in LISTS:
        known: Collection[str] = (
            [*vocabulary()[field], ANY] if place.key == ANY else vocabulary()[field]
        )
    else:
        known = SETTINGS if field == SETTING else FACT_VALUES
    refer([key], known, place.at(field=field), f"key of {field!r}")
    return field, key


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def meanings(category: str, name: str) -> tuple[Meaning, ...]:
    """What a service means: pairs of a field and a key; empty where nobody searches by it."""
    known = table().get((category, _plain(name)))
    if known is not None:
        return known
    key = re.sub(r"\W+", "_", name.casefold()).strip("_")[:60]
    return tuple((field, key) for field, _any in table().get((category, ANY), ()))


def described(pairs: Iterable[Meaning], kinds_of_outpatient: bool) -> dict[str, Any]:
    """Lists and facts of a program. `kinds_of_outpatient` says whether the source tells IOP from
    other outpatient care: the mental health directory does not."""
    sets: dict[str, set[str]] = {}
    for field, key in pairs:
        sets.setdefault(field, set()).add(key)
    setting = sets.pop("setting", set())
    unknown = _unknown_levels(sets.setdefault("levels", set()), setting, kinds_of_outpatient)
    lists = {field: sorted(sets.get(field, ())) for field in LISTS}
    return lists | {"levels_unknown": unknown} | {f: _fact(sets.get(f, ())) for f in FACTS}


def _fact(said: Iterable[str]) -> str:
    """A source that says yes and no says nothing."""
    only = set(said)
    return only.pop() if len(only) == 1 else UNKNOWN


def _unknown_levels(levels: set[str], setting: set[str], kinds_of_outpatient: bool) -> list[str]:
    """Puts plain "outpatient" into the levels where it is one, and gives those that stay open."""
    if not levels and not setting:
        return sorted(ALL_LEVELS)
    unknown = set()
    if "outpatient" in setting and not kinds_of_outpatient:
        levels.add("outpatient")
    elif setting == {"outpatient"} and not levels & {"outpatient", "iop", EITHER}:
        levels.add("outpatient")  # of no kind that is named
        unknown |= {"iop", "php"}
    if not kinds_of_outpatient and levels & {"outpatient", EITHER}:
        unknown.add("iop")
    if EITHER in levels:
        unknown.add("php")
    return sorted(unknown - levels)


class Key:
    """The codes of one release: for each directory what they mean, and whether it has one for IOP
    at all (`tells_iop`)."""

    def __init__(self, codes: Mapping[str, Mapping[str, tuple[Meaning, ...]]]):
        self.codes = codes
        self.tells_iop = {name for name in codes if self._says(name, "levels", "iop")}

    @classmethod
    def read(cls, rows: Iterable[Mapping[str, str]]) -> "Key":
        """From rows with KEY_COLUMNS, and `directory` where it is of several. Raises FileError."""
        codes: dict[str, dict[str, tuple[Meaning, ...]]] = {}
        for row in rows:
            directory = row.get("directory", "").upper()
            pairs = meanings(row["category_code"].strip(), row["service_name"])
            # A code that stands in the key twice means both.
            known = codes.setdefault(directory, {})
            known[row["service_code"]] = known.get(row["service_code"], ()) + pairs
        key = cls(codes)
        if not any(key._says(name, "levels") for name in codes):
            raise FileError("The key names no setting that is known here, such as “Outpatient”.")
        return key

    def _says(self, directory: str, *meaning: str) -> bool:
        every = (pair for pairs in self._codes(directory).values() for pair in pairs)
        return any(pair[: len(meaning)] == meaning for pair in every)

    def of(self, directory: str, code: str) -> tuple[Meaning, ...]:
        """What a code means. Raises RowError for one that the key lacks."""
        try:
            return self._codes(directory)[code]
        except KeyError:
            raise RowError(
                f"the code {code[:20]} is not in the key; is it of the same release?"
            ) from None

    def _codes(self, directory: str) -> Mapping[str, tuple[Meaning, ...]]:
        return self.codes.get(directory) or {}

    def directories(self, codes: Iterable[str]) -> list[str]:
        """The directories whose codes these may be."""
        wanted = set(codes)
        return [name for name in self.codes if name and wanted <= self.codes[name].keys()]
