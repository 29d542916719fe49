"""Why this level: how many reasons are told, and which of them."""

import pytest

from iop_guide.result.phrases import phrases
from iop_guide.result.result import Result
from iop_guide.rules.definitions import read_definitions
from iop_guide.rules.explain.explanation import reasons, told_once
from iop_guide.rules.explain.wording import Words
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

WORDS = Words(said={name: f"your {name} is bad" for name in NAMES}, open=(), parts={},
              questions={name: name for name in NAMES}, about={}, names={}, purposes={},
              shortfalls={}, frames=phrases().frames("self"))  # fmt: skip


def told_of(troubles):
    """The dimensions in the reasons of someone with so many troubles."""
    ratings = {
        name: Rating(*[int(place < troubles)] * 2, low_from=(name,))
        for place, name in enumerate(NAMES)
    }
    profile = Profile(ratings=ratings, obligations=Rating(0, 0))
    told = told_once(reasons(recommend(profile, NOTHING_SERVED)), WORDS)
    return [reason.finding.limit.dimensions[0] for reason, _text in told]


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
