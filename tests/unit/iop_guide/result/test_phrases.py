"""The words of the result: a mistake in phrases.toml stops the start and not a visitor."""

import re

import pytest

from intake.reading import DataError
from iop_guide.result.phrases import PATH, phrases
from iop_guide.result.step_shapes import URGENCIES


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[purposes]", "[purpose]", "'purpose' is not known here; misspelt?"),
        ("[loved_one]", "[self_more]", "'self_more' is not known here; misspelt?"),
        ('[alerts]\nif_so_there = "If it is so: {there}"', "", "'alerts' is missing or empty"),
        ("too_little_plainly =", "too_little_planly =", "'too_little_pl"),
        ("[about.loved_one]", "[about.lovedone]", "about.'"),
        ("stay_stuck = ", "stay_stuk = ", "in_care.'stay_st"),
    ],
)
def test_a_planted_mistake_is_refused_with_file_and_entry(tmp_path, before, after, said):
    text = PATH.read_text(encoding="utf-8")
    assert before in text
    planted = tmp_path / PATH.name
    planted.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(f"phrases.toml: {said}")):
        phrases(planted)


def test_every_urgency_of_a_step_has_its_words():
    assert tuple(phrases()["soon"]) == URGENCIES
