"""Addresses of the site."""

from django.contrib import admin
from django.urls import include, path, re_path

from programs.levels.publishing import release_views
from programs.levels.views import guide, guides, level, levels

from . import preview_views, views
from .once import once
from .result import search_views

# once(): the same for everyone, unless they bring something of their own.
urlpatterns = [
    path("", once(views.home), name="home"),
    path("intake/", include("intake.urls")),
    path("recommendation/", views.recommendation, name="recommendation"),
    path("recommendation/summary/", views.summary, name="summary"),
    path("recommendation/calls/", views.calls, name="calls"),
    path("money/", views.money, name="money"),
    path("levels/", once(levels), name="levels"),
    path("levels/<slug:key>/", once(level), name="level"),
    path("guide/", once(guides), name="guides"),
    path("guide/<slug:key>/", once(guide), name="guide"),
    path("programs/", search_views.programs, name="programs"),
    path("programs/page/", search_views.turn, name="programs_page"),
    path("programs/relax/", search_views.relax, name="programs_relax"),
    path("programs/from-answers/", search_views.from_answers, name="programs_from_answers"),
    path("programs/forget/", search_views.forget, name="programs_forget"),
    path("help-now/", once(views.help_now), name="help_now"),
    path("privacy/", views.privacy, name="privacy"),
    path("about/", once(views.about), name="about"),
    path("about/releases/", release_views.releases, name="releases"),
    path("about/releases/compare/", release_views.compare, name="compare_releases"),
    path("about/releases/<int:number>/", release_views.release, name="release"),
    path("about/releases/<int:number>/content.json", release_views.content, name="release_content"),
    path("measures/", once(views.measures), name="measures"),
    path("preview/start/", preview_views.start, name="preview_start"),
    path("preview/end/", preview_views.end, name="preview_end"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    # With DEBUG on, too, a wrong address gets the site's own page and not a developer's.
    re_path(r"", views.not_found),
]
handler404 = "iop_guide.views.not_found"
