"""One thing that is wrong with definitions, and how it is told: with its smallest example."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..comparison import place
from ..definitions import Definitions, Limit
from ..explain.wording import name_of
from ..rating_words import FAULTS, Name, limit_words, ratings_words
from .all_compared import Compared
from .smallest_examples import smallest


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: in words, the key of the level where it can be mended, and the
    smallest combination of ratings that shows it, where one does, with the dimension where that
    raises a single one. A warning refuses nothing."""

    text: str
    level: str
    example: Mapping[str, int] | None = None
    warning: bool = False
    dimension: str = ""


@dataclass(frozen=True)
class Telling:
    """What was compared, and the words for it."""

    compared: Compared
    name: Name

    @property
    def definitions(self) -> Definitions:
        """The definitions that are told about."""
        return self.compared.definitions

    def level(self, number: int) -> str:
        """The name of the level at a place."""
        return name_of(self.definitions.levels[number])

    def limit(self, limit: Limit) -> str:
        """Such as "withdrawal at least serious and support at least serious"."""
        return limit_words(limit, self.definitions.scale, self.name)

    def leads_to(self, ratings: Mapping[str, int]) -> str:
        """The name of the level that ratings lead to; where nothing serves them, of the last."""
        return self.level(place(self.definitions, ratings))

    def fault(
        self, kind: str, number: int, bits: int, words: Mapping[str, str], warning: bool = False
    ) -> Fault:
        """A fault of the level at a place, shown by the smallest combination of a set."""
        examples = smallest(self.compared.all_ratings, bits)
        example = examples[0] if examples else None
        if example:
            ratings = ratings_words(example, self.definitions.scale, self.name)
            words = {**words, "ratings": ratings, "leads_to": self.leads_to(example)}
        text = FAULTS[kind].format(**words)
        key = self.definitions.levels[number].key
        return Fault(text, key, example, warning, self._alone(example or {}))

    def _alone(self, example: Mapping[str, int]) -> str:
        low = self.definitions.scale[0]
        raised = [name for name, rating in example.items() if rating > low]
        return raised[0] if len(raised) == 1 else ""
