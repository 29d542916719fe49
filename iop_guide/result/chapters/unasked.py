"""Sections that were not asked because an answer that could open them is open. Skipping never makes
the road longer, so they are offered on the result, each with one press."""

from intake.conditions import OPEN
from intake.questionnaire import questionnaire
from intake.questions import Section

from .shown import ShownResult


def unasked(shown: ShownResult) -> list[tuple[str, str]]:
    """The name of each such section, and the open question that leads into it."""
    sections = questionnaire().sections.values()
    ways_in = [(section.name, _way_in(section, shown)) for section in sections]
    return [(name, question) for name, question in ways_in if question]


def _way_in(section: Section, shown: ShownResult) -> str:
    """The first open question that could open a section; empty where none could, or where the
    result is the same whatever the section would say."""
    result = shown.result
    if section.opens is None or section.opens.truth(result.standing) != OPEN:
        return ""
    names = section.opens.questions()
    return next((name for name in names if name in result.worth_asking), "")
