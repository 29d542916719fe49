"""Routing of the public pages about releases: all of them, one, and any two compared."""

from itertools import pairwise

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from .. import models
from ..releases import LAST_NUMBER, published
from .story import Story, known, story

A_PAGE = 10


@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """All releases, the newest first: number, date, note, what changed and for whom."""
    rows = models.Release.objects.defer("content").order_by("-number")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    first = max(page.start_index() - 1, 0)
    shown = list(rows[first : first + A_PAGE + 1])  # one more: what the last one came after
    told = _stories(shown)
    context = {"page": page, "releases": [(row, told.get(row.number)) for row in shown[:A_PAGE]]}
    return render(request, "programs/releases.html", context)


def _stories(rows: list[models.Release]) -> dict[int, Story | None]:
    """The story of each release from the one before it, at most one query for all."""
    told = {(new, old): known(old.hash, new.hash) for new, old in pairwise(rows)}
    missing = [pair for pair, its_story in told.items() if its_story is None]
    read = published({row.number for pair in missing for row in pair}) if missing else {}
    for new, old in missing:
        if not {new.number, old.number} <= read.keys():
            continue  # one of them is not what was published, and is not shown
        told[new, old] = story(read[old.number], read[new.number])
    return {new.number: its_story for (new, _old), its_story in told.items()}


@require_GET
def release(request: HttpRequest, number: int) -> HttpResponse:
    """One release: what it changed from the one before it, word by word."""
    by_number = published([number, number - 1])
    if number not in by_number:
        return render(request, "404.html", status=404)
    new, old = by_number[number], by_number.get(number - 1)
    context = {"release": new, "old": old, "story": story(old, new) if old else None}
    return render(request, "programs/release.html", context)


@require_GET
def content(request: HttpRequest, number: int) -> HttpResponse:
    """A release as it was hashed: the SHA-256 of exactly these bytes is its fingerprint."""
    row = models.Release.objects.filter(number=min(number, LAST_NUMBER)).first()
    if row is None:
        return render(request, "404.html", status=404)
    return HttpResponse(row.content.encode(), content_type="application/json")


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """Any two releases."""
    asked = [request.GET.get(name, "").strip() for name in ("a", "b")]
    numbers = [int(text) if text.isascii() and text.isdigit() else 0 for text in asked]
    by_number = published(numbers)
    missing = [text for text, number in zip(asked, numbers, strict=True) if number not in by_number]
    context = {"a": asked[0], "b": asked[1], "missing": [text for text in missing if text]}
    if not missing:
        old, new = (by_number[number] for number in numbers)
        context |= {"old": old, "new": new, "story": story(old, new)}
    status = 404 if context["missing"] else 200
    return render(request, "programs/compare_releases.html", context, status=status)
