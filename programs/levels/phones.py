"""Help numbers inside a text, as links that dial or begin a text, as the text says."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

# A number that stands in a link already stays as it is.
# "Call or text 988": the number dials, and the word before it begins a text.
NUMBER = re.compile(
    r"<a\b.*?</a>|(?<=or )text(?= 988\b)|(?<=text )(?P<word>[A-Z]+) to (?P<short>\d{5,6})\b"
    r"|(?<![\w-])(?:1-8\d\d-\d{3}-\d{4}|911|988|211|838255)(?![\w-])",
    re.S,
)
ONLY_TEXT = re.compile(r"(?<!or )text $", re.I)
# Texts are few, and the same for everyone who reads them.
KEPT = 1000
NEVER_CALLED = frozenset({"838255"})


def phones(text: str) -> str:
    """The text, with 911, 988, toll-free numbers and numbers to text as links."""
    return mark_safe(_linked(conditional_escape(text)))


@lru_cache(KEPT)
def _linked(escaped: str) -> str:
    return NUMBER.sub(_link, escaped)


def _link(match: re.Match[str]) -> str:
    said = match.group()
    return said if said.startswith("<") else f'<a class="phone" href="{_address(match)}">{said}</a>'


def _address(match: re.Match[str]) -> str:
    number = match.group()
    if match["word"]:
        return f"sms:{match['short']}?&amp;body={match['word']}"
    if number == "text":
        return "sms:988"
    texted = number in NEVER_CALLED or ONLY_TEXT.search(match.string[: match.start()])
    return f"{'sms' if texted else 'tel'}:{number.replace('-', '')}"
