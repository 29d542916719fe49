"""Routing of the result: the card and its chapters. Addresses and titles are the same for all."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from intake import returning, sealing, turning
from intake.answers import Answers
from programs.directory.search_form import ZipForm
from programs.levels.preview import release_of

from . import pdf
from .chapters import card, cost, programs, take_along, week, why
from .chapters.sheet import Sheet, ticked_first
from .chapters.shown import ShownResult
from .chapters.summary import on_its_own
from .cost_estimate_form import EstimateForm
from .receipt import newer_release
from .result import Result

ShownView = Callable[[HttpRequest, ShownResult, sealing.Visit], HttpResponse]


def shown_to(request: HttpRequest, visit: sealing.Visit) -> ShownResult:
    """What the answers of a visit come to, by the release that this visitor reads."""
    release = release_of(request)
    result = Result(visit.answers, release.definitions)
    return ShownResult(result, release, visit, _before_change(request, visit))


def _before_change(request: HttpRequest, visit: sealing.Visit) -> Answers:
    """The answers before a change that is done, on the page that it returns to: what it did is said
    there, and at one look."""
    if not visit.before_change or visit.at:
        return {}
    if request.META["REQUEST_METHOD"] != "HEAD":  # which is answered as GET is, and read by nobody
        with suppress(sealing.StoreDown):
            sealing.change(request, turning.looked_at, hurry=True)
    return visit.before_change if returning.tells(visit.back_to, request.path) else {}


def of_the_answers(view: ShownView) -> Callable[[HttpRequest], HttpResponse]:
    """A view of a result; without answers the way leads to the start."""

    @wraps(view)
    def with_its_result(request: HttpRequest) -> HttpResponse:
        visit = sealing.visit(request)
        if visit is None:
            return redirect("intake:start")
        return view(request, shown_to(request, visit), visit)

    return with_its_result


@require_GET
@of_the_answers
def recommendation(request: HttpRequest, shown: ShownResult, visit: sealing.Visit) -> HttpResponse:
    """The card: what the answers point to, what to do next, and why."""
    context = card.card(shown)
    context["newer_release"] = newer_release(shown.result, shown.release, visit.started)
    return render(request, f"recommendation/{shown.result.outcome}.html", context)


@require_GET
@of_the_answers
def result_why(request: HttpRequest, shown: ShownResult, visit: sealing.Visit) -> HttpResponse:
    """Why this and not another."""
    return render(request, "recommendation/why.html", why.why(shown))


@require_GET
@of_the_answers
def result_week(request: HttpRequest, shown: ShownResult, visit: sealing.Visit) -> HttpResponse:
    """Make it fit the week."""
    return render(request, "recommendation/week.html", week.week(shown))


@require_http_methods(["GET", "POST"])
def result_cost(request: HttpRequest) -> HttpResponse:
    """What it costs; for anyone. A rough figure is worked out, and nothing of it is kept."""
    visit = sealing.readable(request)
    form = EstimateForm(request.POST if request.method == "POST" else None)
    context = cost.cost(shown_to(request, visit) if visit else None, form)
    return render(request, "recommendation/cost.html", context)


@require_http_methods(["GET", "POST"])
@of_the_answers
def result_programs(request: HttpRequest, shown: ShownResult, visit: sealing.Visit) -> HttpResponse:
    """Programs near by, or what to ask the team; POST tells the ZIP code."""
    form = ZipForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _keep_zip(request, form)
    return render(request, "recommendation/programs.html", programs.programs(shown, form))


def _keep_zip(request: HttpRequest, form: ZipForm) -> HttpResponse:
    """Kept as the answer that it is, locked with the others."""
    sealing.visit_of_form(request)
    sealing.change(request, lambda visit: turning.kept(visit, form.cleaned_data))
    return redirect("result_programs")


@require_http_methods(["GET", "POST"])
@of_the_answers
def result_take_along(
    request: HttpRequest, shown: ShownResult, visit: sealing.Visit
) -> HttpResponse:
    """Paper for a clinician, with the answers that the person ticks, and for calls."""
    context = take_along.take_along(_sheet(request, shown), request.method == "POST")
    return render(request, "recommendation/take_along.html", context)


@require_POST
@of_the_answers
def result_pdf(request: HttpRequest, shown: ShownResult, visit: sealing.Visit) -> HttpResponse:
    """The same sheet as a file, where one can be made. Its name says nothing."""
    if not pdf.can_be_made():
        raise Http404
    context = on_its_own(_sheet(request, shown))
    page = render_to_string("recommendation/summary/alone.html", context)
    named = {"Content-Disposition": 'attachment; filename="summary.pdf"'}
    return HttpResponse(pdf.pdf(page), content_type="application/pdf", headers=named)


def _sheet(request: HttpRequest, shown: ShownResult) -> Sheet:
    """What is to be on paper: at first all answers, later those that were ticked."""
    if request.method == "GET":
        return Sheet(shown, ticked_first(shown))
    return Sheet(shown, [] if "none" in request.POST else request.POST.getlist("include"))
