"""The explanation: why this level, read off the findings (why not each other: why_not.py).

Nothing is decided here. The words come in from outside: what the person told us, as one
fragment a question, and the sentence frames of data/phrases.toml.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .comparison import Finding
from .definitions import Level
from .recommendation import Recommendation

MOST_REASONS, MOST_NAMED = 5, 3
# Answers told of a finding: this many of a single dimension; one of each where there are several.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the level that is not enough, because of what, from which answers, and which
    of these are told in its sentence."""

    level: str
    finding: Finding
    answers: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def source(self) -> str:
        """Where the limit comes from."""
        return self.finding.limit.source


def answers_behind(
    recommendation: Recommendation, finding: Finding, most: int | None = None
) -> tuple[str, ...]:
    """The questions whose answers made the ratings of a finding, each once; of each dimension
    the first `most`."""
    ratings = recommendation.profile.ratings
    names = finding.limit.dimensions
    return tuple(dict.fromkeys(q for name in names for q in ratings[name].low_from[:most]))


def most_told(finding: Finding) -> int:
    """How many answers of each dimension of a finding are told."""
    return MOST_TOLD if len(finding.ratings) == 1 else 1


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
                main = answers_behind(recommendation, finding, most_told(finding))
                found.append(Reason(level.key, finding, answers, main))
    return tuple(found[:MOST_REASONS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the sentences are made of, for whoever answers.

    `said` is what was told, one fragment a question, `briefly` the same in fewer words;
    `questions` and `dimensions` are names; `ratings` the words for each rating from the lowest;
    `frames` the sentence frames.
    """

    said: Mapping[str, str]
    briefly: Mapping[str, str]
    questions: Mapping[str, str]
    dimensions: Mapping[str, str]
    ratings: Sequence[str]
    frames: Mapping[str, str]

    def told(self, answers: Sequence[str]) -> str:
        """What was told, as one line: "Low mood: nearly every day; Work: slipping"."""
        return "; ".join(self.said[answer] for answer in answers if answer in self.said)

    def told_briefly(self, answers: Sequence[str]) -> str:
        """The same in fewer words."""
        return "; ".join(self.briefly[answer] for answer in answers if answer in self.briefly)

    def quoted(self, questions: Sequence[str], joint: str) -> str:
        """The first few questions by name: “Low mood”, “Stress in life” or “Support”."""
        names = [self.frames["quoted"].format(name=self.questions[q]) for q in questions]
        return self.joined(names[:MOST_NAMED], joint)

    def joined(self, parts: Sequence[str], joint: str) -> str:
        """Parts of a sentence, the last two joined by the frame `joint`."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])}{self.frames[joint]}{parts[-1]}"


def reason_text(reason: Reason, words: Words) -> str:
    """One reason in words."""
    single = len(reason.finding.ratings) == 1
    told = words.told(reason.told) if single else words.told_briefly(reason.told)
    because = reason.finding.limit.because
    return words.frames["told_us"].format(told=told, because=because) if told else because


def name_of(level: Level) -> str:
    """The short name of a level, or its key where the file gives no texts."""
    return str(level.texts.get("short", level.key))


def inside(name: str) -> str:
    """A name inside a sentence: "outpatient care", but "IOP" as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
