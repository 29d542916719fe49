"""Why this and not another: reasons, why not less or more, what would change it, the pictures."""

from typing import Any

from programs.levels.published import Published

from .. import pictures
from ..fit_file import SIGNS, fit_data
from ..fit_tables import Meanwhile
from ..result import Result
from .reasons import not_enough_either, reasons
from .scores import headline_scores
from .shown import ShownResult
from .unasked import unasked


def why(shown: ShownResult) -> dict[str, Any]:
    """The context of the chapter. The search for what would change it is asked here only."""
    result, rows = shown.result, reasons(shown)
    return {
        **shown.frame,
        **shown.alerts,
        "from": "why",
        "steps": [(step, result.step_text(step)) for step in result.steps],
        "picture": pictures.needs(result),
        "stair": _stair(result, shown.release),
        "scores": headline_scores(result),
        "reasons": rows,
        "not_enough_either": not_enough_either(result, rows),
        "why_not_more": _why_not_more(result, shown.release),
        "what_if": _what_if(result),
        "do_not_wait": _do_not_wait(result),
        "unasked": unasked(shown),
        "open_questions": [shown.open(name) for name in result.worth_asking],
    }


def _why_not_more(result: Result, release: Published) -> list[tuple[str, str, str]]:
    """A text for each level above; why less is not enough is told by the reasons."""
    keys = [level.key for level in release.definitions.levels]
    texts, above = result.why_not(), keys[keys.index(result.level.key) + 1 if result.level else 0 :]
    return [(key, release.levels[key].name, texts[key]) for key in above if key in texts]


def _what_if(result: Result) -> dict[str, list[str]]:
    """The sentences of "what would change this" by the way they lead."""
    sentences: dict[str, list[str]] = {}
    for item in result.what_if:
        sentences.setdefault(str(item.way), []).append(result.what_if_text(item))
    return sentences


def _do_not_wait(result: Result) -> tuple[Meanwhile, list[str]] | None:
    """Where there is no higher level, and no staff at hand: the signs that this cannot wait."""
    if result.level is not result.definitions.levels[-1] or result.there_now:
        return None
    signs = fit_data().meanwhile[SIGNS]
    return signs, signs.items(result.standing)


def _stair(result: Result, release: Published) -> list[pictures.Column]:
    keys = [level.key if level else None for level in (result.level, result.highest)]
    return pictures.stair(release, *keys)
