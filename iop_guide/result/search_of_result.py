"""What to look for among the programs, read off a result: where intake and the directory meet."""

from collections.abc import Iterator, Mapping
from typing import Any

from programs.directory.filters import filters
from programs.directory.finding import nearest
from programs.directory.listing import Listing, listing
from programs.directory.search import Search
from programs.directory.zips import centroid

from .result import Result

NEAREST, ON_PAPER = 3, 2
# Which options of the search an answer stands for.
TREATS = {"alcohol": "substance_use", "drugs": "substance_use", "mental_health": "mental_health"}
PAYERS = {
    "private": ("private",),
    "medicaid": ("medicaid",),
    "medicare": ("medicare",),
    "va_or_tricare": ("va_or_tricare",),
    "other": ("other_public",),
    "none": ("public_funds", "sliding_fee"),
}
NEEDS = {"co_occurring_care": "treats_both"}
# Which groups an answer speaks of: there are programs for these alone. Gender is not asked.
GROUPS = {
    ("insurance", "va_or_tricare"): ("veterans", "military"),
    ("age_group", "under_18"): ("teens",),
    ("concerns", "alcohol"): ("alcohol",),
    ("substances", "alcohol"): ("alcohol",),
    ("medicines", "alcohol_medication"): ("alcohol",),
    ("substances", "opioids"): ("opioid",),
    ("medicines", "opioid_medication"): ("opioid",),
    ("pregnancy", "yes"): ("women",),
    ("pregnancy", "gave_birth_past_year"): ("women",),
}


def search_of(result: Result) -> Search:
    """The search that a result leads to: level, format, times, who pays, and what it treats."""
    told = dict(_told(result))
    picks = {
        item.key: tuple(option.key for option in item.options if option.key in told[item.key])
        for item in filters()
        if told.get(item.key)
    }
    groups = tuple(group.key for group in filters().groups if group.key in _groups(result.answers))
    return Search(result.answers.get("zip", ""), filters().usual_distance, picks, groups)


def _told(result: Result) -> Iterator[tuple[str, set[str]]]:
    answers = result.answers
    yield "levels", {level.key for level in (result.level, result.highest) if level}
    yield "formats", set(_formats(result))
    if not (result.fit and result.fit.format.overnight):
        yield "times", set(_list(answers, "free_times"))
    paid = [option for plan in _list(answers, "insurance") for option in PAYERS.get(plan, ())]
    if answers.get("cost_worry") == "cannot_pay" and paid:
        paid += PAYERS["none"]
    yield "payers", set(paid)
    yield "treats", {TREATS[name] for name in _list(answers, "concerns")}
    yield "ages", {answers.get("age_group", "")}
    yield "also", {NEEDS[need.key] for need in result.needs if need.key in NEEDS}


def _groups(answers: Mapping[str, Any]) -> set[str]:
    """The groups that the answers speak of."""
    return {
        group
        for (question, option), groups in GROUPS.items()
        for group in groups
        if option == answers.get(question) or option in _list(answers, question)
    }


def _formats(result: Result) -> Iterator[str]:
    if result.fit and result.fitting and result.fitting.best_is_told:
        yield result.fit.format.key
        if result.fit.format.virtual:
            yield "video"
        if result.fit.format.housing:
            yield "housing"


def _list(answers: Mapping[str, Any], question: str) -> list[str]:
    value = answers.get(question)
    return value if isinstance(value, list) else []


def near(result: Result, count: int = NEAREST) -> list[Listing]:
    """The nearest few programs for a result, in two queries; none without a known ZIP code, and
    where there is nothing to look for."""
    search = search_of(result)
    if result.level is None or result.told_to_stay or centroid(search.zip) is None:
        return []
    return [listing(spot) for spot in nearest(search, count)]
