"""The card: what the answers point to, what to do next and why, on the first page of the result."""

from typing import Any

from ...rules.recommendation import Outcome
from ..result import Result
from ..shown_alerts import Undecided
from ..steps import team_questions
from .alarm import Alarm, alarm
from .in_care import in_care
from .next_steps import next_steps
from .points_to import points_to
from .settling import Settling, settling
from .shown import ShownResult
from .unasked import unasked

# Less by one beside an alarm, which has said why already, and by one beside a question asked on the
# card. All of them stand in the chapter.
MOST_REASONS = 2
# What leads to a question; so does an alert with a part that is open, and what is asked elsewhere.
OPENING = ("could_not_tell", "unasked", "unseen")


def card(shown: ShownResult) -> dict[str, Any]:
    """The context of the card, whatever the outcome."""
    result = shown.result
    rows = shown.alerts
    pressing = alarms(rows)
    asked = settling(shown, rows["could_not_tell"])
    context = {
        **shown.frame,
        **rows,
        "from": "card",
        "form": None,  # of a ZIP code; nothing was sent
        "alarms": pressing,
        "now_alerts": [*rows["emergency_alerts"], *rows["help_first_alerts"]],
        "later_alerts": [*rows["today_alerts"], *rows["this_week_alerts"]],
        **points_to(shown),
        "holds_open": [shown.open(name)[0] for name in result.holds_open],
        "settling": asked,
        "could_not_tell": [row for row in rows["could_not_tell"] if not _is_asked(row, asked)],
        "in_care": in_care(shown) if result.in_care else None,
        "steps": next_steps(shown, asked),
        "team_questions": _team_questions(shown),
        "why": _why(result, MOST_REASONS - bool(pressing) - bool(asked)),
        "notes": [(note.title, note.text(result.respondent)) for note in result.notes],
        "unasked": unasked(shown) if result.outcome == Outcome.NOT_ENOUGH_ANSWERS else [],
        "unseen": shown.unseen,
    }
    return {**context, "opens": _opens(context)}


def alarms(rows: dict[str, Any]) -> list[Alarm]:
    """What stands in the one alarm on top, most urgent first. What can wait for this week is not
    among them."""
    today = sorted(rows["today_alerts"], key=lambda alert: not alert.seen_today)
    urgent = [*rows["emergency_alerts"], *rows["help_first_alerts"], *today]
    return [alarm(alert) for alert in urgent]


def _why(result: Result, most: int) -> list[tuple[str, str]]:
    """The first reasons, each with the place where the chapter has what is behind it."""
    rows = result.why_less_is_not_enough(most=most)
    return [(row["text"], f"reason-{number}") for number, row in enumerate(rows, 1)]


def _opens(context: dict[str, Any]) -> bool:
    """Whether a question can be opened from the card, which then bears the form for it."""
    alerts, asked = (*context["now_alerts"], *context["later_alerts"]), context["settling"]
    elsewhere = asked is not None and asked.field is None
    return (
        elsewhere
        or any(context[name] for name in OPENING)
        or any(alert.unknown for alert in alerts)
    )


def _is_asked(row: Undecided, asked: Settling | None) -> bool:
    """Whether the card asks this open question itself."""
    return asked is not None and row.question.id == asked.question


def _team_questions(shown: ShownResult) -> list[str]:
    """What to ask the team, in place of a search, where the answers point to staying."""
    questions = team_questions().values() if shown.result.told_to_stay else ()
    return [question.text(shown.result.respondent) for question in questions]
