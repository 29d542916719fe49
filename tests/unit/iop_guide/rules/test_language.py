"""The language spoken: one at a time, and what is read is kept once for each."""

import pytest

from iop_guide.data import DataError
from iop_guide.rules import language
from iop_guide.rules.grammar import GRAMMARS, check_grammars, grammar
from iop_guide.rules.language import by_language, speaking, spoken


@pytest.fixture
def two(monkeypatch):
    monkeypatch.setattr(language, "LANGUAGES", ("en", "xx"))


def test_english_is_spoken_until_another_language_is(two):
    assert spoken() == "en"
    with speaking("xx"):
        assert spoken() == "xx"
    assert spoken() == "en"


def test_a_language_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="'xx' is none of en"), speaking("xx"):
        pass


def test_what_is_read_is_kept_once_for_each_language(two):
    read = []

    @by_language
    def words(of="all"):
        read.append((spoken(), of))
        return f"{of} in {spoken()}"

    assert [words(), words(), words("few")] == ["all in en", "all in en", "few in en"]
    with speaking("xx"):
        assert words() == "all in xx"
    assert read == [("en", "all"), ("en", "few"), ("xx", "all")]
    words.cache_clear()
    assert words() == "all in en" and len(read) == 4


def test_every_language_has_its_grammar():
    assert set(GRAMMARS) == set(language.LANGUAGES)
    check_grammars()


def test_a_language_without_a_grammar_is_refused(two):
    with pytest.raises(DataError, match="has no grammar"):
        check_grammars()


def test_what_is_joined_is_joined_in_the_language_spoken(made_up_languages):
    with speaking("xx"):
        assert grammar().all_of(["a", "b"]) == "⟦a áñđ b⟧"
    assert grammar().all_of(["a", "b"]) == "a and b"


def test_the_grammar_of_another_language_keeps_what_it_is_given(made_up_languages):
    with speaking("xx"):
        assert grammar().mid_sentence("IOP at night") == "IOP at night"
        assert grammar().first_few(["a", "b", "c"], 1) == "⟦a, áñđ 2 ɱóŕé⟧"
        assert grammar().moved("all", "IOP", "PHP") == "⟦all: ƒŕóɱ IOP ţó PHP⟧"
        assert grammar().day_letter(0) == "⟦Ṁ⟧"
