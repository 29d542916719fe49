"""What the help page is given of the danger that a person told of: what is new, what was said
before, and whom to call.

Someone who meets the page on the way reads only what is new. Whoever said "I am safe for now" to
all of it and comes back by "Help now" reads everything again.
"""

from collections.abc import Collection
from typing import Any

from intake.answers import Answers, stand
from intake.questionnaire import questionnaire
from intake.safety import interrupting, is_there_now

from ..rules.profile import Alert, Urgency
from .alert_lines import first_lines
from .chapters.alarm import alarm
from .shown_alerts import Reader, shown


def help_rows(answers: Answers, said: Collection[str] = ()) -> dict[str, Any]:
    """The alerts that are answered before the next question; `said` has the keys of those that
    the person read and went on from."""
    there = is_there_now(stand(answers, questionnaire()))
    reader, alerts = Reader(answers, there), interrupting(answers)
    new = [alert for alert in alerts if alert.key not in said]
    before = [alert for alert in alerts if alert.key in said] if new else []
    return {
        "met_on_the_way": bool(new),
        "alerts": [alarm(shown(alert, reader)) for alert in new or alerts],
        "alerts_before": [shown(alert, reader) for alert in before],
        **_lines(new or alerts, before),
        "no_level": any(alert.urgency == Urgency.EMERGENCY for alert in alerts),
        "there_now": there,
        "respondent": reader.respondent,
    }


def _lines(new: Collection[Alert], before: Collection[Alert]) -> dict[str, list[str]]:
    """The lines for what is new; those that were explained before stand apart, as mere numbers."""
    lines = first_lines(alert.key for alert in new)
    known = first_lines(alert.key for alert in before) if before else []
    return {
        "first_lines": [line for line in lines if line not in known],
        "lines_before": [line for line in lines if line in known],
    }
