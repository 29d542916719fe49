"""A result as the JSON object of the `recommend` command; every key is always there."""

from typing import Any

from programs.levels.published import Published

from ..rules.definitions import Level
from ..rules.profile import Alert
from .result import Result


def as_record(result: Result, release: Published, what_if: bool) -> dict[str, Any]:
    """The result as plain data. `what_would_change` is None unless `what_if`."""
    return {
        "outcome": str(result.outcome),
        "level": _key(result.level),
        "highest_level": _key(result.highest),
        "format": result.fit.format.key if result.fit else None,
        "scores": {name: list(score) for name, score in result.scores.items()},
        "ratings": {
            name: [rating.low, rating.high] for name, rating in result.profile.ratings.items()
        },
        "reasons": result.reasons(),
        "why_not": result.why_not(),
        "what_would_change": _changes(result) if what_if else None,
        "alerts": [_alert(alert) for alert in result.profile.alerts],
        "could_not_tell": [
            {"key": row.key, "question": row.question} for row in result.profile.could_not_tell
        ],
        "needs": [need.key for need in result.needs],
        "release": {"number": release.number, "hash": release.hash},
    }


def _key(level: Level | None) -> str | None:
    return level.key if level else None


def _alert(alert: Alert) -> dict[str, Any]:
    return {
        "key": alert.key,
        "urgency": str(alert.urgency),
        "answers": list(alert.answers),
        "unknown": list(alert.unknown),
    }


def _changes(result: Result) -> list[dict[str, Any]]:
    return [
        {
            "level": item.target,
            "changes": item.values,
            "text": result.what_if_text(item),
        }
        for item in result.what_if
    ]
