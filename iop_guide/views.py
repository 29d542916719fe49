"""Routing of the site's own pages."""

from django.contrib.admin.views.decorators import staff_member_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from intake import posted, sealing
from intake.questionnaire import questionnaire
from intake.time_ahead import minutes_from_the_start
from programs.levels.crisis import crisis
from programs.levels.preview import release_of
from programs.levels.releases import newest

from .result.help_page import help_rows


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What this does, and three ways in."""
    context: dict[str, object] = {"levels": release_of(request).levels}
    context["least"], context["most"] = minutes_from_the_start()
    try:
        context["visit"] = sealing.visit(request)
    except sealing.StoreDown:
        context["out_of_reach"] = True
    return render(request, "home.html", context)


@csrf_exempt  # it keeps nothing; danger told on a page that lost its token is answered here
@require_http_methods(["GET", "POST"])
def help_now(request: HttpRequest) -> HttpResponse:
    """Numbers first, then by situation; for someone who just told of danger, first what is new.

    A page that could not be kept is posted on to here, so that what it told is answered.
    """
    visit, told = sealing.readable(request), posted.read(request.POST)
    answers = (visit.answers if visit else {}) | told.answers
    context = {
        "crisis": crisis(),
        **help_rows({"respondent": told.respondent} | answers, visit.safe_for_now if visit else ()),
        "under_way": bool(visit and visit.pages),
        "unkept": told if told.page and told.rows else None,
        "other_run": sealing.is_of_other_run(request),
        "kept": bool(visit and visit.has_answers),
    }
    page = "help_told.html" if context["met_on_the_way"] else "help_now.html"
    return render(request, page, context)


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


@staff_member_required
@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """For staff: what pages are made of, in all states, to look at."""
    return render(request, "admin/components.html", {"levels": release_of(request).levels})


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
