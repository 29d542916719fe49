"""Stay, step up or step down, as sentences for someone who is in care now."""

from ...rules.explain.in_care import Move
from ..phrases import phrases
from ..result import Result
from .shown import ShownResult

STAYING = {
    "goals_met": "_well", "improving": "_well", "no_change": "_stuck", "getting_worse": "_stuck",
}  # fmt: skip


def in_care(shown: ShownResult) -> dict[str, str]:
    """What was told of the care now, the move, and a word on the team."""
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
