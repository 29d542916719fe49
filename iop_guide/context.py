"""What every page may show: the reminder after an emergency answer, the main numbers, and that
it is a preview."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from intake import sealing
from intake.answers import stand
from intake.questionnaire import questionnaire
from intake.safety import is_there_now, reminder
from intake.views import emergencies
from programs.levels.preview import help_of, previews
from programs.levels.releases import newest


def on_every_page(request: HttpRequest) -> dict[str, object]:
    """Read only where a template asks: danger told of, the run that a form belongs to, the help
    lines, and the preview's bar."""
    return {
        "reminder": SimpleLazyObject(lambda: _reminder(sealing.readable(request))),
        "run": SimpleLazyObject(lambda: _run(sealing.readable(request))),
        "help_lines": SimpleLazyObject(lambda: help_of(request)),
        "preview": SimpleLazyObject(lambda: _preview(request)),
    }


def _preview(request: HttpRequest) -> dict[str, object] | None:
    """What a preview says at its top; None for everyone else."""
    if not previews(request):
        return None
    release = newest()
    return {"release": release, "help_of_release": help_of(request) is release.help}


def _run(visit: sealing.Visit | None) -> str:
    """The run of the questions that a form on this page belongs to."""
    return visit.run if visit else ""


def _reminder(visit: sealing.Visit | None) -> str:
    """Whom to turn to in the danger that was told of, if it was. Pages of the result know it from
    the result."""
    if not visit or not (alerts := emergencies(visit)):
        return ""
    return reminder(alerts, is_there_now(stand(visit.answers, questionnaire())))
