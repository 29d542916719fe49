"""What to ask a place for: its own questions, and what the care there should also have."""

from collections.abc import Sequence

from intake.notes import Need
from programs.levels.content import LevelTexts

from .fit_tables import AcuteStay
from .result import Result

GETTING_THERE, VIDEO = ("transport_help", "telehealth"), ("telehealth",)


def to_ask(level: LevelTexts, stay: AcuteStay | None) -> Sequence[str]:
    """The questions of the level, or those of the one kind of stay that is meant."""
    return stay.ask if stay else level.ask_program or ()


def needs_there(result: Result, needs: Sequence[Need]) -> list[Need]:
    """These needs without what no stay has: sessions by video, and in a hospital or a stay that
    goes on, anything about getting there."""
    beside: tuple[str, ...] = ()
    if result.acute_stay or (result.told_to_stay and result.there_now):
        beside = GETTING_THERE
    elif result.fitting and result.fitting.day_and_night:
        beside = VIDEO
    return [need for need in needs if need.key not in beside]
