"""What is accepted as changing nothing: no reason, or an option that cannot be meant, stops the
start."""

import pytest

from iop_guide.result.checks.accepted_file import PATH, accepted, options_accepted
from tests.support.spoiled_files import copy_of, mistakes_in, plant


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ('key = "stress"', 'key = "stresses"', "key"),
        ('key = "stress"', 'key = "zip"', "key"),  # nothing is picked there
        ('options = ["helped_and_lasted"]', 'options = ["helped"]', "options"),
        ('options = ["stable"]', 'options = ["none"]', "options"),  # what others are held against
        ('because = "It lets', 'why = "It lets', "why"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_stops_the_start(tmp_path, before, after, field):
    path = copy_of(PATH, tmp_path)
    plant(path, before, after)
    assert field in [mistake.field for mistake in mistakes_in(accepted, path)]


def test_every_question_has_its_own_options():
    assert options_accepted("medical") == ("stable",)
    assert options_accepted("court") == ()
