"""The data files of programs and their words, spoiled in turn: what reads them at the start names
the place, and the file of the words where those are wrong."""

import re

import pytest

from iop_guide.data import DataError
from programs.data_files import DATA
from programs.directory.filters import filters
from programs.directory.importing.services import table
from programs.directory.vocabulary import vocabulary
from programs.levels.crisis import crisis
from tests.support.spoiled_files import copy_of, mistakes_in, plant

CRISIS, SEARCH, SOURCES = "crisis.toml", "search.toml", "sources.toml"
CALM, ASKED, LISTS = "en/crisis.toml", "en/search.toml", "en/directory.toml"
READERS = {CRISIS: crisis, CALM: crisis, LISTS: vocabulary, SEARCH: filters, ASKED: filters,
           SOURCES: table}  # fmt: skip
AGAIN = """[[situation]]
key = "suicide"
whom = "anyone"
lines = ["lifeline_988"]
source = "Editors' judgement"
reviewed = 2026-11-27"""
TREATS = """[[filter]]
key = "treats"
option = [{ key = "substance_use" }, { key = "mental_health" }]"""
HALFWAY = "Transitional housing or halfway house"


def copied(file, folder):
    """A data file with its words, as what reads both is given it."""
    return copy_of(DATA / file.removeprefix("en/"), folder)


@pytest.mark.parametrize(
    ("file", "before", "after", "table", "key", "field"),
    [
        # a key renamed
        (CRISIS, "\nlines = [", "\nlined = [", "situation", "suicide", "lined"),
        (CRISIS, "\nlines = [", "\nlined = [", "situation", "suicide", "lines"),
        (CALM, "opening = ", "openings = ", "calm", "", "opening"),
        (CRISIS, "[abroad]", "[aboard]", "", "", ""),
        (CALM, "urgency = ", "urgent = ", "situation", "suicide", "urgent"),
        (CALM, "[situation.poison]", "[situation.poisoned]", "situation", "poisoned", ""),
        (ASKED, ".ask = ", ".asks = ", "filter", "levels", "option.outpatient.asks"),
        (ASKED, "option.iop.name", "option.ipo.name", "filter", "levels", "option.ipo"),
        (SEARCH, "usual_distance", "usual", "", "", ""),
        (LISTS, "[payers]", "[payer]", "", "", ""),
        # a key gone
        (CALM, "[abroad]", "[calm.abroad]", "calm", "", "abroad"),
        (CRISIS, "reviewed = 2026-11-27\n", "", "situation", "suicide", "reviewed"),
        (CALM, 'title = "An overdose"\n', "", "situation", "overdose", "title"),
        (LISTS, 'female = "Women"\nmale = "Men"\n', "", "genders", "", ""),
        (ASKED, 'name = "Level of care"\n', "", "filter", "levels", "name"),
        (SEARCH, 'source = "levels"\n', "", "filter", "levels", "option.outpatient"),
        # a wrong type
        (CALM, 'urgency = "Call 911 now"', "urgency = 911", "situation", "overdose", "urgency"),
        (CRISIS, "2026-11-27", '"yesterday"', "situation", "suicide", "reviewed"),
        (SEARCH, "number = 0", 'number = "0"', "filter", "levels", "option.outpatient.number"),
        (SEARCH, "[250]", '["250"]', "far", "", "1"),
        (LISTS, 'iop = "Intensive outpatient (IOP)"', "iop = 9", "levels", "", "iop"),
        (SOURCES, '["recovery_housing yes"]', "[1]", "TC", None, "1"),
        # a key that is there twice
        (CRISIS, "[[situation]]", f"{AGAIN}\n[[situation]]", "situation", "suicide", ""),
        (ASKED, "[filter.ages]", "[filter.age]", "filter", "age", ""),
        (SEARCH, "[[filter]]", f"{TREATS}\n[[filter]]", "filter", "treats", ""),
        (CRISIS, 'key = "overdose"', 'key = "overdose"\nkey = "overdose"', "", "", ""),
        (SEARCH, "number = 1\n", "number = 0\n", "filter", "levels", "option.iop"),
        (SOURCES, f'"{HALFWAY}"', f'"{HALFWAY}" = []\n"{HALFWAY.upper()}"', "TC", None, ""),
        # a reference to what is not there
        (CRISIS, '"lifeline_988", ', '"lifeline_989", ', "situation", "suicide", "lines"),
        (CRISIS, 'whom = "anyone"', 'whom = "anybody"', "situation", "suicide", "whom"),
        (SEARCH, 'source = "levels"', 'source = "level"', "filter", "levels", "option.outpatient"),
        (SOURCES, '["treats_both yes"]', '["treats_both perhaps"]', "TC", None, "treats_both"),
        (SOURCES, '["treats_both yes"]', '["treats_all yes"]', "TC", None, ""),
        (SOURCES, '["levels iop"]', '["levels iopp"]', "SET", None, "levels"),
    ],
)
def test_a_spoiled_file_is_refused_at_its_place(tmp_path, file, before, after, table, key, field):
    path = copied(file, tmp_path)
    plant(tmp_path / file, before, after)
    mistakes = mistakes_in(READERS[file], path)
    places = [(m.file, m.table, m.key, m.field) for m in mistakes]
    assert any(
        all(
            asked in (None, got)
            for asked, got in zip((file, table, key, field), place, strict=True)
        )
        for place in places
    )


@pytest.mark.parametrize("file", sorted(READERS))
def test_a_file_that_is_not_there_or_no_toml_is_refused(tmp_path, file):
    path = copied(file, tmp_path)
    (tmp_path / file).unlink()
    with pytest.raises(DataError, match=path.name):
        READERS[file](path)
    (tmp_path / file).write_text("[situation", encoding="utf-8")
    assert mistakes_in(READERS[file], path)[0].file == file


@pytest.mark.parametrize("file", [CRISIS, CALM, SEARCH, ASKED])  # others name entries freely
def test_every_key_of_every_entry_is_known_or_refused(tmp_path, file):
    """A letter too many in any line that starts with a key: not one passes in silence."""
    path, spoiled_file = copied(file, tmp_path), tmp_path / file
    lines = spoiled_file.read_text(encoding="utf-8").splitlines()
    keys = [n for n, line in enumerate(lines) if re.match(r"[\w.]+ = ", line)]
    for number in keys[::7]:
        spoiled = [*lines[:number], "x" + lines[number], *lines[number + 1 :]]
        spoiled_file.write_text("\n".join(spoiled), encoding="utf-8")
        READERS[file].cache_clear()
        with pytest.raises(DataError):
            READERS[file](path)
