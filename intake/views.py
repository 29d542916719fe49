"""Routing of the questionnaire: fetch, hand over, answer. Nothing is decided here."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from iop_guide.rules.profile import Alert

from . import returning, review, sealing
from .forms import PageForm
from .journey import journey
from .questionnaire import questionnaire
from .safety import interrupting
from .turning import journey_of

# What is asked at the door of someone in care, before the first page.
IN_CARE = ("current_care", "current_progress")


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What is asked, how long it takes, what happens to the answers; POST begins afresh."""
    if request.method == "GET":
        so_far = journey({}, [], questionnaire())
        context = {"least": len(so_far.pages), "most": len(questionnaire().pages)}
        context["ended"] = sealing.has_ended(request)
        return render(request, "intake/start.html", context)
    respondent = request.POST.get("respondent")
    return _begin(request, {"respondent": respondent} if respondent == "loved_one" else {})


def _begin(request: HttpRequest, answers: dict[str, object]) -> HttpResponse:
    """Afresh from the first page, with what is known already; anything before is erased."""
    response = redirect("intake:questions")
    sealing.begin(request, response, sealing.Visit(answers=answers))
    return response


@require_http_methods(["GET", "POST"])
def in_care(request: HttpRequest) -> HttpResponse:
    """The door of someone in care: first what that care is and how it goes, then the rest."""
    questions = [questionnaire().questions[name] for name in IN_CARE]
    form = PageForm(questions, {}, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _begin(request, form.given())
    return render(request, "intake/in_care.html", {"form": form})


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
    context["unseen"] = so_far.first_unseen()
    return render(request, "intake/check.html", context)
