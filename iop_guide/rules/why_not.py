"""Why not: one plain sentence for each level that is not recommended, read off the findings.

A less intensive level is answered by the finding that exceeds it the farthest. A more intensive
one by what the level just below it can still serve: the findings nearest to its limits, or, where
open answers could go beyond them, the questions that are open.
"""

from .comparison import Finding, compare, exceeded
from .definitions import Level
from .explanation import Words, inside, most_told, name_of
from .recommendation import Outcome, Recommendation


def why_not(recommendation: Recommendation, words: Words) -> dict[str, str]:
    """One sentence for every level but the recommended one (and the baseline).

    Empty where the outcome speaks of no level: emergency, youth, not enough answers.
    """
    if recommendation.outcome in (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.NOT_ENOUGH_ANSWERS):
        return {}
    levels = recommendation.definitions.levels
    chosen = levels.index(recommendation.level) if recommendation.level else 0
    texts: dict[str, str] = {}
    told: set[tuple[str, ...]] = set()
    for number, level in enumerate(levels[1:], 1):
        if number > chosen:
            texts[level.key] = _more(recommendation, number, chosen, words)
        elif number < chosen:
            if finding := _deciding(recommendation, level, told):
                told.add(finding.limit.dimensions)
                texts[level.key] = _less(recommendation, finding, level, words)
            else:
                texts[level.key] = _passed_over(recommendation, level, words)
    return texts


def _deciding(
    recommendation: Recommendation, level: Level, told: set[tuple[str, ...]]
) -> Finding | None:
    """The finding that a level is exceeded by the farthest; rather one of other dimensions than
    those told of another level already. Each of them alone is reason enough."""
    findings = recommendation.exceeded(level)
    new = [finding for finding in findings if finding.limit.dimensions not in told]
    return max(new or findings, key=_excess, default=None)


def _less(recommendation: Recommendation, finding: Finding, level: Level, words: Words) -> str:
    ratings, most = recommendation.profile.ratings, most_told(finding)
    parts = [
        words.frames["came_to"].format(
            dimension=words.dimensions[name],
            rating=words.ratings[rating],
            told=words.told_briefly(ratings[name].low_from[:most]),
        )
        for name, rating in finding.ratings
    ]
    single = len(parts) == 1
    return words.frames["beyond" if single else "beyond_together"].format(
        came_to=words.joined(parts, "and"),
        level=inside(name_of(level)),
        served=words.ratings[_served(finding)] if single else "",
    )


def _excess(finding: Finding) -> tuple[int, int]:
    """How far beyond a limit the ratings lie; a limit on fewer dimensions speaks plainer."""
    ratings = dict(finding.ratings)
    beyond = [sum(ratings[n] for n in p.dimensions) - p.at_least for p in finding.limit.parts]
    return min(beyond), -len(finding.limit.dimensions)


def _passed_over(recommendation: Recommendation, level: Level, words: Words) -> str:
    """A level that would be enough in itself, though a more intensive one is not."""
    levels = recommendation.definitions.levels
    above = levels[levels.index(level) + 1 :]
    more = next(item for item in above if recommendation.exceeded(item))
    return words.frames["passed_over"].format(
        level=inside(name_of(level)), more=inside(name_of(more))
    )


def _more(recommendation: Recommendation, number: int, chosen: int, words: Words) -> str:
    levels = recommendation.definitions.levels
    below = name_of(levels[number - 1])
    highest = levels.index(recommendation.highest) if recommendation.highest else chosen
    if number <= highest:
        questions = [q for q in _still_open(recommendation, number) if q not in words.said]
        frame = words.frames["could_be" if questions else "could_be_anything"]
        return frame.format(open=words.quoted(questions, "or"), below=inside(below))
    if highest > chosen:
        return words.frames["could_not_be"].format(below=inside(below))
    return _enough(recommendation, number, chosen, words)


def _still_open(recommendation: Recommendation, number: int) -> list[str]:
    """The open questions that could take a person to a level or beyond it."""
    person = recommendation.profile
    below = recommendation.definitions.levels[number - 1 :]
    findings = [finding for level in below for finding in exceeded(level, person.high)]
    names = [name for finding in findings for name in finding.limit.dimensions]
    return list(dict.fromkeys(q for name in names for q in person.ratings[name].high_from))


def _enough(recommendation: Recommendation, number: int, chosen: int, words: Words) -> str:
    """The level below this one serves what was told; what comes nearest to its limits says so."""
    below = recommendation.definitions.levels[number - 1]
    kind = "enough" if number == chosen + 1 else "more_than_enough"
    if below is recommendation.definitions.baseline:
        kind = "enough_baseline"
    name = inside(name_of(below)) if kind == "more_than_enough" else name_of(below)
    nearest = _nearest(recommendation, below)
    if nearest is None or (kind != "more_than_enough" and not _above_none(recommendation)):
        return words.frames[f"{kind}_easily"].format(below=name)
    ((dimension, rating),) = nearest.ratings
    return words.frames[kind].format(
        below=name,
        dimension=words.dimensions[dimension],
        rating=words.ratings[rating],
        served=words.ratings[_served(nearest)],
    )


def _nearest(recommendation: Recommendation, level: Level) -> Finding | None:
    """The single rating that comes nearest to what a level can serve."""
    highest = recommendation.definitions.scale[1]
    rated = [
        finding
        for finding in compare(level, recommendation.profile.low)
        if len(finding.ratings) == 1 and not finding.exceeded and _served(finding) < highest
    ]
    return min(rated, key=_room, default=None)


def _above_none(recommendation: Recommendation) -> bool:
    """Whether anything at all was rated above none."""
    return any(r > recommendation.definitions.scale[0] for r in recommendation.profile.low.values())


def _served(finding: Finding) -> int:
    """The highest rating that a limit on one dimension leaves to its level."""
    return finding.limit.parts[0].at_least - 1


def _room(finding: Finding) -> tuple[int, int]:
    """How many steps are left below a limit; among equals the higher rating first."""
    ((_name, rating),) = finding.ratings
    return _served(finding) - rating, -rating
