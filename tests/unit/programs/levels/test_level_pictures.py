"""Each level of care has a small picture of its own, which says nothing that its name does not."""

import pytest
from django.template.loader import get_template

from programs.levels.releases import from_files

BASELINE, *LEVELS = from_files().levels


@pytest.mark.parametrize("key", LEVELS)
def test_each_level_has_a_picture_in_the_color_of_its_text(key):
    picture = get_template(f"icons/level_{key}.html").render()
    assert picture.startswith("<svg") and 'aria-hidden="true"' in picture
    assert 'stroke="currentColor"' in picture and "<text" not in picture


def test_no_two_levels_share_a_picture():
    assert len({get_template(f"icons/level_{key}.html").render() for key in LEVELS}) == len(LEVELS)
