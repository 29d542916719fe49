"""The words of the result: a mistake in phrases.toml stops the start and not a visitor."""

import pytest

from iop_guide.data import Mistake
from iop_guide.result.phrases import PATH, phrases
from tests.support.spoiled_files import copy_of, mistakes_in, plant

WORDS = "en/phrases.toml"
GONE = "'{}' is missing or empty".format
UNKNOWN = "{!r} is not known here; misspelt?".format


@pytest.mark.parametrize(
    ("before", "after", "mistake"),
    [
        ("[loved_one]", "[self_more]", Mistake(UNKNOWN("self_more"), WORDS)),
        ('[alerts]\nif_so_there = "If it is so: {there}"', "",
         Mistake("it is missing or empty", WORDS, "alerts")),
        ("too_little_plainly =", "too_little_planly =",
         Mistake(GONE("too_little_plainly"), WORDS, "self", field="too_little_plainly")),
        ("too_little_plainly =", "too_little_planly =",
         Mistake(UNKNOWN("too_little_planly"), WORDS, "self", field="too_little_planly")),
        ("[about.loved_one]", "[about.lovedone]",
         Mistake(GONE("loved_one"), WORDS, "about", field="loved_one")),
        ("stay_stuck = ", "stay_stuk = ",
         Mistake(GONE("self.stay_stuck"), WORDS, "in_care", field="self.stay_stuck")),
        ('tomorrow = "Tomorrow"', "", Mistake(GONE("tomorrow"), WORDS, "soon", field="tomorrow")),
        ('support = "the people around you"', "",
         Mistake(GONE("support"), WORDS, "about", "self", "support")),
        (', "severe"]', "]",
         Mistake("give 5 names, from none to severe", WORDS, "ratings", field="names")),
    ],
)  # fmt: skip
def test_a_planted_mistake_is_refused_at_its_place(tmp_path, before, after, mistake):
    path = copy_of(PATH, tmp_path)
    plant(tmp_path / WORDS, before, after)
    assert mistake in mistakes_in(phrases, path)


@pytest.mark.parametrize(
    ("before", "after", "table", "field"),
    [
        ("{level} is still possible", "{levle} is still possible", "self", "could_be"),
        ("stay in the care you have.", "stay in the care you have: {more}.", "in_care", "up"),
        ("{low} to {high}", "{low} to {high", "ratings", "range"),
        ('home = "your surroundings"', 'hope = "your surroundings"', "about", ""),
        ('php = "a PHP"', 'phb = "a PHP"', "named", "phb"),
    ],
)
def test_a_blank_that_nothing_fills_in_and_a_name_of_nothing_are_refused(
    tmp_path, before, after, table, field
):
    path = copy_of(PATH, tmp_path)
    plant(tmp_path / WORDS, before, after)
    (mistake,) = mistakes_in(phrases, path)
    assert (mistake.file, mistake.table, mistake.field) == (WORDS, table, field)
