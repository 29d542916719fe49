"""The edition of the ratings: nobody changes what a rating means and leaves the limits as they
were, and data of different editions does not start."""

import hashlib
import json
import tomllib

import pytest

from intake.editions import editions
from intake.ratings import OBLIGATIONS, PATH
from iop_guide import apps
from iop_guide.data import DataError
from iop_guide.rules.definitions import DefinitionError
from programs.levels import floors
from programs.levels.content import made_for, read_files

# The edition, and the first digits of the SHA-256 of everything that gives a rating its meaning.
RECORDED = (2, "4e4b333a60e8")
FORGOTTEN = """
What a rating means has changed: entries of ratings.toml or terms of terms.toml are others.
Do the limits (programs/data/levels.toml) and floors (floors.toml) still fit every rating?
  yes: write ({0}, "{1}") as RECORDED in tests/unit/intake/test_editions.py
  no:  add an [[edition]] to ratings.toml, mend levels.toml and floors.toml, write the new number
       there as ratings_edition, then record it here: the sites of others are told to follow."""


def entries(name, tables, *, without=("source", "reviewed", "about")):
    """The entries of a file, without words and in an order of their own."""
    data = tomllib.loads(PATH.with_name(name).read_text(encoding="utf-8"))
    for table in tables:
        for row in data[table]:
            if row.get("dimension") != OBLIGATIONS:
                kept = {key: value for key, value in row.items() if key not in without}
                yield json.dumps([table, kept], sort_keys=True)


def fingerprint():
    found = [*entries("ratings.toml", ["table", "rule"]), *entries("terms.toml", ["term"])]
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()[:12]


def test_nobody_changes_what_a_rating_means_and_forgets_the_limits():
    found = (editions()[-1].number, fingerprint())
    assert found == RECORDED, FORGOTTEN.format(*found)


def test_words_of_an_entry_do_not_count_and_its_step_does():
    rows = list(entries("ratings.toml", ["rule"]))
    assert rows and not any("source" in row or "reviewed" in row for row in rows)
    assert all('"rating": ' in row and '"when": ' in row for row in rows)


def test_limits_and_floors_are_made_for_the_ratings_of_today():
    assert made_for(read_files()) == floors.edition() == editions()[-1].number


@pytest.mark.parametrize("data", ["levels.toml", "floors.toml"])
def test_data_of_another_edition_does_not_start(monkeypatch, data):
    today = editions()[-1].number
    monkeypatch.setattr(floors, "edition", lambda: 1 if data == "floors.toml" else today)
    with pytest.raises(DataError, match=f"{data}: ratings_edition is .*, but ratings.toml is at"):
        apps._same_edition(today if data == "floors.toml" else None)


@pytest.mark.parametrize("numbers", [[], [2], [1, 1], [2, 1], [1, 3]])
def test_editions_are_numbered_without_gaps(tmp_path, numbers):
    path = tmp_path / "ratings.toml"
    row = '[[edition]]\nnumber = {}\nabout = "x"\nreviewed = 2026-11-27\n'
    path.write_text("".join(row.format(number) for number in numbers))
    with pytest.raises(
        DataError, match=r"edition: editions are numbered 1, 2, 3 in order|the number is used twice"
    ):
        editions(path)


@pytest.mark.parametrize("wrong", ["2", 2.0, True, 0, -1, 32768])
def test_an_edition_is_a_whole_number_that_the_draft_can_hold(wrong):
    with pytest.raises(DefinitionError, match="ratings_edition: the number of an edition"):
        made_for({"ratings_edition": wrong})
