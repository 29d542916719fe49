"""Routing of the site's own pages, and of the page where intake and programs meet."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from intake import posted, review, sealing
from intake.questionnaire import questionnaire
from intake.views import journey_of
from programs.levels.crisis import crisis
from programs.levels.preview import release_of
from programs.levels.releases import newest

from .result import receipt
from .result.call_sheets import call_sheets
from .result.cost_estimate_form import EstimateForm
from .result.money import coverage, shared_taxes
from .result.result import Result
from .result.result_page import result_page
from .result.search_of_result import near
from .result.shown_alerts import help_rows


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What this does, and three ways in."""
    context: dict[str, object] = {"levels": release_of(request).levels}
    try:
        context["visit"] = sealing.visit(request)
    except sealing.StoreDown:
        context["out_of_reach"] = True
    return render(request, "home.html", context)


@require_GET
def recommendation(request: HttpRequest) -> HttpResponse:
    """The explained recommendation; every outcome has its page."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("intake:start")
    release = release_of(request)
    result = Result(visit.answers, release.definitions)
    context = result_page(result, release, journey_of(visit))
    context["near"] = near(result) if context["level"] else []
    context["help_lines"] = release.help  # else they would be looked up once more
    context["newer_release"] = receipt.newer_release(result, release, visit.started)
    return render(request, f"recommendation/{result.outcome}.html", context)


@require_http_methods(["GET", "POST"])
def summary(request: HttpRequest) -> HttpResponse:
    """Two pages of paper for a clinician, with the answers that the person chooses."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("intake:start")
    release, journey = release_of(request), journey_of(visit)
    context = result_page(Result(visit.answers, release.definitions), release, journey)
    groups = enumerate(review.groups(journey), 1)
    context["groups"] = [(str(number), name, rows) for number, (name, rows) in groups]
    context["include"] = request.POST.getlist("include")
    return render(request, "recommendation/summary.html", context)


@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """What to ask an insurer and a program, filled in from the result; not without a level."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("intake:start")
    release = release_of(request)
    result = Result(visit.answers, release.definitions)
    sheets = call_sheets(result, release)
    if sheets is None:
        return redirect("recommendation")
    return render(request, "recommendation/calls.html", sheets)


@require_http_methods(["GET", "POST"])
def money(request: HttpRequest) -> HttpResponse:
    """A rough figure from a person's own numbers, and what insurance covers; nothing is kept."""
    form = EstimateForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "coverage": list(coverage().values()), "taxes": shared_taxes()}
    if form.is_bound and form.is_valid():
        context["amounts"] = form.amounts()
    return render(request, "money.html", context)


@csrf_exempt  # it keeps nothing; danger told on a page that lost its token is answered here
@require_http_methods(["GET", "POST"])
def help_now(request: HttpRequest) -> HttpResponse:
    """Numbers first; then by situation; then, for someone who answered so, the way on.

    A page that could not be kept is posted on to here, so that what it told is answered.
    """
    visit, told = sealing.readable(request), posted.read(request.POST)
    answers = (visit.answers if visit else {}) | told.answers
    context = {
        "crisis": crisis(),
        **help_rows({"respondent": told.respondent} | answers),
        "under_way": bool(visit and visit.pages),
        "unkept": told if told.page and told.answers else None,
    }
    return render(request, "help_now.html", context)


@require_GET
def measures(request: HttpRequest) -> HttpResponse:
    """The plain page one is left on after leaving: nothing on it speaks of this site."""
    return render(request, "measures.html")


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What happens to answers, in full."""
    return render(request, "privacy.html", {"questions": len(questionnaire().questions)})


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """What this rests on, and what it is not."""
    return render(request, "about.html", {"release": release_of(request)})


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """For whoever runs the site: the database answers."""
    try:
        connection.ensure_connection()
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok", "release": newest().number})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page; help and the way home are on it."""
    return render(request, "404.html", status=404)
