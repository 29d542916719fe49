"""The explanation: why this level, read off the findings (why not each other: why_not.py).

Nothing is decided here. The words come in from outside: what the person told us, as one clause a
question, the reasons of the limits, and the sentence frames of phrases.toml.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..comparison import Finding
from ..grammar import grammar
from ..recommendation import Recommendation
from .wording import Words

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the level that is not enough, because of what, and the answers behind it, one
    group a dimension, the highest rating first."""

    level: str
    finding: Finding
    groups: tuple[tuple[str, ...], ...]

    @property
    def answers(self) -> tuple[str, ...]:
        """The questions whose answers made the ratings, each once."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group))

    @property
    def source(self) -> str:
        """Where the limit comes from."""
        return self.finding.limit.source


def groups_of(recommendation: Recommendation, finding: Finding) -> tuple[tuple[str, ...], ...]:
    """The questions whose answers made each rating of a finding, the highest rating first."""
    ratings = recommendation.profile.ratings
    ordered = sorted(finding.ratings, key=lambda rated: -rated[1])
    return tuple(ratings[name].low_from for name, _rating in ordered)


def reasons(recommendation: Recommendation) -> tuple[Reason, ...]:
    """Why less is not enough: the level just below first, then what lower levels add; none of
    them only repeats the dimensions of an earlier one. The baseline speaks only where no level
    lies between it and the recommended one."""
    if recommendation.level is None:
        return ()
    levels = recommendation.definitions.levels
    place = levels.index(recommendation.level)
    below = levels[1:place] or levels[:1]
    kept: list[Reason] = []
    told: set[str] = set()
    for level in reversed(below):
        for finding in recommendation.exceeded(level):
            if not told.issuperset(finding.limit.dimensions):
                told.update(finding.limit.dimensions)
                kept.append(Reason(level.key, finding, groups_of(recommendation, finding)))
    return tuple(kept)


def told_once(
    chosen: Sequence[Reason], words: Words, most: int = MOST_REASONS
) -> list[tuple[Reason, str]]:
    """The first reasons in words, `most` of them and never more than three: what was told that
    weighs most, and why that is too much for the level. A clause is said once: a later reason
    tells what comes on top of it, and one that adds nothing is left out."""
    told: list[tuple[Reason, str]] = []
    said: set[str] = set()
    on_top = [words.frames.also_told, words.frames.and_also_told]
    for reason in chosen:
        if len(told) == min(most, MOST_REASONS):
            break
        clauses = words.weightiest(reason.groups)
        new = [clause for clause in clauses if clause not in said]
        if told and not new:
            continue
        frame = words.frames.told if new == clauses else on_top.pop(0)
        told.append((reason, f"{_sentence(new, frame)} {reason.finding.limit.because}".strip()))
        said.update(new)
    return told


def _sentence(clauses: Sequence[str], frame: str) -> str:
    """Clauses as one sentence; nothing, where there are none."""
    told = grammar().clauses_joined(clauses)
    return grammar().capitalised(frame.format(told=told)) if told else ""
