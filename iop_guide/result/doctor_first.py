"""By when a doctor is to be seen before all else. A page names one time, the strictest that is
true, and every text on it says that one. Pure.
"""

from collections.abc import Iterable

from intake.triggers import triggers

from ..rules.profile import Alert, Urgency
from ..rules.recommendation import Outcome
from .phrases import phrases

TODAY, BY_TOMORROW = "today", "by_tomorrow"


def by_when(outcome: Outcome, alerts: Iterable[Alert]) -> str:
    """TODAY, BY_TOMORROW, or empty where no doctor comes first."""
    seen = [triggers()[alert.key] for alert in alerts if alert.urgency == Urgency.TODAY]
    if any(trigger.seen_today for trigger in seen):
        return TODAY
    return BY_TOMORROW if seen or outcome == Outcome.MEDICAL_FIRST else ""


def agreeing(text: str, by: str) -> str:
    """A text that leaves until tomorrow, on a page where it has to be today."""
    words = phrases().alerts
    return text.replace(words.by_tomorrow, words.by_today) if by == TODAY else text
