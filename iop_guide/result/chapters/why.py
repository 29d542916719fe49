"""Why this and not another: reasons, why not less or more, what would change it, the pictures."""

from typing import Any

from programs.levels.published import Published

from .. import pictures
from ..result import Result
from .reasons import reasons
from .scores import headline_scores
from .shown import ShownResult
from .unasked import unasked


def why(shown: ShownResult) -> dict[str, Any]:
    """The context of the chapter. The search for what would change it is asked here only."""
    result = shown.result
    return {
        **shown.frame,
        **shown.alerts,
        "from": "why",
        "steps": [(step, result.step_text(step)) for step in result.steps],
        "picture": pictures.needs(result),
        "stair": _stair(result, shown.release),
        "scores": headline_scores(result),
        "reasons": reasons(shown),
        "why_not": _why_not(result, shown.release),
        "what_if": _what_if(result),
        "unasked": unasked(shown),
        "open_questions": [shown.open(name) for name in result.worth_asking],
    }


def _why_not(result: Result, release: Published) -> list[tuple[str, str, str]]:
    return [(key, release.levels[key].name, text) for key, text in result.why_not().items()]


def _what_if(result: Result) -> dict[str, list[str]]:
    """The sentences of "what would change this" by the way they lead."""
    sentences: dict[str, list[str]] = {}
    for item in result.what_if:
        sentences.setdefault(str(item.way), []).append(result.what_if_text(item))
    return sentences


def _stair(result: Result, release: Published) -> list[pictures.Column]:
    keys = [level.key if level else None for level in (result.level, result.highest)]
    return pictures.stair(release, *keys)
