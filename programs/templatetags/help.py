"""For templates: help lines by key, numbers one can tap, and clock times as people read them."""

import re
from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()
# A number that stands in a link already stays as it is.
NUMBER = re.compile(r"<a\b.*?</a>|(?<![\w-])(?:1-8\d\d-\d{3}-\d{4}|911|988)(?![\w-])", re.S)
ONLY_TEXT = re.compile(r"(?<!or )text $", re.I)


@register.inclusion_tag("programs/_help_line.html", takes_context=True)
def help_line(
    context, *keys: str | Iterable[str], folded: bool = False, buttons: bool = False
) -> dict:
    """The lines with these keys (or lists of keys), in this order; an unknown key shows nothing.

    What happens then is hidden until it is asked for; `folded` hides whom it is for, too, so that
    the numbers stand close; `buttons` leaves both out, where the text beside them says it.
    """
    wanted = [key for item in keys for key in ([item] if isinstance(item, str) else item)]
    known = context["help_lines"]
    return {
        "lines": [known[key] for key in wanted if key in known],
        "folded": folded,
        "buttons": buttons,
    }


@register.filter
def clock(time: str) -> str:
    """Such as "6 pm" for "18:00", and "12:30 pm" for "12:30"; anything else as it is."""
    hour, _, minute = str(time).partition(":")
    if not (hour.isdigit() and minute.isdigit()):
        return time
    half = "am" if int(hour) % 24 < 12 else "pm"
    shown = f"{int(hour) % 12 or 12}"
    return f"{shown} {half}" if minute == "00" else f"{shown}:{minute} {half}"


@register.filter
def phones(text: str) -> str:
    """The text, with 911, 988 and toll-free numbers as links that dial, or begin a text."""

    def link(found: re.Match) -> str:
        number = found.group()
        if number.startswith("<"):
            return number
        way = "sms" if ONLY_TEXT.search(found.string[: found.start()]) else "tel"
        return f'<a class="phone" href="{way}:{number.replace("-", "")}">{number}</a>'

    return mark_safe(NUMBER.sub(link, conditional_escape(text)))
