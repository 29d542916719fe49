"""Which open question would settle the most: read off ranges, by running the same rules again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..comparison import exceeded
from ..definitions import Level
from ..profile import Profile
from ..recommendation import Recommendation

# How wide a result is: in levels of care first, then in steps of all ratings together.
Width = tuple[int, int]
Mean = tuple[float, float]
Questions = Mapping[str, Sequence[Any]]


def settles_most(
    groups: Sequence[Questions], width: Callable[[str, Any], Width], now: Width
) -> str | None:
    """The open question whose answer would narrow the range most; None if none is open.

    The groups stand in the order in which they may be asked for: a question of a later group is
    only taken where none of an earlier one narrows the levels left open, `now` levels and steps.
    `width` says how wide the result is with one answer given.

    What an answer turns out to be is not known, so a question is measured by the mean over all
    its answers, each counted alike, of how many levels would be left open; among equals by the
    mean of what would be left open in the ratings, then by the order of the questions. (The
    best answer alone would favor questions whose likely answers settle nothing; the worst alone
    cannot tell most questions apart.)
    """
    best: list[tuple[Mean, str]] = []
    for questions in groups:
        means = {name: _mean(name, values, width) for name, values in questions.items() if values}
        if means:
            name = min(means, key=lambda item: means[item])
            best.append((means[name], name))
            if means[name][0] < now[0]:
                return name
    return min(best, key=lambda item: item[0])[1] if best else None


def _mean(question: str, values: Sequence[Any], width: Callable[[str, Any], Width]) -> Mean:
    widths = [width(question, value) for value in values]
    levels, steps = (sum(part) / len(widths) for part in zip(*widths, strict=True))
    return levels, steps


def holds_open(recommendation: Recommendation) -> list[str]:
    """The open questions that could take a person from the low end of the range to its high end,
    those of the most intensive levels first; empty where there is no range."""
    person, levels = recommendation.profile, recommendation.definitions.levels
    if recommendation.highest is None:
        return []
    low = levels.index(recommendation.level) if recommendation.level else 0
    high = levels.index(recommendation.highest)
    return could_lead_beyond(levels[low:high][::-1], person)


def could_lead_beyond(levels: Iterable[Level], person: Profile) -> list[str]:
    """The open questions that could take a person beyond any of these levels, each once."""
    findings = [finding for level in levels for finding in exceeded(level, person.high)]
    names = [name for finding in findings for name in finding.limit.dimensions]
    return list(dict.fromkeys(q for name in names for q in person.ratings[name].high_from))
