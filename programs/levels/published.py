"""A release as the site uses it: what it holds, read once in each language that is spoken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from iop_guide.rules.definitions import Definitions
from iop_guide.rules.language import LANGUAGES, spoken

from .content import read_guides, read_help, read_rules, read_texts
from .languages import joined
from .shapes import GuideTexts, HelpLineTexts, LevelTexts


@dataclass(frozen=True)
class Said:
    """What a release says in one language."""

    content: Mapping[str, Any]

    @cached_property
    def definitions(self) -> Definitions:
        """The levels and limits, for the rules."""
        return read_rules(self.content)

    @cached_property
    def levels(self) -> dict[str, LevelTexts]:
        """The words of each level by its key, the baseline first."""
        return {level.key: read_texts(level) for level in self.definitions.levels}

    @cached_property
    def help(self) -> dict[str, HelpLineTexts]:
        """The help numbers by key."""
        return read_help(self.content)

    @cached_property
    def guides(self) -> dict[str, GuideTexts]:
        """The reading pages by key, in order."""
        return read_guides(self.content)


@dataclass(frozen=True)
class Published:
    """One release as the site uses it: its number, its hash, and what it holds, read once in each
    language that is spoken."""

    number: int
    hash: str
    stored: Mapping[str, Any]
    published: datetime | None = None
    note: str = ""
    _said: dict[str, Said] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def name(self) -> str:
        """How pages call it, such as "release 3"."""
        return gettext("release %(number)s") % {"number": self.number}

    def is_newer_than(self, moment: str) -> bool:
        """Whether it came out after a moment, given in ISO form."""
        return self.published is not None and self.published > datetime.fromisoformat(moment)

    def said(self, language: str) -> Said:
        """What it says in a language."""
        if language not in self._said:
            self._said[language] = Said(joined(self.stored, language))
        return self._said[language]

    @property
    def content(self) -> Mapping[str, Any]:
        """All of it in the first language, as the draft is written."""
        return self.said(LANGUAGES[0]).content

    @property
    def definitions(self) -> Definitions:
        """The levels and limits, for the rules."""
        return self.said(spoken()).definitions

    @property
    def levels(self) -> dict[str, LevelTexts]:
        """The words of each level by its key, the baseline first."""
        return self.said(spoken()).levels

    @property
    def help(self) -> dict[str, HelpLineTexts]:
        """The help numbers by key."""
        return self.said(spoken()).help

    @property
    def guides(self) -> dict[str, GuideTexts]:
        """The reading pages by key, in order."""
        return self.said(spoken()).guides
