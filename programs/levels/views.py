"""Routing of the level pages and the guides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from .drawn_week import drawn_week, usual_blocks
from .guide_groups import grouped, guide_groups
from .pairs import is_pair, picks
from .preview import release_of
from .published import Published
from .shapes import LevelTexts


@require_GET
def levels(request: HttpRequest, lighter: str = "", heavier: str = "") -> HttpResponse:
    """The levels of care side by side; on a phone two of them, the lightest if none are named."""
    release = release_of(request)
    shown = _shown(release)
    keys = list(shown)
    pair = (lighter, heavier) if lighter else tuple(keys[:2])
    if not is_pair(keys, *pair):
        return render(request, "404.html", status=404)
    context = {
        "release": release,
        "columns": [(key, texts, key in pair) for key, texts in shown.items()],
        "rows": [[(pick, shown[pick.key]) for pick in row] for row in picks(keys, *pair)],
    }
    return render(request, "programs/levels.html", context)


@require_GET
def level(request: HttpRequest, key: str) -> HttpResponse:
    """One level of care: everything a patient asks about it."""
    release = release_of(request)
    shown = _shown(release)
    if key not in shown:
        return render(request, "404.html", status=404)
    keys = list(shown)
    here = keys.index(key)
    context = {
        "key": key,
        "level": shown[key],
        "week": drawn_week(usual_blocks(shown[key].week or ())),
        "levels": shown,
        "less": keys[here - 1] if here else None,
        "more": keys[here + 1] if here + 1 < len(keys) else None,
        "release": release,
    }
    return render(request, "programs/level.html", context)


@require_GET
def guides(request: HttpRequest) -> HttpResponse:
    """All reading pages, a line each, in groups."""
    release = release_of(request)
    groups = grouped(release.guides, guide_groups().group)
    context = {"release": release, "groups": groups}
    return render(request, "programs/guides.html", context)


@require_GET
def guide(request: HttpRequest, key: str) -> HttpResponse:
    """One reading page."""
    release = release_of(request)
    if key not in release.guides:
        return render(request, "404.html", status=404)
    context = {"release": release, "guide": release.guides[key]}
    return render(request, "programs/guide.html", context)


def _shown(release: Published) -> dict[str, LevelTexts]:
    """Every level but the baseline, which is no level of care."""
    baseline = release.definitions.baseline.key
    return {key: texts for key, texts in release.levels.items() if key != baseline}
