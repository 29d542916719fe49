"""Which changes need a second person, and what in them does."""

from django.conf import settings

from iop_guide.rules import language
from iop_guide.rules.definitions import RULE_KEYS

from ..content import SHARED, Content
from ..languages import in_todays_form, joined

WORDS = "words that visitors read"


def needs_second_person(old: Content, new: Content) -> list[str]:
    """What in the change someone else must agree to, in words; empty where it may go out alone.
    Both are as releases hold them: what changes in one language only counts as much.

    Changes of words alone may, where the setting TEXT_CHANGES_ALONE allows it.
    """
    spoken = [(joined(old, code), joined(new, code)) for code in language.LANGUAGES]
    decides = [said for both in spoken for said in safety_changes(*both)]
    if decides or settings.TEXT_CHANGES_ALONE or in_todays_form(old) == in_todays_form(new):
        return list(dict.fromkeys(decides))
    return [WORDS]


def safety_changes(old: Content, new: Content) -> list[str]:
    """What is different that decides about levels or about help in danger, in words."""
    decides = []
    if any(old.get(name) != new.get(name) for name in SHARED):
        decides.append(
            "the scale, the dimensions, the edition of the ratings, or when a range is too wide"
        )
    before, after = _levels(old), _levels(new)
    if list(before) != list(after):
        decides.append("which levels there are, and their order")
    names = {level["key"]: level.get("short", level["key"]) for level in new.get("level", [])}
    decides += [
        f"what {names[key]} can safely serve"
        for key in after
        if key in before and before[key] != after[key]
    ]
    if old.get("help") != new.get("help"):
        decides.append("help lines")
    return decides


def _levels(content: Content) -> dict[str, Content]:
    """The limits, combinations and their reasons by level, in order."""
    return {
        level["key"]: {name: level[name] for name in RULE_KEYS if name in level}
        for level in content.get("level", [])
    }
