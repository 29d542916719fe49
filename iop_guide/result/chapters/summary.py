"""The summary on two pages of paper: what a doctor or a program is told.

What is told because of an answer goes off the sheet with that answer, else the sheet would give
away what was unticked.
"""

from collections.abc import Collection
from typing import Any

from intake.answers import stand
from intake.chosen_options import chosen
from intake.notes import needs as all_needs
from intake.questionnaire import questionnaire
from intake.safety import brought_up

from ...rules.profile import Urgency
from ..alert_lines import may_be_printed
from ..fit_tables import AcuteStay
from ..search_of_result import ON_PAPER, near
from ..step_tables import TeamQuestion
from ..steps import team_questions
from ..what_to_ask import to_ask
from .in_care import in_care
from .points_to import points_to, stay_named
from .sheet import Sheet, groups, ticked_groups
from .shown import ShownResult
from .week import in_words

MOST_REASONS, MOST_TO_ASK = 3, 5
MEDICINES, CARE_NOW, ZIP = "medicines", "current_care", "zip"


def summary(sheet: Sheet) -> dict[str, Any]:
    """What the template of the sheet is given."""
    shown, result = sheet.shown, sheet.shown.result
    stay = stay_named(result, sheet.may_tell)
    return {
        **shown.frame,
        "dangers": _dangers(sheet),
        **points_to(shown, sheet.may_tell),
        "in_care": in_care(shown) if result.in_care and sheet.shows(CARE_NOW) else None,
        "why": _why(sheet),
        "medicines": _medicines(sheet),
        "needs": in_words(result, _needs(sheet)),
        "team_questions": [question.text(result.respondent) for question in _of_team(shown)],
        "stay": stay,
        "to_ask": _to_ask(sheet, stay),
        "near": near(result, ON_PAPER) if sheet.shows(ZIP) else [],
        "groups": groups(shown),
        "ticked": sheet.ticked,
    }


def on_its_own(sheet: Sheet) -> dict[str, Any]:
    """The same for a file of its own."""
    return {**summary(sheet), "groups": ticked_groups(sheet)}


def _to_ask(sheet: Sheet, stay: AcuteStay | None) -> list[str]:
    """The first few questions, to a doctor where no program is pointed to."""
    shown = sheet.shown
    level = shown.texts(shown.result.level) or shown.frame["baseline"]
    return to_ask(shown.result, level, stay, sheet.may_tell)[:MOST_TO_ASK]


def _dangers(sheet: Sheet) -> dict[str, list[str]]:
    """The titles of the alerts, by urgency."""
    rows = sheet.shown.alerts
    shown = {
        alert.key
        for alert in sheet.shown.result.profile.alerts
        if may_be_printed(alert.key) and sheet.shows(*alert.answers)
    }
    return {
        str(urgency): [row.title for row in rows[f"{urgency}_alerts"] if row.key in shown]
        for urgency in Urgency
    }


def _why(sheet: Sheet) -> list[str]:
    """The first few reasons, none that tells what was left off."""
    rows = sheet.shown.result.why_less_is_not_enough(sheet.may_tell)
    return [row["text"] for row in rows[:MOST_REASONS]]


def _medicines(sheet: Sheet) -> list[str]:
    """The medicines that were told of; empty where none was, or where they were left off."""
    if not sheet.shows(MEDICINES):
        return []
    question = questionnaire().questions[MEDICINES]
    told = chosen(question, sheet.shown.result.answers)
    return [question.option(name).said for name in told]


def _needs(sheet: Sheet) -> list[Any]:
    """What a program should also have, by the answers that are shown."""
    answers = sheet.shown.result.answers
    kept = {name: answer for name, answer in answers.items() if sheet.shows(name)}
    return brought_up(all_needs(), stand(kept, questionnaire()))


def _of_team(shown: ShownResult) -> Collection[TeamQuestion]:
    return team_questions().values() if shown.result.told_to_stay else ()
