"""What one visit holds. Pure: how it is locked stands in box.py, where it is kept in sealing.py."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Visit:
    """What one visitor has told us in this visit, and what they have seen of it.

    `run` names this run of the questions: each form carries it, so that a page from before
    "start again" is told from one of now. `at` is the key of the page to show next, empty for the
    first unseen; `back_to` is where Continue returns after it, `before_change` the answers as they
    were when a question was opened from there, and `trail` the pages answered since.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    safe_for_now: list[str] = field(default_factory=list)
    # What they look for among the programs: ZIP, filters and page; empty until they search.
    search: dict[str, Any] = field(default_factory=dict)
    run: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    at: str = ""
    back_to: str = ""
    before_change: dict[str, Any] = field(default_factory=dict)
    trail: list[str] = field(default_factory=list)
    # The questions that are not asked, because the result is decided without them.
    decided: list[str] = field(default_factory=list)
    # Whether every page of part one that applies to these answers was seen.
    walked: bool = False
    # The ids ticked at each gate that was answered; and answers that were given to its questions by
    # themselves, for whoever ticks one again that an empty box put aside.
    gates: dict[str, list[str]] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat())

    @property
    def has_answers(self) -> bool:
        """Whether there is something to lose by starting again."""
        return bool(self.answers.keys() - {"respondent"})
