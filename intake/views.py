"""Routing of the questionnaire: fetch, hand over, answer. Nothing is decided here."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from iop_guide.rules.profile import Alert

from . import returning, review, sealing, turning
from .safety import interrupting
from .time_ahead import minutes_from_the_start
from .turning import journey_of


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """For whom, how long it takes, what happens to the answers; POST begins afresh."""
    if request.method == "POST":
        return _begin(request)
    visit = sealing.readable(request)
    context: dict[str, object] = {
        "kept": visit is not None and visit.has_answers,
        "ended": sealing.has_ended(request),
    }
    context["least"], context["most"] = minutes_from_the_start()
    return render(request, "intake/start.html", context)


def _begin(request: HttpRequest) -> HttpResponse:
    """Afresh, and anything before is erased: but only what this page had spoken of."""
    visit = sealing.visit(request)
    if visit and visit.has_answers and request.POST.get(sealing.RUN) != visit.run:
        return redirect("intake:start")
    response = redirect("intake:questions")
    sealing.begin(request, response, turning.begun(request.POST.get("respondent", "")))
    return response


def onward(visit: sealing.Visit) -> HttpResponseRedirect:
    """To the page to show next, or back to where a question was opened from, or to the end."""
    if visit.at or (not visit.back_to and journey_of(visit).first_unseen()):
        return redirect("intake:questions")
    return redirect(returning.address(visit.back_to or returning.END))


def emergencies(visit: sealing.Visit) -> tuple[Alert, ...]:
    """The alerts of a visit's answers that are answered before the next question."""
    return interrupting(visit.answers)


def new_emergency(visit: sealing.Visit) -> bool:
    """Whether danger was told of that was not answered with "I am safe for now"."""
    return any(alert.key not in visit.safe_for_now for alert in emergencies(visit))


@require_POST
def safe_for_now(request: HttpRequest) -> HttpResponse:
    """ "I am safe for now": go on, with a reminder on every page from here."""
    said = {alert.key for alert in emergencies(sealing.visit_of_form(request))}

    def safe(visit: sealing.Visit) -> sealing.Visit:
        keys = [alert.key for alert in emergencies(visit)]
        safe_for_now = [k for k in keys if k in said or k in visit.safe_for_now]
        at = visit.at if visit.back_to else ""
        return replace(visit, safe_for_now=safe_for_now, at=at)

    return onward(sealing.change(request, safe))


@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """Check your answers: as asked, with a way to change each."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("intake:start")
    so_far = journey_of(visit)
    context = {"groups": review.groups(so_far), "dropped": review.dropped_rows(so_far)}
    context |= {"unseen": so_far.first_unseen(), "kept_back": review.kept_back(so_far.answers)}
    return render(request, "intake/check.html", context)
