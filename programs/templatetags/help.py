"""For templates: help lines by key, numbers one can tap, and clock times as people read them."""

from collections.abc import Iterable

from django import template
from django.template import Context

from programs.levels.phones import phones

register = template.Library()
register.filter("phones", phones)


@register.inclusion_tag("programs/_help_line.html", takes_context=True)
def help_line(
    context: Context, *keys: str | Iterable[str], folded: bool = False, buttons: bool = False
) -> dict[str, object]:
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
