"""The two voices: what is read by the person, and by someone who answers for them. Pure."""

from dataclasses import dataclass

LOVED_ONE = "loved_one"


@dataclass(frozen=True, kw_only=True)
class Voiced:
    """A row of a data file with one text for each voice."""

    self: str
    loved_one: str

    def text(self, respondent: str) -> str:
        """The text, as this respondent reads it."""
        return self.loved_one if respondent == LOVED_ONE else self.self
