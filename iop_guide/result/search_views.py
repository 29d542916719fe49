"""Routing of the search for programs. What is looked for is posted, kept in the visitor's sealed
row, and read back from there: no address ever holds it."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from intake import sealing
from programs.directory.filters import filters
from programs.directory.finding import find
from programs.directory.listing import listing
from programs.directory.relaxing import relaxations
from programs.directory.search import Search, as_data, read_search
from programs.directory.search_form import SearchForm
from programs.directory.zips import centroid, town
from programs.levels.preview import release_of
from programs.models import Spot

from .result import Result
from .search_of_result import search_of

# Where fewer are found, the page says what would give more.
FEW = 3


@require_http_methods(["GET", "POST"])
def programs(request: HttpRequest) -> HttpResponse:
    """The form, and what was found; POST looks anew."""
    search, page = _kept(request)
    form = SearchForm(request.POST if request.method == "POST" else None, search)
    if form.is_bound and form.is_valid():
        return _go(request, lambda kept: form.search(kept.others))
    visit = sealing.visit(request)
    context = {"form": form, "search": search, "town": town(search.zip)}
    context |= {"answered": bool(visit and visit.pages), "ended": sealing.has_ended(request)}
    if not form.errors and centroid(search.zip):
        context |= _found(search, page)
    if not context.get("total"):
        context["empty"] = not Spot.objects.exists()
    return render(request, "programs/search/page.html", context)


def _kept(request: HttpRequest) -> tuple[Search, int]:
    """The search of this visit and the page of it; both empty until they search."""
    visit = sealing.visit(request)
    kept = visit.search if visit else {}
    page = kept.get("page", 1)
    return read_search(kept), page if isinstance(page, int) else 1


def _found(search: Search, page: int) -> dict[str, object]:
    matches = find(search, page)
    return {
        "total": matches.total,
        "others": matches.others,
        "page": matches.page,
        "pages": matches.pages,
        "listings": [listing(spot) for spot in matches.spots],
        "searched": True,
        "relaxations": relaxations(search) if matches.total < FEW else [],
    }


def _go(request: HttpRequest, wanted: Callable[[Search], Search], page: int = 1) -> HttpResponse:
    """Keep the search in the sealed row, and show what it finds; a first visit begins here."""

    def searching(visit: sealing.Visit) -> sealing.Visit:
        search = wanted(read_search(visit.search))
        return replace(visit, search=as_data(search) | {"page": page})

    response = redirect(reverse("programs") + "#found")
    sealing.change_or_begin(request, response, searching)
    return response


@require_POST
def turn(request: HttpRequest) -> HttpResponse:
    """Another page of the same search."""
    page = request.POST.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() else 1
    return _go(request, lambda kept: kept, number)


@require_POST
def relax(request: HttpRequest) -> HttpResponse:
    """The same search without what is named, with another distance, or with programs for other
    people only or again without them."""
    miles, without = request.POST.get("miles", ""), request.POST.getlist("without")
    allowed = {str(number): number for number in (*filters().distances, *filters().far, 0)}
    others = {"1": True, "0": False}.get(request.POST.get("others", ""))

    def relaxed(kept: Search) -> Search:
        wider = kept.relaxed(without, allowed.get(miles, kept.miles))
        return wider if others is None else replace(wider, others=others)

    return _go(request, relaxed)


@require_POST
def from_answers(request: HttpRequest) -> HttpResponse:
    """The search that the result of this visit leads to."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("programs")
    search = search_of(Result(visit.answers, release_of(request).definitions))
    return _go(request, lambda kept: search)


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Forget what was looked for; the answers stay."""
    if sealing.visit(request):
        sealing.change(request, lambda visit: replace(visit, search={}))
    return redirect("programs")
