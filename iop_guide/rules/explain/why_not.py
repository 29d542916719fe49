"""Why not: a sentence or two for each level that is not recommended, read off the findings.

A less intensive level is answered by what was told that it leaves too little for: the finding
that exceeds it the farthest. A more intensive one by what it is for and by what the level below
it serves, or, where open answers could lead to it, by the questions that are open.
"""

from collections.abc import Collection

from ..comparison import Finding
from ..definitions import Level
from ..grammar import grammar
from ..recommendation import Outcome, Recommendation
from .explanation import groups_of, reasons
from .open_questions import could_lead_beyond
from .wording import Words

MOST_ABOUT = 2
# What is told after "That is too little, given that".
MOST_WORDS_TOLD = 19


def why_not(recommendation: Recommendation, words: Words) -> dict[str, str]:
    """A text for every level but the recommended one (and the baseline).

    Empty where the outcome speaks of no level: emergency, youth, not enough answers.
    """
    if recommendation.outcome in (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.NOT_ENOUGH_ANSWERS):
        return {}
    levels = recommendation.definitions.levels
    chosen = levels.index(recommendation.level) if recommendation.level else 0
    texts: dict[str, str] = {}
    told: set[Finding] = {reason.finding for reason in reasons(recommendation)}
    for number, level in enumerate(levels[1:], 1):
        if number > chosen:
            texts[level.key] = _more(recommendation, number, chosen, words)
        elif number < chosen:
            if finding := _deciding(recommendation, level, told):
                told.add(finding)
                texts[level.key] = _less(recommendation, finding, level, words)
            else:
                texts[level.key] = _passed_over(recommendation, level, words)
    return texts


def _deciding(
    recommendation: Recommendation, level: Level, told: Collection[Finding]
) -> Finding | None:
    """The finding that a level is exceeded by the farthest; rather one of other dimensions than
    the page has told already. Each of them alone is reason enough."""
    findings = recommendation.exceeded(level)
    known = {finding.limit.dimensions for finding in told}
    new = [finding for finding in findings if finding.limit.dimensions not in known]
    return max(new or findings, key=_excess, default=None)


def _less(recommendation: Recommendation, finding: Finding, level: Level, words: Words) -> str:
    """What the level leaves open, and what was told that this is too little for."""
    groups = groups_of(recommendation, finding)
    told = grammar().clauses_joined(words.weightiest(groups, most=MOST_WORDS_TOLD))
    shortfall = words.shortfalls.get(level.key, "")
    frames = words.frames
    frame = frames.too_little if shortfall else frames.too_little_plainly
    return grammar().capitalised(
        frame.format(shortfall=shortfall, level=words.name(level), told=told)
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
    return words.frames.passed_over.format(level=words.name(level), more=words.name(more))


def _more(recommendation: Recommendation, number: int, chosen: int, words: Words) -> str:
    levels = recommendation.definitions.levels
    name, below = words.name(levels[number]), words.name(levels[number - 1])
    highest = levels.index(recommendation.highest) if recommendation.highest else chosen
    if number <= highest:
        still_open = could_lead_beyond(levels[number - 1 :], recommendation.profile)
        questions = [q for q in words.questions if q in still_open and q in words.open]
        frame = words.frames.could_be if questions else words.frames.could_be_anything
        listed_open = words.quoted(questions)
        return grammar().capitalised(frame.format(open=listed_open, level=name))
    if highest > chosen:
        return words.frames.could_not_be.format(below=below, level=name)
    purpose = words.purposes.get(levels[number].key, "")
    return f"{purpose} {_enough(recommendation, number, chosen, words)}".strip()


def _enough(recommendation: Recommendation, number: int, chosen: int, words: Words) -> str:
    """What was told is served by the level below this one."""
    levels = recommendation.definitions.levels
    below, about = levels[number - 1], _about(recommendation, words)
    if below is recommendation.definitions.baseline:
        easily, frame = words.frames.enough_baseline_easily, words.frames.enough_baseline
    elif number == chosen + 1:
        easily, frame = words.frames.enough_easily, words.frames.enough
    else:
        easily = frame = words.frames.more_than_enough
    names = {"below": words.name(below), "level": words.name(levels[number])}
    told = grammar().all_of(about)
    return grammar().capitalised((frame if about else easily).format(about=told, **names))


def _about(recommendation: Recommendation, words: Words) -> list[str]:
    """What was told of that stands out most: never anything that was rated none."""
    none = recommendation.definitions.scale[0]
    low = recommendation.profile.low
    raised = sorted((n for n in low if low[n] > none), key=lambda name: -low[name])
    return [words.about[name] for name in raised if name in words.about][:MOST_ABOUT]
