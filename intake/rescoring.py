"""Scores one person's answers again and again with some of them changed, quickly.

Pure. The ratings are those of scoring.py; a dimension is only rated again where a change could
touch it, that is where it reads the changed question, or one that is asked because of it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from .answers import Answers, stand
from .questionnaire import questionnaire
from .ratings import OBLIGATIONS, read_ratings
from .scoring import lowest


@cache
def reads(dimension: str) -> frozenset[str]:
    """The questions that can touch a dimension: those its entries read, and all that decide
    whether these are asked."""
    touching: set[str] = set()
    new = {name for entry in read_ratings().entries[dimension] for name in entry.when.questions()}
    while new:
        touching |= new
        conditions = [c for name in new for c in questionnaire().conditions[name]]
        new = {name for condition in conditions for name in condition.questions()} - touching
    return frozenset(touching)


class Rescoring:
    """The low ratings of one person, with some answers changed."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._entries = read_ratings().entries
        self._dimensions = [(name, reads(name)) for name in self._entries if name != OBLIGATIONS]
        self._known: dict[tuple[str, str], int] = {}

    def low(self, changes: Mapping[str, Any]) -> dict[str, int]:
        """The rating of each dimension at the low end, 0 to 4."""
        standing = None
        ratings = {}
        for name, questions in self._dimensions:
            touching = [(key, value) for key, value in changes.items() if key in questions]
            known = (name, repr(touching))
            if known not in self._known:
                standing = standing or stand({**self._answers, **changes}, questionnaire())
                self._known[known] = lowest(self._entries[name], standing)
            ratings[name] = self._known[known]
        return ratings
