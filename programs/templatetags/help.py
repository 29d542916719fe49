"""For templates: help lines by key, numbers one can tap, and clock times as people read them."""

import re
from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()
# A number that stands in a link already stays as it is.
TOLL_FREE = re.compile(r"<a\b.*?</a>|\b1-8\d\d-\d{3}-\d{4}\b", re.S)


@register.inclusion_tag("programs/_help_line.html", takes_context=True)
def help_line(
    context, *keys: str | Iterable[str], folded: bool = False, buttons: bool = False
) -> dict:
    """The lines with these keys (or lists of keys), in this order; an unknown key shows nothing.

    `folded` hides what happens then until it is asked for, so that the numbers stand close;
    `buttons` leaves it out, where the text beside them says it.
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
    """The text, with toll-free numbers as links that dial."""

    def link(found: re.Match) -> str:
        number = found.group()
        if number.startswith("<"):
            return number
        return f'<a class="phone" href="tel:{number.replace("-", "")}">{number}</a>'

    return mark_safe(TOLL_FREE.sub(link, conditional_escape(text)))
