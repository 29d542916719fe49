"""What the site asks of ratings.toml and levels.toml together before it starts."""

from dataclasses import replace

import pytest

from iop_guide import apps
from iop_guide.rules.mistakes import DataError
from programs.levels.content import read_files, read_rules

SITE = read_rules(read_files())
WITH_ONE_MORE = replace(SITE, dimensions=(*SITE.dimensions, "sleep"))


def test_a_dimension_of_the_levels_alone_stops_the_start():
    apps._same_dimensions(SITE)
    with pytest.raises(DataError, match="'sleep' is a dimension of one only"):
        apps._same_dimensions(WITH_ONE_MORE)


def test_a_dimension_without_a_limit_at_any_level_stops_the_start():
    apps._each_decides(SITE)
    with pytest.raises(DataError, match="no level has a limit for 'sleep'"):
        apps._each_decides(WITH_ONE_MORE)
