"""Scoring: answers to a profile of ratings, each with the answers that made it.

Pure. The tables are data/ratings.toml, read in ratings.py; here is only how they count. Every entry
can only raise a rating, never lower one, so a worse answer never gives a lower rating; an open
answer counts as nothing at the low end and as everything it could be at the high end, so answering
it can only bring the two closer.
"""

from collections.abc import Iterable, Iterator

from iop_guide.rules.profile import Profile, Rating

from .answers import Answers, stand
from .conditions import OPEN, TRUE, Standing
from .questionnaire import questionnaire
from .ratings import OBLIGATIONS, Entry, read_ratings
from .safety import alerts_of


def score(entries: tuple[Entry, ...], standing: Standing) -> Rating:
    """The rating that these entries, the highest first, come to: low for sure, high if every open
    answer is at its worst; 0 to 4. With it the questions that made the low end, and the open ones
    that could raise it."""
    low = 0
    known: list[Entry] = []
    still_open: list[Entry] = []
    for entry in entries:
        if entry.rating < max(low, 1):
            break
        truth = entry.when.truth(standing)
        if truth == TRUE:
            low = entry.rating
            known.append(entry)
        elif truth == OPEN:
            still_open.append(entry)
    low_from = _grounds(known, standing, TRUE) if known else ()
    above = [entry for entry in still_open if entry.rating > low]
    if not above:
        return Rating(low, low, low_from)
    could_raise = _open_ones(_grounds(above, standing, OPEN), standing)
    return Rating(low, above[0].rating, low_from, tuple(dict.fromkeys(could_raise)))


def lowest(entries: tuple[Entry, ...], standing: Standing) -> int:
    """The low end alone, without the questions behind it, which a search does not look at."""
    sure = (entry.rating for entry in entries if entry.when.truth(standing) == TRUE)
    return next(sure, 0)


def _grounds(entries: Iterable[Entry], standing: Standing, truth: int) -> tuple[str, ...]:
    """The questions that these entries of one truth rest on, each once."""
    names = (name for entry in entries for name in entry.when.grounds(standing, truth))
    return tuple(dict.fromkeys(names))


def _open_ones(names: Iterable[str], standing: Standing) -> Iterator[str]:
    """These questions; for one that was answered but may not be asked, those that decide it."""
    for name in names:
        if _is_open(name, standing):
            yield name
        else:
            for condition in questionnaire().conditions[name]:
                yield from (other for other in condition.questions() if _is_open(other, standing))


def _is_open(name: str, standing: Standing) -> bool:
    return name in standing and standing[name][0] is None


def profile(answers: Answers) -> Profile:
    """The profile of checked answers: ratings from 0 (none) to 4 (severe) and the alerts.

    Answers to questions that are not asked count for nothing. See data/ratings.toml for the
    source of every step and data/triggers.toml for the alerts.
    """
    return profile_of(stand(answers, questionnaire()))


def profile_of(standing: Standing) -> Profile:
    """The profile of what stands (see answers.stand)."""
    ratings = {name: score(entries, standing) for name, entries in read_ratings().entries.items()}
    obligations = ratings.pop(OBLIGATIONS)
    alerts, could_not_tell = alerts_of(standing)
    return Profile(
        ratings=ratings,
        obligations=obligations,
        youth=standing["age_group"][0] == "under_18",
        alerts=alerts,
        could_not_tell=could_not_tell,
    )


def headline_scores(person: Profile) -> dict[str, tuple[int, int]]:
    """The three scores shown first, each (low, high) from 0 to 4: severity and co-occurring
    are the highest of their dimensions; obligations have a table of their own."""
    scores = {}
    for group in ("severity", "co_occurring"):
        ratings = [
            person.ratings[name]
            for name, dimension in read_ratings().dimensions.items()
            if dimension.group == group
        ]
        scores[group] = (max(r.low for r in ratings), max(r.high for r in ratings))
    return scores | {OBLIGATIONS: (person.obligations.low, person.obligations.high)}
