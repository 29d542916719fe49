"""One pressing alert in brief: what to do and why, and the rest of its text to be folded. Pure."""

from dataclasses import dataclass

from ..shown_alerts import ShownAlert
from .brief import brief

# An alert says first what to do, and then why.
ACT_AND_WHY = 2


@dataclass(frozen=True)
class Alarm:
    """One pressing alert: what to do and why in two sentences, and the rest of its text."""

    alert: ShownAlert
    act: str
    more: str


def alarm(alert: ShownAlert) -> Alarm:
    """This alert in brief."""
    return Alarm(alert, *brief(alert.text, ACT_AND_WHY))
