"""The card: what the answers point to, what to do next and why, on the first page of the result."""

from typing import Any

from ..steps import team_questions
from .alarm import Alarm, alarm
from .brief import brief
from .in_care import in_care
from .reasons import reasons
from .settling import settling
from .shown import ShownResult

MOST_REASONS = 2
# An alarm has said why already.
BESIDE_AN_ALARM = 1
ALL_DAYS = 7


def card(shown: ShownResult) -> dict[str, Any]:
    """The context of the card, whatever the outcome."""
    result = shown.result
    rows = shown.alerts
    pressing = alarms(rows)
    return {
        **shown.frame,
        **rows,
        "from": "card",
        "alarms": pressing,
        "now_alerts": [*rows["emergency_alerts"], *rows["help_first_alerts"]],
        "later_alerts": [*rows["today_alerts"], *rows["this_week_alerts"]],
        **_signs(shown),
        "holds_open": [shown.open(name)[0] for name in result.holds_open],
        "settling": settling(shown, rows["could_not_tell"]),
        "in_care": in_care(shown) if result.in_care else None,
        "steps": [(step, result.step_text(step)) for step in result.steps],
        "acute": bool(result.fit and result.fit.acute),
        "team_questions": _team_questions(shown),
        "why": reasons(shown)[: BESIDE_AN_ALARM if pressing else MOST_REASONS],
        "notes": [(note.title, note.text(result.respondent)) for note in result.notes],
        "unseen": shown.journey.first_unseen(),
    }


def alarms(rows: dict[str, Any]) -> list[Alarm]:
    """What stands in the one alarm on top, most urgent first. What can wait for this week is not
    among them."""
    urgent = [*rows["emergency_alerts"], *rows["help_first_alerts"], *rows["today_alerts"]]
    return [alarm(alert) for alert in urgent]


def _signs(shown: ShownResult) -> dict[str, Any]:
    """Whether the level is on some days only, and where one sleeps; nothing without a level."""
    level = shown.texts(shown.result.level)
    if level is None:
        return {}
    return {"some_days": level.days_per_week[0] < ALL_DAYS, "nights": brief(level.sleep)[0]}


def _team_questions(shown: ShownResult) -> list[str]:
    """What to ask the team, in place of a search, where the answers point to staying."""
    questions = team_questions().values() if shown.result.told_to_stay else ()
    return [question.text(shown.result.respondent) for question in questions]
