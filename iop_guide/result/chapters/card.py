"""The card: what the answers point to, what to do next and why, on the first page of the result."""

from typing import Any

from ...rules.explain.in_care import Move
from ..phrases import phrases
from ..result import Result
from ..shown_alerts import Reader, alert_rows
from ..steps import team_questions
from .shown import ShownResult

STAYING = {
    "goals_met": "_well", "improving": "_well", "no_change": "_stuck", "getting_worse": "_stuck",
}  # fmt: skip


def card(shown: ShownResult) -> dict[str, Any]:
    """The context of the card, whatever the outcome."""
    result, journey = shown.result, shown.journey
    first = result.settles_most
    return {
        **shown.frame,
        **alerts(shown),
        "holds_open": [shown.open(name)[0] for name in result.holds_open],
        "settles_most": shown.open(first) if first else None,
        "in_care": _in_care(shown) if result.in_care else None,
        "steps": [(step, result.step_text(step)) for step in result.steps],
        "acute": bool(result.fit and result.fit.acute),
        "team_questions": _team_questions(result),
        "notes": [(note.title, note.text(result.respondent)) for note in result.notes],
        "unseen": journey.first_unseen(),
    }


def alerts(shown: ShownResult) -> dict[str, Any]:
    """The alerts by urgency, and what could not be told."""
    result = shown.result
    return alert_rows(result.profile, Reader(result.answers, result.there_now))


def _in_care(shown: ShownResult) -> dict[str, str]:
    """Stay, step up or step down, as sentences."""
    result = shown.result
    words = phrases().in_care_now(result.respondent)
    keys = {"now": result.answers["current_care"]}
    keys |= {"level": result.level.key} if result.level else {}
    keys |= {"highest": result.highest.key} if result.highest else {}
    names = {name: shown.release.levels[key].mid_sentence for name, key in keys.items()}
    rows = {"intro": words.intro, "move": getattr(words, _move(result)), "talk": words.talk}
    return {key: text.format(**names) for key, text in rows.items()}


def _move(result: Result) -> str:
    """Which sentence says the move; staying is told by how it goes there."""
    going = STAYING.get(result.answers.get("current_progress", ""), "")
    return f"{result.in_care}{going}" if result.in_care == Move.STAY else str(result.in_care)


def _team_questions(result: Result) -> list[str]:
    """What to ask the team, in place of a search, where the answers point to staying."""
    questions = team_questions().values() if result.told_to_stay else ()
    return [question.text(result.respondent) for question in questions]
