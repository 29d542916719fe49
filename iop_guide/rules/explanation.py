"""The explanation: why this level, and why not each other one, read off the findings.

Nothing is decided here. The words come in from outside: what the person told us, as one
fragment a question, and the sentence frames of data/phrases.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .comparison import Finding
from .definitions import Level
from .recommendation import Outcome, Recommendation

MOST_REASONS = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the level that is not enough, because of what, from which answers."""

    level: str
    finding: Finding
    answers: tuple[str, ...]

    @property
    def source(self) -> str:
        """Where the limit comes from."""
        return self.finding.limit.source


def answers_behind(recommendation: Recommendation, finding: Finding) -> tuple[str, ...]:
    """The questions whose answers made the ratings of a finding, each once."""
    ratings = recommendation.profile.ratings
    return tuple(
        dict.fromkeys(
            answer for name in finding.limit.dimensions for answer in ratings[name].low_from
        )
    )


def reasons(recommendation: Recommendation) -> tuple[Reason, ...]:
    """Why less is not enough: the level just below first, then what lower levels add.

    At most five, none of them only repeating the dimensions of an earlier one.
    """
    if recommendation.level is None:
        return ()
    levels = recommendation.definitions.levels
    below = levels[: levels.index(recommendation.level)]
    found: list[Reason] = []
    told: set[str] = set()
    for level in reversed(below):
        for finding in recommendation.exceeded(level):
            if not told.issuperset(finding.limit.dimensions):
                told.update(finding.limit.dimensions)
                answers = answers_behind(recommendation, finding)
                found.append(Reason(level.key, finding, answers))
    return tuple(found[:MOST_REASONS])


def told_us(answers: tuple[str, ...], said: Mapping[str, str]) -> str:
    """What was told, as one line: "Low mood: nearly every day; Work: slipping"."""
    return "; ".join(said[answer] for answer in answers if answer in said)


def reason_text(reason: Reason, said: Mapping[str, str], phrases: Mapping[str, str]) -> str:
    """One reason in words."""
    told = told_us(reason.answers, said)
    because = reason.finding.limit.because
    return phrases["told_us"].format(told=told, because=because) if told else because


def why_not(
    recommendation: Recommendation, said: Mapping[str, str], phrases: Mapping[str, str]
) -> dict[str, str]:
    """One sentence for every level but the recommended one (and the baseline).

    Empty where the outcome speaks of no level: emergency, youth, not enough answers.
    """
    if recommendation.outcome in (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.NOT_ENOUGH_ANSWERS):
        return {}
    levels = recommendation.definitions.levels
    chosen = levels.index(recommendation.level) if recommendation.level else 0
    texts = {}
    for number, level in enumerate(levels[1:], 1):
        if number < chosen:
            texts[level.key] = _why_not_less(recommendation, level, said, phrases)
        elif number > chosen:
            texts[level.key] = _why_not_more(recommendation, level, number, phrases)
    return texts


def _why_not_less(
    recommendation: Recommendation,
    level: Level,
    said: Mapping[str, str],
    phrases: Mapping[str, str],
) -> str:
    """Read off the first limit that is exceeded; a level may also be passed over because one
    more intensive than it is not enough either."""
    for finding in recommendation.exceeded(level):
        reason = Reason(level.key, finding, answers_behind(recommendation, finding))
        return reason_text(reason, said, phrases)
    return phrases["passed_over"].format(level=name_of(level))


def _why_not_more(
    recommendation: Recommendation, level: Level, number: int, phrases: Mapping[str, str]
) -> str:
    levels = recommendation.definitions.levels
    highest = levels.index(recommendation.highest) if recommendation.highest else 0
    frame = "could_be" if number <= highest else "enough"
    if recommendation.level is None:
        return phrases[f"{frame}_baseline"].format(level=name_of(level))
    return phrases[frame].format(level=name_of(level), less=name_of(recommendation.level))


def name_of(level: Level) -> str:
    """The short name of a level, or its key where the file gives no texts."""
    return str(level.texts.get("short", level.key))
