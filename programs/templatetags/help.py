"""For templates: help lines by key, numbers one can tap, and times and days as people read them."""

from collections.abc import Iterable

from django import template
from django.template import Context

from iop_guide.rules.clock import DAYS, minutes
from iop_guide.rules.grammar import grammar
from programs.levels.phones import phones

register = template.Library()
register.filter("phones", phones)


@register.inclusion_tag("programs/_help_line.html", takes_context=True)
def help_line(
    context: Context,
    *keys: str | Iterable[str],
    first: bool = False,
    folded: bool = False,
    buttons: bool = False,
) -> dict[str, object]:
    """The lines with these keys (or lists of keys), in this order; an unknown key shows nothing.

    What happens then is hidden until it is asked for; `folded` hides whom it is for, too, so that
    the numbers stand close; `first` says what happens at once, for the two or three that matter
    most; `buttons` leaves both out, where the text beside them says it.
    """
    wanted = [key for item in keys for key in ([item] if isinstance(item, str) else item)]
    known = context["help_lines"]
    return {
        "lines": [known[key] for key in wanted if key in known],
        "first": first,
        "folded": folded,
        "buttons": buttons,
    }


@register.filter
def clock(time: str) -> str:
    """A time such as 18:00 as people read it: "6 pm"; anything else as it is."""
    try:
        return grammar().time_of_day(minutes(str(time)))
    except ValueError:
        return time


@register.filter
def day(key: str) -> str:
    """A day of the week as people read it."""
    return grammar().day_name(DAYS.index(key))
