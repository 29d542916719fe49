"""Help numbers inside a text, as links that dial."""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

# A number that stands in a link already stays as it is.
# "Call or text 988": the number dials, and the word before it begins a text.
NUMBER = re.compile(
    r"<a\b.*?</a>|(?<=or )text(?= 988\b)"
    r"|(?<![\w-])(?:1-8\d\d-\d{3}-\d{4}|911|988|211)(?![\w-])",
    re.S,
)
ONLY_TEXT = re.compile(r"(?<!or )text $", re.I)


def phones(text: str) -> str:
    """The text, with 911, 988 and toll-free numbers as links that dial, or begin a text."""
    return mark_safe(NUMBER.sub(_link, conditional_escape(text)))


def _link(match: re.Match[str]) -> str:
    number = match.group()
    if number.startswith("<"):
        return number
    if number == "text":
        return f'<a class="phone" href="sms:988">{number}</a>'
    way = "sms" if ONLY_TEXT.search(match.string[: match.start()]) else "tel"
    return f'<a class="phone" href="{way}:{number.replace("-", "")}">{number}</a>'
