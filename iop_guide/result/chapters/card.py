"""The card: what the answers point to, what to do next and why, on the first page of the result."""

import re
from dataclasses import dataclass
from typing import Any

from ...rules.recommendation import Outcome
from ..shown_alerts import Undecided
from ..step_tables import URGENCIES, Step
from ..steps import team_questions
from .alarm import Alarm, alarm
from .brief import brief
from .in_care import in_care
from .reasons import reasons
from .settling import Settling, settling
from .shown import ShownResult
from .unasked import unasked

# Less by one beside an alarm, which has said why already, and by one beside a question asked on the
# card. All of them stand in the chapter.
MOST_REASONS = 2
ALL_DAYS = 7
TONIGHT = URGENCIES[0]
# What the step is about beside which programs near by can be shown.
CALLING = "call"
# A number to tap never stands on a fold, which is itself tapped.
NUMBER = re.compile(r"\d{3}")


@dataclass(frozen=True)
class ShownStep:
    """One step: how soon, what to do, what may be folded, and whether it asks for a ZIP code."""

    soon: str
    act: str
    more: str
    asks_zip: bool


def card(shown: ShownResult) -> dict[str, Any]:
    """The context of the card, whatever the outcome."""
    result = shown.result
    rows = shown.alerts
    pressing = alarms(rows)
    asked = settling(shown, rows["could_not_tell"])
    return {
        **shown.frame,
        **rows,
        "from": "card",
        "alarms": pressing,
        "now_alerts": [*rows["emergency_alerts"], *rows["help_first_alerts"]],
        "later_alerts": [*rows["today_alerts"], *rows["this_week_alerts"]],
        **_signs(shown),
        "holds_open": [shown.open(name)[0] for name in result.holds_open],
        "settling": asked,
        "could_not_tell": [row for row in rows["could_not_tell"] if not _is_asked(row, asked)],
        "in_care": in_care(shown) if result.in_care else None,
        "steps": _steps(shown, asked, bool(pressing)),
        "team_questions": _team_questions(shown),
        "why": reasons(shown)[: MOST_REASONS - bool(pressing) - bool(asked)],
        "notes": [(note.title, note.text(result.respondent)) for note in result.notes],
        "unasked": unasked(shown) if result.outcome == Outcome.NOT_ENOUGH_ANSWERS else [],
        "unseen": shown.journey.first_unseen(),
    }


def alarms(rows: dict[str, Any]) -> list[Alarm]:
    """What stands in the one alarm on top, most urgent first. What can wait for this week is not
    among them."""
    urgent = [*rows["emergency_alerts"], *rows["help_first_alerts"], *rows["today_alerts"]]
    return [alarm(alert) for alert in urgent]


def _is_asked(row: Undecided, asked: Settling | None) -> bool:
    """Whether the card asks this open question itself."""
    return asked is not None and row.question.id == asked.question


def _steps(shown: ShownResult, asked: Settling | None, alarmed: bool) -> list[ShownStep]:
    """What to do next. Where a danger that is open is asked about right above, the step that
    leads to the open questions is that one."""
    done_here = asked is not None and asked.danger is not None
    steps = [step for step in shown.result.steps if not (step.danger_open and done_here)]
    return [_step(shown, step, step.urgency == TONIGHT and not alarmed) for step in steps]


def _step(shown: ShownResult, step: Step, whole: bool) -> ShownStep:
    """One step. What is for tonight stands there whole, unless an alarm on top says it too; and so
    does a number to call."""
    text = shown.result.step_text(step)
    act, more = brief(text)
    if whole or NUMBER.search(act):
        act, more = text, ""
    return ShownStep(step.soon, act, more, shown.asks_zip and step.about == CALLING)


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
