"""Checks of definitions that need both rooms: what they do to people, not only to numbers."""

from typing import NamedTuple

from intake.scoring import profile

from ...rules.definitions import Definitions
from ...rules.proof.impact import direction
from ...rules.recommendation import Outcome, Recommendation, recommend
from .vignettes_file import people


class MovedPerson(NamedTuple):
    """Someone of vignettes.toml who gets another result: outcome, or outcome:level."""

    name: str
    old: str
    new: str
    is_down: bool


def vignettes(definitions: Definitions) -> list[str]:
    """A sentence for each person who would get something that is not right for them."""
    sentences = []
    for person in people():
        got = _result_key(recommend(profile(person.answers), definitions))
        if got not in person.expect:
            right = " or ".join(person.expect)
            sentences.append(f"“{person.name}” would get {got}, not {right}: {person.because}")
    return sentences


def moved_people(old: Definitions, new: Definitions) -> list[MovedPerson]:
    """The people of vignettes.toml whose outcome or level changes; `is_down` where it becomes
    less: a less intensive level, or no program for someone who had too few answers.

    Levels are matched as in the impact. Raises KeyError if a limit names a dimension that the
    questions do not rate.
    """
    moved = []
    for person in people():
        rated = profile(person.answers)
        before, after = recommend(rated, old), recommend(rated, new)
        keys = _result_key(before), _result_key(after)
        if keys[0] != keys[1]:
            moved.append(MovedPerson(person.name, *keys, _is_down(before, after)))
    return moved


def _result_key(result: Recommendation) -> str:
    return f"{result.outcome}:{result.level.key}" if result.level else str(result.outcome)


def _is_down(before: Recommendation, after: Recommendation) -> bool:
    if before.outcome == Outcome.NOT_ENOUGH_ANSWERS:
        return after.outcome == Outcome.NO_PROGRAM
    keys = [(one.level or one.definitions.baseline).key for one in (before, after)]
    return direction(before.definitions, after.definitions, *keys) < 0
