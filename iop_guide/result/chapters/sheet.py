"""The sheet of paper that a person puts together: which answers may stand on it, and which do.

Ticks are posted and read, and never kept.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from intake import review
from intake.review import AnswerRow

from ..alert_lines import may_be_printed
from .shown import ShownResult


@dataclass(frozen=True)
class Sheet:
    """A result on its way to paper, and the answers to show."""

    shown: ShownResult
    ticked: Collection[str]

    @cached_property
    def left_off(self) -> frozenset[str]:
        """The answers that were unticked."""
        return frozenset(names_of(self.shown)).difference(self.ticked)

    def shows(self, *names: str) -> bool:
        """Whether none of these answers was left off."""
        return self.left_off.isdisjoint(names)

    def may_tell(self, names: Iterable[str]) -> bool:
        """The same of a row of names: whether what tells these answers may stand here."""
        return self.shows(*names)


@dataclass(frozen=True)
class Group:
    """A part of the questionnaire on the sheet: what was answered, and in short what was not."""

    name: str
    rows: list[AnswerRow]
    skipped: list[str]


def groups(shown: ShownResult) -> list[Group]:
    """The answers that may stand on the sheet, in the order asked."""
    return [
        Group(
            name,
            [row for row in rows if row.state != "skipped"],
            [row.question.short for row in rows if row.state == "skipped"],
        )
        for name, rows in shown.told_by_section
    ]


def names_of(shown: ShownResult) -> list[str]:
    """The questions of these answers."""
    return [row.question.id for group in groups(shown) for row in group.rows]


def ticked_first(shown: ShownResult) -> list[str]:
    """All of them, but for what whoever reads along at home may be the cause of."""
    alerts = [alert for alert in shown.result.profile.alerts if not may_be_printed(alert.key)]
    kept_back = {name for alert in alerts for name in alert.answers}
    kept_back |= review.kept_back(shown.result.answers)
    return [name for name in names_of(shown) if name not in kept_back]


def ticked_groups(sheet: Sheet) -> list[Group]:
    """The parts for a file, where no tick can hide an answer: what was left off is not there."""
    kept = [_kept(group, sheet.ticked) for group in groups(sheet.shown)] if sheet.ticked else []
    return [group for group in kept if group]


def _kept(group: Group, ticked: Collection[str]) -> Group | None:
    """A part with the rows that are ticked; None where all of them were left off."""
    rows = [row for row in group.rows if row.question.id in ticked]
    return replace(group, rows=rows) if rows or not group.rows else None
