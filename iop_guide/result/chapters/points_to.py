"""What the answers point to, in words: the level's own, or those of the one place that is meant."""

from typing import Any

from ..fit_tables import AcuteStay
from ..result import MayTell, Result, always
from .brief import brief
from .shown import ShownResult

ALL_DAYS = 7


def points_to(shown: ShownResult, may_tell: MayTell = always) -> dict[str, Any]:
    """What the level is called, whether it is on some days only, and where one sleeps; nothing
    without a level. A place that tells an answer is not named where that may not be told."""
    level = shown.texts(shown.result.level)
    if level is None:
        return {}
    stay = stay_named(shown.result, may_tell)
    words = stay or level
    return {
        "some_days": level.days_per_week[0] < ALL_DAYS,
        "care": words.in_a_sentence,
        "tagline": words.tagline,
        "nights": stay.nights if stay else brief(level.sleep)[0],
    }


def stay_named(result: Result, may_tell: MayTell = always) -> AcuteStay | None:
    """The one place that is meant, where there is one and it may be named."""
    stay, fitting = result.acute_stay, result.fitting
    return stay if stay and fitting and may_tell(fitting.calling_for_best) else None
