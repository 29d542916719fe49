"""One thing that is wrong with definitions, and how it is told: with its smallest example.

Staff alone read it, in English.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..comparison import place
from ..definitions import Definitions, Limit
from ..explain.wording import name_of
from ..rating_words import Name, limit_words, ratings_words
from .all_compared import Compared
from .smallest_examples import smallest

FAULTS = {
    "unserved": "{level} is the most intensive level and must serve everyone, so it may have no "
    "limit. As it stands, nothing serves {ratings}.",
    "not_one": "Not exactly one level answers {ratings}.",
    "lowering": "A higher rating lowers the level: {ratings} leads to {leads_to}, but with one "
    "step less of {dimension} to {level} or more.",
    "not_needed": "Nobody needs {level}: no ratings need more than {less}.",
    "passed_over": "No ratings lead to {level}: whatever {less} is not enough for leads further "
    "at once, such as {ratings}, which leads to {leads_to}.",
    "baseline_passed_over": "No ratings lead to {level}: even {ratings} leads to {leads_to}.",
    "reversed": "{more} is not enough for {ratings}, although {less} before it is. A more "
    "intensive level must serve at least as much.",
    "reversed_combination": "{more} is not enough for {ratings}, although {less} before it is by "
    "its own limits. The same combination at {less} would give the reason there too.",
    "dead": "{level}: no ratings can go beyond the limit “{limit}”.",
    "shadowed": "{level}: the limit “{limit}” never decides anything. Where it applies, {by} "
    "always does too, as for {ratings}.",
    "undecided": "No level has a limit for {dimension}: whatever it is rated, the level stays the "
    "same.",
    "floor": "Safety floor: {floor} needs at least {level}, but {ratings} leads to {leads_to}. "
    "{because}",
    "floor_gone": "Safety floor: {floor} needs at least the level “{key}”, which is gone. "
    "{because}",
    "floor_order": "Safety floors: {more} must be more intensive than {less}, but stands before "
    "it.",
}


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
