"""The words of the questionnaire in a made-up language: all of them are touched, and none stand in
the files without words."""

import pytest

from intake.data_files import READERS
from intake.questionnaire import DATA
from tests.support.data_words import said_in_both, sentences_beside_the_logic, with_words


@pytest.mark.parametrize("name", with_words(DATA, READERS))
def test_every_word_of_a_file_is_said_in_the_language_spoken(name, translated):
    said_in_both(DATA, name, READERS[name])


@pytest.mark.parametrize("name", READERS)
def test_no_sentence_for_visitors_stands_beside_the_logic(name):
    assert list(sentences_beside_the_logic(DATA / name)) == []


def test_only_terms_and_numbers_have_no_words_that_visitors_read():
    wordless = {"terms.toml", "usual_sleep.toml", "reading_pace.toml"}
    assert READERS.keys() - set(with_words(DATA, READERS)) == wordless
