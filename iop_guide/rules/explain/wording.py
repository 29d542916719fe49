"""What the sentences of an explanation are made of, and which of it weighs most.

Pure, and without a word of its own: what was told, the names and the frames come in from outside.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ..definitions import Level
from ..grammar import grammar
from .sentence_frames import Frames

MOST_NAMED, MOST_TOLD = 3, 3
MOST_WORDS = 25  # a sentence is at most this long


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the sentences are made of, for whoever answers.

    `said` is what was told that weighs, one clause a question, in the order asked; `open` are the
    questions without an answer, `questions` the names of all, and `parts` the part of the
    questionnaire that each is of. `about` says what a dimension is about, `frames` are the sentence
    frames. Of the levels that have them: `names` inside a sentence, `purposes` what a level is for,
    `shortfalls` what it leaves open.
    """

    said: Mapping[str, str]
    open: Collection[str]
    parts: Mapping[str, str]
    questions: Mapping[str, str]
    about: Mapping[str, str]
    frames: Frames
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

    def weightiest(self, groups: Sequence[Sequence[str]], most: int = MOST_WORDS) -> list[str]:
        """The two or three clauses that weigh most: of one group the first three, of several the
        first of each; at most so many words together."""
        if len(groups) == 1:
            kept = self.clauses(groups[0])[:MOST_TOLD]
        else:
            kept = self._one_of_each(groups[:MOST_TOLD])
        while len(kept) > 1 and length(grammar().clauses_joined(kept)) > most:
            kept.pop()
        return [clause for clause in self._in_order if clause in kept]

    def _one_of_each(self, groups: Sequence[Sequence[str]]) -> list[str]:
        """One clause of each group, rather of the part of the questionnaire that leads it."""
        kept: list[str] = []
        for group in groups:
            said = [name for name in group if name in self.said]
            lead = [name for name in said if self.parts.get(name) == self.parts.get(said[0])]
            told = [clause for clause in self.clauses(lead) if clause not in kept]
            told = told or [clause for clause in self.clauses(said) if clause not in kept]
            kept += told[:1]
        return kept

    @property
    def _in_order(self) -> list[str]:
        """Every clause once, in the order asked: what care there is before how it goes."""
        return list(dict.fromkeys(self.said.values()))

    def quoted(self, questions: Sequence[str]) -> str:
        """The first few questions by name: “Low mood”, “Stress” or “Support”."""
        names = [self.frames.quoted.format(name=self.questions[q]) for q in questions]
        return grammar().one_of(names[:MOST_NAMED])

    def name(self, level: Level) -> str:
        """A level inside a sentence, such as "an IOP"."""
        return self.names.get(level.key) or grammar().mid_sentence(name_of(level))


def name_of(level: Level) -> str:
    """The short name of a level, or its key where the file gives no texts."""
    return str(level.texts.get("short", level.key))


def length(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
