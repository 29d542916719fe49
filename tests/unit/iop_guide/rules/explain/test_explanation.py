"""Why this level: how many reasons are told, and which of them."""

import pytest

from iop_guide.result.result import Result
from iop_guide.rules.definitions import read_definitions
from iop_guide.rules.explain.explanation import reasons
from iop_guide.rules.profile import Profile, Rating
from iop_guide.rules.recommendation import recommend
from programs.levels.releases import from_files
from tests.support.people import person

NAMES = ("pain", "fear", "roof", "sleep", "money")
NOTHING_SERVED = read_definitions(
    {
        "scale": [0, 4],
        "dimensions": list(NAMES),
        "level": [{"key": "home", "serves": dict.fromkeys(NAMES, 0)}, {"key": "care"}],
    }
)


def told_of(troubles):
    """The dimensions in the reasons of someone with so many troubles."""
    ratings = {name: Rating(*[int(place < troubles)] * 2) for place, name in enumerate(NAMES)}
    profile = Profile(ratings=ratings, obligations=Rating(0, 0))
    return [
        reason.finding.limit.dimensions[0] for reason in reasons(recommend(profile, NOTHING_SERVED))
    ]


@pytest.mark.parametrize("troubles", range(len(NAMES) + 1))
def test_at_most_three_reasons_are_told_and_never_fewer_than_there_are(troubles):
    assert told_of(troubles) == list(NAMES[: min(troubles, 3)])


def test_someone_with_many_reasons_is_told_just_three():
    result = Result(
        person("Alcohol with benzodiazepines, and thoughts of suicide"), from_files().definitions
    )
    exceeded = {
        finding.limit.dimensions
        for level in result.definitions.levels
        for finding in result.recommendation.exceeded(level)
    }
    assert len(exceeded) > 3
    assert len([reason for reason in result.reasons() if reason["level"]]) == 3
