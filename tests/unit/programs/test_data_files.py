"""The data files of programs, spoiled in turn: what reads them at the start names the place."""

import pytest

from iop_guide.data import DataError
from programs.data_files import DATA
from programs.directory.filters import filters
from programs.directory.importing.services import table
from programs.directory.vocabulary import vocabulary
from programs.levels.crisis import crisis
from tests.support.spoiled_files import copy_of, mistakes_in, plant

CRISIS, WORDS, SEARCH, SOURCES = "crisis.toml", "directory.toml", "search.toml", "sources.toml"
READERS = {CRISIS: crisis, WORDS: vocabulary, SEARCH: filters, SOURCES: table}
HALFWAY = "Transitional housing or halfway house"


@pytest.mark.parametrize(
    ("file", "before", "after", "table", "key", "field"),
    [
        # a key renamed
        (CRISIS, "\nlines = [", "\nlined = [", "situation", "suicide", "lined"),
        (CRISIS, "\nlines = [", "\nlined = [", "situation", "suicide", "lines"),
        (CRISIS, "opening = ", "openings = ", "calm", "", "opening"),
        (CRISIS, "[abroad]", "[aboard]", "", "", ""),
        (SEARCH, "ask = ", "asks = ", "filter", "levels", "option.outpatient.asks"),
        (SEARCH, "usual_distance", "usual", "", "", ""),
        (WORDS, "[payers]", "[payer]", None, "", ""),
        # a key gone
        (CRISIS, "[abroad]", "[calm.abroad]", "abroad", "", ""),
        (CRISIS, "reviewed = 2026-11-27\n", "", "situation", "suicide", "reviewed"),
        (SEARCH, 'name = "Level of care"\n', "", "filter", "levels", "name"),
        (SEARCH, 'source = "levels"\n', "", "filter", "levels", "option.outpatient"),
        # a wrong type
        (CRISIS, 'urgency = "Call 911 now"', "urgency = 911", "situation", "overdose", "urgency"),
        (CRISIS, "2026-11-27", '"yesterday"', "situation", "suicide", "reviewed"),
        (SEARCH, "number = 0", 'number = "0"', "filter", "levels", "option.outpatient.number"),
        (SEARCH, "[250]", '["250"]', "far", "", "1"),
        (WORDS, 'iop = "Intensive outpatient (IOP)"', "iop = 9", "levels", "", "iop"),
        (SOURCES, '["recovery_housing yes"]', "[1]", "TC", None, "1"),
        # a key that is there twice
        (CRISIS, 'key = "overdose"', 'key = "suicide"', "situation", "suicide", ""),
        (SEARCH, 'key = "payers"', 'key = "levels"', "filter", "levels", ""),
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
    path = copy_of(DATA / file, tmp_path)
    plant(path, before, after)
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
    with pytest.raises(DataError, match=file):
        READERS[file](tmp_path / file)
    (tmp_path / file).write_text("[situation", encoding="utf-8")
    assert mistakes_in(READERS[file], tmp_path / file)[0].file == file


@pytest.mark.parametrize("file", [CRISIS, SEARCH])  # the entries of the others are named freely
def test_every_key_of_every_entry_is_known_or_refused(tmp_path, file):
    """A letter too many in any line that starts with a key: not one passes in silence."""
    path = copy_of(DATA / file, tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = [n for n, line in enumerate(lines) if line.split(" = ")[0].isidentifier()]
    for number in keys[::7]:
        spoiled = [*lines[:number], "x" + lines[number], *lines[number + 1 :]]
        path.write_text("\n".join(spoiled), encoding="utf-8")
        READERS[file].cache_clear()
        with pytest.raises(DataError):
            READERS[file](path)
