"""The words of the result: data/en/phrases.toml, read and checked when the site starts. Pure.

All of the file is words. Every sentence is a field (phrase_tables.py), so a misspelt one is
refused, and so is a blank that nothing fills in.
"""

from pathlib import Path

from intake.ratings import MOST_NEED

from ..data import DataError, Mistake, read_whole, refer
from ..rules.blanks import check_blanks
from ..rules.language import by_language, spoken
from .known_keys import dimension_keys, level_keys
from .phrase_tables import AboutDimensions, Phrases

PATH = Path(__file__).with_name("data") / "phrases.toml"
# A dimension that "what you told us about ..." leaves out: the two conditions are told instead.
NOT_TOLD_ABOUT = ("co_occurring",)


@by_language
def phrases(path: Path = PATH) -> Phrases:
    """Everything of the file. Raises DataError."""
    whole = read_whole(path, Phrases, only_words=True)
    place = Mistake("", f"{spoken()}/{path.name}")
    _check_all_blanks(whole, place)
    _check_dimensions(whole.about, place.at(table="about"))
    for table in ("named", "purposes", "shortfalls"):
        for key in getattr(whole, table):
            here = place.at(table=table, field=key)
            refer([key], level_keys(), here, "level of care")
    if len(whole.ratings.names) != MOST_NEED + 1:
        words = f"give {MOST_NEED + 1} names, from none to severe"
        raise DataError(place.at(words=words, table="ratings", field="names"))
    return whole


def _check_all_blanks(whole: Phrases, place: Mistake) -> None:
    rows = {
        "self": whole.self, "loved_one": whole.loved_one, "not_enough": whole.not_enough,
        "results": whole.results, "changed": whole.changed, "alerts": whole.alerts,
        "ratings": whole.ratings,
        "in_care.self": whole.in_care.self, "in_care.loved_one": whole.in_care.loved_one,
    }  # fmt: skip
    for table, row in rows.items():
        name, _, key = table.partition(".")
        check_blanks(row, place.at(table=name, key=key))


def _check_dimensions(about: AboutDimensions, place: Mistake) -> None:
    """Every dimension but those left out has its words, and nothing else has."""
    told = [name for name in dimension_keys() if name not in NOT_TOLD_ABOUT]
    for voice, words in (("self", about.self), ("loved_one", about.loved_one)):
        refer(words, told, place.at(key=voice), "dimension")
        for name in told:
            if name not in words:
                where = place.at(key=voice, field=name)
                raise DataError(where.at(words=f"{name!r} is missing or empty"))
