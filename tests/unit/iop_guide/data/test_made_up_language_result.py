"""The words of the result in a made-up language: all of them are touched, and none stand in the
files without words."""

from pathlib import Path

import pytest

import iop_guide.result
from iop_guide.result.data_files import READERS
from tests.support.data_words import said_in_both, sentences_beside_the_logic, with_words

FOLDER = Path(iop_guide.result.__file__).with_name("data")
ONLY_FOR_STAFF = {"accepted.toml", "vignettes.toml"}


@pytest.mark.parametrize("name", with_words(FOLDER, READERS))
def test_every_word_of_a_file_is_said_in_the_language_spoken(name, translated):
    said_in_both(FOLDER, name, READERS[name])


@pytest.mark.parametrize("name", sorted(READERS.keys() - ONLY_FOR_STAFF))
def test_no_sentence_for_visitors_stands_beside_the_logic(name):
    assert list(sentences_beside_the_logic(FOLDER / name)) == []
