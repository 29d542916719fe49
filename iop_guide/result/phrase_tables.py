"""The tables of phrases.toml: each sentence of the result, and the blanks that are filled in. Pure.

phrases.py reads and checks them. A sentence in two voices is for the person (self), or for
someone who answers for another.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.voices import LOVED_ONE

from ..rules.blanks import filled_with
from ..rules.explain.sentence_frames import Frames


@dataclass(frozen=True, kw_only=True)
class ResultFrames(Frames):
    """The sentence frames for one voice, with those about definitions that changed meanwhile."""

    newer_same: str
    newer_unknown: str
    newer_other: str = filled_with("before", "now")


@dataclass(frozen=True, kw_only=True)
class AboutDimensions:
    """What each dimension is about, in both voices."""

    self: dict[str, str]
    loved_one: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class InCarePhrases:
    """Where the answers point, seen from the care someone is in: `now` the present level."""

    intro: str = filled_with("now")
    down: str = filled_with("now", "level")
    down_or_stay: str = filled_with("now", "level")
    down_or_up: str = filled_with("now", "level", "highest")
    stay: str = filled_with("now", "level")
    stay_well: str = filled_with("now", "level")
    stay_stuck: str = filled_with("now", "level")
    stay_or_up: str = filled_with("now", "level", "highest")
    up: str = filled_with("now", "level")
    talk: str


@dataclass(frozen=True, kw_only=True)
class InCare:
    """The same in both voices."""

    self: InCarePhrases
    loved_one: InCarePhrases


@dataclass(frozen=True, kw_only=True)
class NotEnough:
    """How the reasons are headed; the baseline has no name of its own."""

    level: str = filled_with("level")
    baseline: str


@dataclass(frozen=True, kw_only=True)
class ResultNames:
    """What a result is called inside a sentence about a change."""

    no_level: str
    range: str = filled_with("level", "highest")
    up_to: str = filled_with("level", "highest")
    not_enough_answers: str
    doctor_first: str = filled_with("level")
    emergency: str
    youth: str


@dataclass(frozen=True, kw_only=True)
class ChangePhrases:
    """What a changed answer did to the result."""

    nothing: str
    moved: str = filled_with("before", "now")
    ranged: str = filled_with("before", "now")
    narrowed: str = filled_with("before", "now")


@dataclass(frozen=True, kw_only=True)
class HowSoon:
    """How soon a first step is to be done, the soonest first."""

    tonight: str
    tomorrow: str
    this_week: str
    later: str


@dataclass(frozen=True, kw_only=True)
class AlertPhrases:
    """What is said of a danger that is still open: `there` what is said with staff at hand. And by
    when a doctor is to be seen, as rows of alerts and steps say it: with a day of grace, or not."""

    if_so_there: str = filled_with("there")
    by_tomorrow: str
    by_today: str


@dataclass(frozen=True, kw_only=True)
class RatingPhrases:
    """Ratings and scores in words, from none to severe."""

    names: tuple[str, ...]
    range: str = filled_with("low", "high")


@dataclass(frozen=True, kw_only=True)
class ScoreWords:
    """What a headline score is called, and what it is about."""

    name: str
    about: str


@dataclass(frozen=True, kw_only=True)
class Scores:
    """The three headline scores."""

    severity: ScoreWords
    co_occurring: ScoreWords
    obligations: ScoreWords


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """All of phrases.toml. `named`, `purposes` and `shortfalls` are by the key of a level."""

    self: ResultFrames
    loved_one: ResultFrames
    about: AboutDimensions
    named: dict[str, str]
    purposes: dict[str, str]
    shortfalls: dict[str, str]
    not_enough: NotEnough
    results: ResultNames
    changed: ChangePhrases
    soon: HowSoon
    alerts: AlertPhrases
    ratings: RatingPhrases
    scores: Scores
    in_care: InCare

    def frames(self, respondent: str) -> ResultFrames:
        """The sentence frames for whoever answers."""
        return self.loved_one if respondent == LOVED_ONE else self.self

    def about_dimensions(self, respondent: str) -> Mapping[str, str]:
        """What each dimension is about, for whoever answers."""
        return self.about.loved_one if respondent == LOVED_ONE else self.about.self

    def in_care_now(self, respondent: str) -> InCarePhrases:
        """Where the answers point, seen from the care there is, for whoever answers."""
        return self.in_care.loved_one if respondent == LOVED_ONE else self.in_care.self
