"""The explanation: why this level, read off the findings (why not each other: why_not.py).

Nothing is decided here. The words come in from outside: what the person told us, as one clause a
question, the reasons of the limits, and the sentence frames of data/phrases.toml.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .comparison import Finding
from .definitions import Level
from .recommendation import Recommendation
from .sentences import MOST_WORDS, capitalised, inside, joined, length, listed

MOST_REASONS, MOST_NAMED, MOST_TOLD = 5, 3, 3


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
                found.append(Reason(level.key, finding, groups_of(recommendation, finding)))
    return tuple(found[:MOST_REASONS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the sentences are made of, for whoever answers.

    `said` is what was told, one clause a question, `parts` the part of the questionnaire that a
    question is of, `questions` their names; `about` says what a dimension is about; `frames` are
    the sentence frames. Of the levels that have them: `names` inside a sentence, `purposes` what a
    level is for, `shortfalls` what it leaves open.
    """

    said: Mapping[str, str]
    parts: Mapping[str, str]
    questions: Mapping[str, str]
    about: Mapping[str, str]
    frames: Mapping[str, str]
    names: Mapping[str, str]
    purposes: Mapping[str, str]
    shortfalls: Mapping[str, str]

    def clauses(self, answers: Sequence[str]) -> list[str]:
        """What was told, each once: the first of every part of the questionnaire, then the rest."""
        told = [answer for answer in answers if answer in self.said]
        seen: list[str] = []
        turns = {}
        for answer in told:
            turns[answer] = seen.count(self.parts.get(answer, ""))
            seen.append(self.parts.get(answer, ""))
        ordered = sorted(told, key=lambda answer: turns[answer])
        return list(dict.fromkeys(self.said[answer] for answer in ordered))

    def weightiest(
        self, groups: Sequence[Sequence[str]], known: Collection[str] = (), most: int = MOST_WORDS
    ) -> str:
        """The two or three clauses that weigh most, joined: of one group the first three, of
        several the first of each; rather such as are not `known` yet; at most so many words."""
        if len(groups) == 1:
            found = self.clauses(groups[0])[:MOST_TOLD]
        else:
            found = self._one_of_each(groups[:MOST_TOLD], known)
        while len(found) > 1 and length(self.joined(found)) > most:
            found.pop()
        return self.joined([clause for clause in self._in_order if clause in found])

    def _one_of_each(self, groups: Sequence[Sequence[str]], known: Collection[str]) -> list[str]:
        found: list[str] = []
        for group in groups:
            told = [clause for clause in self.clauses(group) if clause not in found]
            new = [clause for clause in told if clause not in known]
            found += (new or told)[:1]
        return found

    @property
    def _in_order(self) -> list[str]:
        """Every clause once, in the order asked: what care there is before how it goes."""
        return list(dict.fromkeys(self.said[name] for name in self.questions if name in self.said))

    def quoted(self, questions: Sequence[str], joint: str) -> str:
        """The first few questions by name: “Low mood”, “Stress in life” or “Support”."""
        names = [self.frames["quoted"].format(name=self.questions[q]) for q in questions]
        return listed(names[:MOST_NAMED], self.frames[joint])

    def name(self, level: Level) -> str:
        """A level inside a sentence, such as "an IOP"."""
        return self.names.get(level.key) or inside(name_of(level))

    def joined(self, clauses: Sequence[str]) -> str:
        """Clauses as one, the subject said once where all of them share it."""
        return joined(clauses, self.frames["subject"], self.frames["and"])


def reason_texts(found: Sequence[Reason], words: Words) -> list[str]:
    """Each reason in words: what was told that weighs most, rather not what was said before, and
    why that is too much for the level."""
    texts: list[str] = []
    known: set[str] = set()
    for reason in found:
        told = words.weightiest(reason.groups, known)
        known.update(clause for clause in words.clauses(reason.answers) if clause in told)
        sentence = f"{capitalised(told)}. " if told else ""
        texts.append(f"{sentence}{reason.finding.limit.because}".strip())
    return texts


def name_of(level: Level) -> str:
    """The short name of a level, or its key where the file gives no texts."""
    return str(level.texts.get("short", level.key))
