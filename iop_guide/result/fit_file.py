"""The rows and words of the fit: data/fit.toml, read and checked when the site starts.

Every clash that a week can have has its text there, and something that people do about it.
"""

from pathlib import Path
from typing import Any, TypeVar

from intake.ratings import MOST_NEED
from intake.terms import WITH_CONDITIONS
from intake.week import ANSWERS

from ..data import DataError, Mistake, all_there, read_file, refer, rows_of, structure
from ..rules.fit.availability import HARD, WITH_CHANGES
from ..rules.language import by_language, spoken
from .fit_tables import AcuteStay, ClashWords, FitData, FitWords, Meanwhile, Suits, VideoCaution
from .known_keys import dimension_keys, format_keys

PATH = Path(__file__).with_name("data") / "fit.toml"
# The list that people read for whom there is no higher level, until they are there.
SIGNS = "signs"
TABLES = ("words", "suits", "acute", "caution", "clash", "meanwhile")
T = TypeVar("T")


@by_language
def fit_data(path: Path = PATH) -> FitData:
    """All of the file. Raises DataError."""
    tables = read_file(path, TABLES)
    all_there(tables, path)

    def rows(table: str, cls: type[T], by: str = "key") -> dict[str, T]:
        return rows_of(tables[table], cls, path, table, by=by, strict=WITH_CONDITIONS)

    fit = FitData(
        words=_fit_words(tables["words"], path.name),
        suits=rows("suits", Suits, by="format"),
        acute=rows("acute", AcuteStay),
        caution=rows("caution", VideoCaution),
        clash=rows("clash", ClashWords),
        meanwhile=rows("meanwhile", Meanwhile),
    )
    _check(fit, Mistake("", path.name))
    return fit


def _fit_words(entry: Any, file: str) -> FitWords:
    place = Mistake("", f"{spoken()}/{file}", "words")
    words = structure(entry, FitWords, place)
    for name, texts in vars(words).items():
        if len(texts) != HARD + 1:
            raise DataError(place.at(field=name, words=f"{name!r} must have three entries"))
    return words


def _check(fit: FitData, place: Mistake) -> None:
    for name, suits in fit.suits.items():
        here = place.at(table="suits", key=name)
        refer([name], format_keys(), here.at(field="format"), "format")
        _check_ratings(suits, here)
        if suits.acute:
            refer([name], fit.acute, here.at(field="acute"), "acute format with words")
    for name in fit.acute:
        refer([name], fit.suits, place.at(table="acute", key=name), "format that is called for")
    for name, caution in fit.caution.items():
        here = place.at(table="caution", key=name)
        refer(caution.formats, format_keys(), here.at(field="formats"), "format")
        _check_ratings(caution, here)
        if caution.weight not in (WITH_CHANGES, HARD):
            words = f"'weight' is {WITH_CHANGES} or {HARD}"
            raise DataError(here.at(field="weight", words=words))
    refer([SIGNS], fit.meanwhile, place.at(table="meanwhile", key=SIGNS), "list with these signs")
    _check_clashes(fit, place.at(table="clash"))


def _check_ratings(row: Suits | VideoCaution, place: Mistake) -> None:
    if not row.ratings and row.when is None:
        raise DataError(place.at(words="give 'ratings', 'when', or both"))
    refer(row.ratings, dimension_keys(), place.at(field="ratings"), "dimension")
    for name, least in row.ratings.items():
        if not 0 < least <= MOST_NEED:
            words = f"{least} is no rating from 1 to {MOST_NEED}"
            raise DataError(place.at(field=f"ratings.{name}", words=words))


def _check_clashes(fit: FitData, place: Mistake) -> None:
    possible = (*ANSWERS, *fit.caution)
    for key in possible:
        refer([key], fit.clash, place.at(key=key), "clash with a text")
    for key, clash in fit.clash.items():
        refer([key], possible, place.at(key=key, field="key"), "clash that can come up")
        if all(way.when for way in clash.way):
            words = "one way must be for everyone, without 'when'"
            raise DataError(place.at(key=key, field="way", words=words))
