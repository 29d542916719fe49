"""The one reader of data files: what it makes of them, and how it names what is wrong."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

import pytest

from iop_guide.data import (
    DataError,
    Mistake,
    Strict,
    all_there,
    read_file,
    read_rows,
    read_whole,
    refer,
    rows_of,
    written_as,
)
from iop_guide.rules import language
from iop_guide.rules.language import speaking

LOGIC = """
[[thing]]
key = "one"
reviewed = 2026-01-02
tags = ["a"]
sizes = { small = 1 }
part = [{ id = "x" }, { id = "y" }]
"""
WORDS = """
[thing.one]
title = "One"
part.x.title = "X"
part.y = { title = "Y", hint = "why" }
"""


@dataclass(frozen=True, kw_only=True)
class Part:
    id: str
    title: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Thing:
    key: str
    title: str
    reviewed: date
    part: tuple[Part, ...]
    tags: tuple[str, ...] = ()
    sizes: dict[str, int] = field(default_factory=dict)
    count: int | None = None
    on: bool = False


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "things.toml").write_text(LOGIC, encoding="utf-8")
    (tmp_path / "en/things.toml").write_text(WORDS, encoding="utf-8")
    return tmp_path


def things(folder):
    return read_rows(folder / "things.toml", "thing", Thing)


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def mistakes(folder):
    with pytest.raises(DataError) as refused:
        things(folder)
    return refused.value.mistakes


def test_words_stand_in_the_places_of_their_keys(folder):
    assert things(folder)["one"] == Thing(
        key="one",
        title="One",
        reviewed=date(2026, 1, 2),
        part=(Part(id="x", title="X"), Part(id="y", title="Y", hint="why")),
        tags=("a",),
        sizes={"small": 1},
    )


def only_words(folder):
    (folder / "things.toml").unlink()
    whole = "reviewed = 2026-01-02\npart = [{ id = 'x', title = 'X' }]\n"
    (folder / "en/things.toml").write_text(f"[thing.one]\ntitle = 'One'\n{whole}")
    return folder / "things.toml"


def test_a_table_may_be_written_by_key_and_stand_among_the_words_only(folder):
    path = only_words(folder)
    entries = read_file(path, ["thing"], only_words=True)["thing"]
    assert rows_of(entries, Thing, path, "thing")["one"].part == (Part(id="x", title="X"),)


def test_a_file_that_is_gone_is_refused_although_its_words_are_there(folder):
    only_words(folder)
    (mistake,) = mistakes(folder)
    assert mistake.file == "things.toml" and "No such file" in mistake.words


IN_LOGIC, IN_WORDS = "things.toml", "en/things.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "words", "field"),
    [
        (IN_LOGIC, "tags", "tag", "'tag' is not known here; misspelt?", "tag"),
        (IN_LOGIC, "reviewed = 2026-01-02", "", "'reviewed' is missing or empty", "reviewed"),
        (IN_LOGIC, "2026-01-02", '"2026"', "'reviewed' must be a date", "reviewed"),
        (IN_LOGIC, '["a"]', '"a"', "'tags' must be a list", "tags"),
        (IN_LOGIC, '["a"]', "[1]", "'tags.1' must be text", "tags.1"),
        (IN_LOGIC, "l = 1", "l = true", "'sizes.small' must be a whole number", "sizes.small"),
        (IN_LOGIC, "{ small = 1 }", "3", "'sizes' must be a table", "sizes"),
        (IN_LOGIC, "tags", "on = 1\ntags", "'on' must be true or false", "on"),
        (IN_LOGIC, '{ id = "y" }', '"y"', None, "part.2"),
        (IN_WORDS, '"One"', '""', "'title' is missing or empty", "title"),
        (IN_WORDS, '"One"', "1", "'title' must be text", "title"),
        (IN_WORDS, 'part.x.title = "X"', "", "'part.x.title' is missing or empty", "part.x.title"),
        (IN_WORDS, "hint", "hnt", "'part.y.hnt' is not known here; misspelt?", "part.y.hnt"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_entry_and_field(folder, file, old, new, words, field):
    change(folder, file, old, new)
    if words is None:  # words for an entry that is none any more
        assert mistakes(folder)
        return
    assert Mistake(words, file, "thing", "one", field) in mistakes(folder)


def test_all_mistakes_of_an_entry_are_named_at_once(folder):
    change(folder, IN_LOGIC, "tags", "tag")
    change(folder, IN_WORDS, '"One"', "1")
    assert {mistake.field for mistake in mistakes(folder)} == {"tag", "title"}


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (IN_WORDS, "thing.one", "thing.two", "words for 'two', which is not there"),
        (IN_WORDS, "part.x.title", "part.z.title", "words for 'z', which is not there"),
        (IN_WORDS, 'title = "One"', 'title = "One"\ntags = ["b"]', "'tags' is said in the file"),
        (IN_LOGIC, "[[thing]]", "[[think]]", "'think' is not known here; misspelt?"),
        (IN_WORDS, "[thing.one]", "[think.one]", "'think' is not known here; misspelt?"),
        (IN_LOGIC, 'key = "one"', 'key = "one"\nkey = "one"', "Cannot overwrite a value"),
        (IN_LOGIC, "[[thing]]", "[[thing", "Expected"),
        (IN_WORDS, WORDS, "thing.one = 3", "a table of words is expected"),
    ],
)
def test_what_belongs_to_nothing_or_stands_twice_is_refused(folder, file, old, new, said):
    change(folder, file, old, new)
    (mistake,) = mistakes(folder)
    assert said in mistake.words and mistake.file == file


def test_a_field_of_the_words_that_holds_others_is_theirs_when_misspelt(folder):
    change(folder, IN_WORDS, "[thing.one]", "[thing.one]\nprat.x.title = 'X'")
    assert mistakes(folder) == (
        Mistake("'prat' is not known here; misspelt?", IN_WORDS, "thing", "one", "prat"),
    )


def test_a_table_with_nothing_in_it_is_refused(folder):
    tables = read_file(folder / IN_LOGIC, ["thing", "more"])
    with pytest.raises(DataError) as refused:
        all_there(tables, folder / IN_LOGIC)
    assert refused.value.mistakes == (Mistake("it is missing or empty", IN_LOGIC, "more"),)


def test_a_key_used_twice_is_refused(folder):
    change(folder, IN_LOGIC, LOGIC, LOGIC + LOGIC)
    assert mistakes(folder) == (Mistake("the key is used twice", IN_LOGIC, "thing", "one"),)


def test_a_key_used_twice_inside_an_entry_is_refused(folder):
    change(folder, IN_LOGIC, 'id = "x"', 'id = "y"')
    change(folder, IN_WORDS, 'part.x.title = "X"', "")
    assert mistakes(folder) == (
        Mistake("the key is used twice", IN_LOGIC, "thing", "one", "part.y"),
    )


def test_an_entry_may_look_at_those_above_it(folder):
    change(folder, IN_LOGIC, LOGIC, LOGIC + LOGIC.replace('"one"', '"two"'))
    change(folder, IN_WORDS, WORDS, WORDS + WORDS.replace("thing.one", "thing.two"))
    rows, above = {}, []
    strict = Strict().reading(date, lambda value: above.append(list(rows)) or value)
    assert read_rows(folder / IN_LOGIC, "thing", Thing, rows=rows, strict=strict) is rows
    assert above == [[], ["one"]] and list(rows) == ["one", "two"]


def test_a_key_is_one_of_its_own_among_files_that_are_read_together(folder):
    with pytest.raises(DataError, match=r"things.toml: thing 'one': the key is used twice"):
        read_rows(folder / IN_LOGIC, "thing", Thing, rows=things(folder))


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, kw_only=True)
class Box:
    key: str
    size: Size
    lid: Literal["open", "shut", ""] = ""
    parts: tuple[Part, ...] = field(default=(), metadata=written_as("part"))


BOX = "[[box]]\nkey = 'a'\nsize = 'large'\nlid = 'open'\npart = [{ id = 'x', title = 'X' }]\n"


def test_a_field_may_have_another_name_in_the_file_and_be_one_of_a_few(tmp_path):
    (tmp_path / "box.toml").write_text(BOX)
    box = read_rows(tmp_path / "box.toml", "box", Box)["a"]
    assert box == Box(key="a", size=Size.LARGE, lid="open", parts=(Part(id="x", title="X"),))
    assert type(box.size) is Size


@pytest.mark.parametrize(
    ("old", "new", "words", "field"),
    [
        ("large", "huge", "size: 'huge' is none of small, large", "size"),
        ("'large'", "['large']", "size: ['large'] is none of small, large", "size"),
        ("'open'", "'ajar'", "lid: 'ajar' is none of open, shut", "lid"),
        ("part", "parts", "'parts' is not known here; misspelt?", "parts"),
        ("'X'", "3", "'part.x.title' must be text", "part.x.title"),
        ("title = 'X'", "titel = 'X'", "'part.x.titel' is not known here; misspelt?",
         "part.x.titel"),
    ],
)  # fmt: skip
def test_a_mistake_in_such_a_field_is_named_as_the_file_names_it(tmp_path, old, new, words, field):
    (tmp_path / "box.toml").write_text(BOX.replace(old, new))
    with pytest.raises(DataError) as refused:
        read_rows(tmp_path / "box.toml", "box", Box)
    assert Mistake(words, "box.toml", "box", "a", field) in refused.value.mistakes


def test_a_table_that_is_gone_is_refused_although_its_words_are_there(folder):
    change(folder, IN_LOGIC, LOGIC, "")
    assert mistakes(folder) == (Mistake("it is missing, although it has words", IN_LOGIC, "thing"),)


def test_words_that_cannot_be_read_are_named_with_their_language(folder):
    change(folder, IN_WORDS, '"One"', '"One')
    (mistake,) = mistakes(folder)
    assert mistake.file == IN_WORDS


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A file in one piece: one table, a list of entries, and a table that has only words."""

    size: Part
    thing: tuple[Thing, ...]
    said: dict[str, str]
    more: Part | None = None


@pytest.fixture
def whole(folder):
    (folder / IN_LOGIC).write_text('[size]\nid = "s"\n' + LOGIC + "count = 1\n", encoding="utf-8")
    more = "[size]\ntitle = 'Size'\n[said]\nhello = 'Hello'\n" + WORDS
    (folder / IN_WORDS).write_text(more, encoding="utf-8")
    return folder / IN_LOGIC


def test_a_whole_file_is_one_dataclass(whole):
    read = read_whole(whole, Whole)
    assert read.size == Part(id="s", title="Size") and read.said == {"hello": "Hello"}
    assert [thing.key for thing in read.thing] == ["one"] and read.more is None


@pytest.mark.parametrize(
    ("file", "old", "new", "words", "table", "field"),
    [
        (IN_LOGIC, 'id = "s"', "id = 1", "'id' must be text", "size", "id"),
        (IN_LOGIC, "count", "cont", "'one.cont' is not known here; misspelt?", "thing", "one/cont"),
        (IN_WORDS, "title = 'Size'", "", "'title' is missing or empty", "size", "title"),
        (IN_WORDS, "'Hello'", "1", "'hello' must be text", "said", "hello"),
        (IN_WORDS, "[said]\nhello = 'Hello'", "", "it is missing or empty", "said", ""),
    ],
)  # fmt: skip
def test_a_mistake_in_a_whole_file_is_named_with_table_and_field(
    whole, file, old, new, words, table, field
):
    change(whole.parent, file, old, new)
    with pytest.raises(DataError) as refused:
        read_whole(whole, Whole)
    key, _, within = field.rpartition("/")
    assert refused.value.mistakes == (Mistake(words, file, table, key, within),)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataError, match=r"none\.toml"):
        read_file(tmp_path / "none.toml", ["thing"])


def test_a_reference_to_what_is_not_there_is_refused():
    place = Mistake("", IN_LOGIC, "thing", "one", "tags")
    refer(["a"], ["a", "b"], place, "tag")
    with pytest.raises(DataError, match=r"things.toml: thing 'one': 'c' is no tag; known are a, b"):
        refer(["a", "c"], ["a", "b"], place, "tag")


def test_a_kind_of_field_may_have_a_reader_of_its_own(folder):
    def even(value):
        if value % 2:
            raise DataError("it is odd")
        return value

    strict = Strict().reading(int, even)
    with pytest.raises(DataError) as refused:
        read_rows(folder / "things.toml", "thing", Thing, strict=strict)
    assert refused.value.mistakes == (
        Mistake("it is odd", IN_LOGIC, "thing", "one", "sizes.small"),
    )


@pytest.fixture
def two(folder, monkeypatch):
    monkeypatch.setattr(language, "LANGUAGES", ("en", "xx"))
    (folder / "xx").mkdir()
    (folder / "xx/things.toml").write_text(WORDS.replace('"One"', '"Ono"'), encoding="utf-8")
    return folder


def test_each_language_has_its_words(two):
    with speaking("xx"):
        assert things(two)["one"].title == "Ono"
    assert things(two)["one"].title == "One"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (', hint = "why"', "", "xx/things.toml: 'thing.one.part.y.hint' is not said"),
        ("[thing.one]", "[thing.one]\nmore = 'm'", "'thing.one.more' is said in no other language"),
    ],
)
def test_a_language_that_says_more_or_less_than_the_first_is_refused(two, old, new, said):
    change(two, "xx/things.toml", old, new)
    with speaking("xx"), pytest.raises(DataError, match=said):
        things(two)
