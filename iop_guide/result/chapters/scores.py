"""Scores and ratings in words, with the steps of their bars."""

from dataclasses import dataclass

from intake.ratings import MOST_NEED, read_ratings

from ..phrases import phrases
from ..result import Result


@dataclass(frozen=True)
class Score:
    """A score or rating in words: its name, low and high (0 to 4), and the words for them."""

    name: str
    about: str
    low: int
    high: int

    @property
    def words(self) -> str:
        """Such as "moderate", or "mild to serious" where answers are open."""
        names = phrases().ratings
        low, high = names.names[self.low], names.names[self.high]
        return low if low == high else names.range.format(low=low, high=high)

    @property
    def steps(self) -> list[str]:
        """The steps of a bar: full, open (an open answer could add it) or rest."""
        full, could_be = self.low, self.high - self.low
        return ["full"] * full + ["open"] * could_be + ["rest"] * (MOST_NEED - self.high)


def headline_scores(result: Result) -> list[Score]:
    """The three scores."""
    named = [(getattr(phrases().scores, key), ends) for key, ends in result.scores.items()]
    return [Score(score.name, score.about, *ends) for score, ends in named]


def ratings(result: Result) -> list[Score]:
    """Every rating, in the order of the dimensions."""
    dimensions = read_ratings().dimensions
    return [
        Score(dimensions[key].name, dimensions[key].about, rating.low, rating.high)
        for key, rating in result.profile.ratings.items()
    ]
