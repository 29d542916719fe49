"""What every page may show: the reminder after an emergency answer, the main numbers, and that
it is a preview."""

from django.utils.functional import SimpleLazyObject

from intake import sealing
from intake.views import emergencies
from programs.preview import help_of, previews
from programs.releases import newest


def on_every_page(request):
    """Read only where a template asks: danger told of, the help lines, and the preview's bar."""
    return {
        "reminder": SimpleLazyObject(lambda: _in_danger(sealing.readable(request))),
        "help_lines": SimpleLazyObject(lambda: help_of(request)),
        "preview": SimpleLazyObject(lambda: _preview(request)),
    }


def _preview(request):
    """What a preview says at its top; None for everyone else."""
    if not previews(request):
        return None
    release = newest()
    return {"release": release, "help_of_release": help_of(request) is release.help}


def _in_danger(visit):
    """A home that is not safe brings no reminder: whoever makes it so may see the screen."""
    return bool(visit) and any(alert.outcome for alert in emergencies(visit))
