"""What to ask a place for: its own questions, and what the care there should also have."""

from collections.abc import Sequence

from intake.conditions import TRUE
from intake.notes import Need
from intake.terms import terms
from programs.levels.content import LevelTexts

from .fit_tables import AcuteStay
from .result import MayTell, Result, always

GETTING_THERE, VIDEO = ("transport_help", "telehealth"), ("telehealth",)
NO_MATTER = "use_is_no_matter"
# So many stand before those about alcohol and drugs: paper has room for few.
FIRST = 3


def to_ask(
    result: Result, level: LevelTexts, stay: AcuteStay | None, may_tell: MayTell = always
) -> list[str]:
    """The questions of the level, or those of the one kind of stay that is meant. Those about
    alcohol and drugs are left out where that is told to be no matter, and may be told."""
    place = stay or level
    general = place.ask_program or ()
    of_use = () if _no_use(result, may_tell) else place.ask_about_use or ()
    return [*general[:FIRST], *of_use, *general[FIRST:]]


def _no_use(result: Result, may_tell: MayTell) -> bool:
    told = terms()[NO_MATTER]
    return told.truth(result.told) == TRUE and may_tell(tuple(told.questions()))


def needs_there(result: Result, needs: Sequence[Need]) -> list[Need]:
    """These needs without what no stay has: sessions by video, and in a hospital or a stay that
    goes on, anything about getting there."""
    beside: tuple[str, ...] = ()
    if result.acute_stay or (result.told_to_stay and result.there_now):
        beside = GETTING_THERE
    elif result.fitting and result.fitting.day_and_night:
        beside = VIDEO
    return [need for need in needs if need.key not in beside]
