"""The help lines that stand first: a mistake in alerts.toml stops the start and not a visitor."""

import pytest

from iop_guide.result.alert_lines import PATH, alerts_data, first_lines, may_be_printed
from tests.support.spoiled_files import copy_of, mistakes_in, plant

LIFE = ["emergency_911", "lifeline_988", "lifeline_988_text"]


@pytest.mark.parametrize(
    ("alerts", "lines"),
    [
        ([], LIFE),
        (["E1"], LIFE),
        (["M0"], ["lifeline_988", "lifeline_988_text", "emergency_911"]),
        (["H1"], ["domestic_violence", "domestic_violence_text", "emergency_911"]),
        (["E1", "H1"], [*LIFE, "domestic_violence", "domestic_violence_text"]),
    ],
)
def test_each_danger_has_its_lines_and_911_is_always_among_them(alerts, lines):
    assert first_lines(alerts) == lines


def test_a_home_that_is_not_safe_is_never_printed():
    assert not may_be_printed("H1") and may_be_printed("M0") and may_be_printed("E1")


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('key = "H1"', 'key = "H9"', "alert H9 key"),
        ('["domestic_violence", ', '["domestic_violins", ', "alert H1 lines"),
        ('always = "emergency_911"', 'always = "emergency_112"', "first  always"),
        ("never_on_paper = ", "never_on_papers = ", "alert H1 never_on_papers"),
    ],
)
def test_a_mistake_in_the_file_stops_the_start(tmp_path, before, after, place):
    path = copy_of(PATH, tmp_path)
    plant(path, before, after)
    (mistake,) = mistakes_in(alerts_data, path)
    assert f"{mistake.table} {mistake.key} {mistake.field}" == place
