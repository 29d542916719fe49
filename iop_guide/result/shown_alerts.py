"""Alerts as the result page shows them, and what could not be told because an answer is open.

What is open is shown as the question itself, with how to find out, and never as a fact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.answers import Answers
from intake.questionnaire import questionnaire
from intake.safety import INTERRUPTING
from intake.triggers import Trigger, triggers
from intake.voices import LOVED_ONE

from ..rules.profile import Alert, Profile, Urgency
from .alert_lines import first_lines, may_be_printed
from .doctor_first import agreeing
from .phrases import phrases


@dataclass(frozen=True)
class OpenQuestion:
    """A question that is open: its id, its text, and how a helper could find out."""

    id: str
    text: str
    find_out: str


@dataclass(frozen=True)
class ShownAlert:
    """One alert in words: what to do, when it becomes an emergency, and what is not known."""

    key: str
    title: str
    text: str
    signs: str
    per_option: list[str]
    unknown: list[OpenQuestion]
    seen_today: bool
    source: str
    reviewed: date

    @property
    def on_paper(self) -> bool:
        """Whether it may stand on the printed summary."""
        return may_be_printed(self.key)


@dataclass(frozen=True)
class Undecided:
    """An open question that leaves an alert undecided, and what to do if it is so."""

    question: OpenQuestion
    if_so: str


@dataclass(frozen=True)
class Reader:
    """Who reads: the answers, whether there is staff at hand, day and night, and by when a doctor
    comes first."""

    answers: Answers
    there_now: bool
    by: str = ""

    @property
    def respondent(self) -> str:
        """The person (`self`), or someone who answers for them (`loved_one`)."""
        return self.answers.get("respondent", "self")


def alert_rows(profile: Profile, reader: Reader) -> dict[str, Any]:
    """What the page is given of alerts: one list for each urgency, and what could not be told."""
    rows: dict[str, Any] = {f"{urgency}_alerts": [] for urgency in Urgency}
    for alert in _not_said_twice(profile.alerts):
        rows[f"{alert.urgency}_alerts"].append(shown(alert, reader))
    return {
        **rows,
        "could_not_tell": _undecided(profile, reader),
        "first_lines": first_lines(a.key for a in profile.alerts if a.urgency in INTERRUPTING),
        "there_now": reader.there_now,
    }


def _not_said_twice(alerts: Sequence[Alert]) -> list[Alert]:
    """Those that say more than another beside them, of which nothing is open."""
    told = {alert.key for alert in alerts if not alert.unknown}
    return [alert for alert in alerts if told.isdisjoint(triggers()[alert.key].not_beside)]


def shown(alert: Alert, reader: Reader) -> ShownAlert:
    """One alert, as this reader reads it."""
    trigger, there = triggers()[alert.key], reader.there_now
    return ShownAlert(
        key=alert.key,
        title=trigger.title,
        text=agreeing(trigger.text(reader.respondent, there), reader.by),
        signs="" if there else trigger.signs,
        per_option=[] if there else _per_option(trigger, reader),
        unknown=[_question(name, reader) for name in alert.unknown],
        seen_today=trigger.seen_today,
        source=trigger.source,
        reviewed=trigger.reviewed,
    )


def _per_option(trigger: Trigger, reader: Reader) -> list[str]:
    """What to do for each sign that was picked."""
    picked = reader.answers.get("emergency_signs", [])
    return [text for sign, text in trigger.per_option.items() if sign in picked]


def _question(name: str, reader: Reader) -> OpenQuestion:
    question = questionnaire().questions[name]
    find_out = question.find_out if reader.respondent == LOVED_ONE else ""
    return OpenQuestion(name, question.text(reader.respondent), find_out)


def _undecided(profile: Profile, reader: Reader) -> list[Undecided]:
    """Once for each open question, with what its most urgent row says. Someone under 18 reads of
    those only that they are asked."""
    first: dict[str, Trigger] = {}
    for row in profile.could_not_tell:
        if not profile.youth or row.question in questionnaire().under_18:
            first.setdefault(row.question, triggers()[row.key])
    return [
        Undecided(_question(name, reader), _if_so(trigger, reader))
        for name, trigger in first.items()
    ]


def _if_so(trigger: Trigger, reader: Reader) -> str:
    """What to do if it is so; with staff at hand, to tell them."""
    there = trigger.text(reader.respondent, there=True) if reader.there_now else ""
    frame = phrases().alerts.if_so_there
    return frame.format(there=there) if there else agreeing(trigger.if_so, reader.by)
