"""What every page may show: the reminder after an emergency answer, and the main numbers."""

from django.utils.functional import SimpleLazyObject

from intake import sealing
from intake.views import emergencies
from programs.releases import newest


def on_every_page(request):
    """Read only where a template asks: whether danger was told of, and the help lines."""
    return {
        "reminder": SimpleLazyObject(lambda: _in_danger(sealing.visit(request))),
        "help_lines": SimpleLazyObject(lambda: newest().help),
    }


def _in_danger(visit):
    return bool(visit and (visit.safe_for_now or emergencies(visit)))
