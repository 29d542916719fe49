"""The directory's data files are read at the start in every language; none leaves words out."""

from functools import partial

import pytest

from iop_guide.data import DataError
from iop_guide.rules.language import in_every_language
from programs.data_files import DATA
from programs.directory.data_files import READERS
from tests.support.data_words import said_in_both, sentences_beside_the_logic, with_words
from tests.support.spoiled_files import copy_of

SAID = with_words(DATA, READERS)


def test_the_names_of_the_federal_files_alone_have_no_words():
    assert set(READERS) - set(SAID) == {"sources.toml"}


@pytest.mark.parametrize("name", SAID)
def test_every_word_of_a_file_is_said_in_the_language_spoken(name, translated):
    said_in_both(DATA, name, [READERS[name]])


def test_no_sentence_for_visitors_stands_beside_the_logic():
    assert list(sentences_beside_the_logic(DATA / "search.toml")) == []


@pytest.mark.parametrize("name", SAID)
@pytest.mark.usefixtures("made_up_languages")
def test_a_language_that_leaves_words_out_stops_the_start(name, tmp_path):
    path = copy_of(DATA / name, tmp_path)
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / name).write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=f"xx/{name}.* is not said"):
        in_every_language(partial(READERS[name], path))
