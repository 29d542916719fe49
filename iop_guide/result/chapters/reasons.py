"""Why less is not enough: the reasons, under the level that each of them is about."""

from typing import Any

from programs.levels.published import Published

from ..phrases import phrases
from .shown import ShownResult


def reasons(shown: ShownResult) -> list[dict[str, Any]]:
    """The reasons without those of alerts, which have their own place."""
    rows = []
    for reason in shown.result.reasons():
        if reason["level"]:
            answers = [shown.answered(name) for name in reason["answers"]]
            heading = _not_enough(reason["level"], shown.release)
            rows.append({**reason, "heading": heading, "answers": answers})
    return rows


def _not_enough(key: str, release: Published) -> str:
    """The heading over the reasons that one level is not enough."""
    words = phrases().not_enough
    frame = words.baseline if key == release.definitions.baseline.key else words.level
    return frame.format(level=release.levels[key].short)
