"""English: its lists and clauses, a name inside a sentence, and how it counts."""

import pytest

from iop_guide.rules.english import (
    NUMBERS,
    all_of,
    any_of,
    clauses_joined,
    day_letter,
    day_name,
    first_few,
    from_to,
    mid_sentence,
    one_of,
    options_joined,
    quoted,
    so_many_of,
    time_of_day,
)


def test_a_list_has_one_conjunction_before_its_last_part():
    lists = ([], ["a"], ["a", "b"], ["a", "b", "c"])
    assert [all_of(parts) for parts in lists] == ["", "a", "a and b", "a, b and c"]
    assert [one_of(parts) for parts in lists] == ["", "a", "a or b", "a, b or c"]


@pytest.mark.parametrize(
    ("clauses", "text"),
    [
        (["you drink every day"], "you drink every day"),
        (["you drink every day", "you have hardly anyone around you"],
         "you drink every day and have hardly anyone around you"),
        (["they a", "they b"], "they a and b"),
        (["you a", "they b"], "you a, and they b"),
        (["you a", "you b", "you c"], "you a, b and c"),
        (["you a", "your home b"], "you a, and your home b"),
        (["you a", "your home b", "you c"], "you a, your home b, and you c"),
        (["you use alcohol and opioids", "you b"], "you use alcohol and opioids, and you b"),
        ([], ""),
    ],
)  # fmt: skip
def test_clauses_are_joined_with_one_subject_where_they_share_it(clauses, text):
    assert clauses_joined(clauses) == text


def test_options_of_one_question_say_what_they_share_once():
    three = ["you use a", "you use b", "you use c"]
    assert options_joined(three) == "you use a, b and c"
    assert options_joined(["you use a", "your home b"]) == "you use a, and your home b"
    assert options_joined(["your use grows", "your plans did not hold"]) == (
        "your use grows, and your plans did not hold"
    )
    assert options_joined(["you use a"]) == "you use a"
    assert options_joined(["a"]) == "a"


def test_names_are_picked_from_or_quoted():
    assert any_of(["a"]) == "a"
    assert any_of(["a", "b", "c"]) == "a or b or c"
    assert quoted([]) == ""
    assert quoted(["a", "b"]) == "“a” and “b”"


def test_names_inside_a_sentence_keep_their_capitals():
    assert [mid_sentence(name) for name in ("IOP", "IOP at night", "Outpatient care", "x", "")] == [
        "IOP", "IOP at night", "outpatient care", "x", "",
    ]  # fmt: skip


def test_the_first_few_say_how_many_more_there_are():
    assert first_few(["a", "b", "c"], 3) == "a, b, c"
    assert first_few(["a", "b", "c", "d", "e"], 3) == "a, b, c, and 2 more"


def test_so_many_are_told_in_words_and_in_figures_beyond_them():
    assert so_many_of(4, 11) == "four of the eleven"
    assert so_many_of(11, 11) == "all eleven"
    most = len(NUMBERS)
    assert so_many_of(2, most) == f"two of the {most}"


def test_times_are_those_that_people_read():
    times = (0, 5, 390, 720, 750, 1110, 1125, 1440)
    assert [time_of_day(minutes) for minutes in times] == [
        "midnight", "12:05 am", "6:30 am", "noon", "12:30 pm", "6:30 pm", "6:45 pm", "midnight",
    ]  # fmt: skip
    assert from_to(540, 720) == "9 am to noon"


def test_days_are_counted_from_monday():
    assert (day_name(0), day_name(6)) == ("Monday", "Sunday")
    assert "".join(map(day_letter, range(7))) == "MTWTFSS"
