"""Addresses of the site."""

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from programs.levels.publishing import release_views
from programs.levels.views import guide, guides, level, levels

from . import preview_views, views
from .once import once
from .result import search_views
from .result import views as result

# once(): the same for everyone, unless they bring something of their own.
urlpatterns = [
    path("", once(views.home), name="home"),
    path("intake/", include("intake.urls")),
    path("recommendation/", result.recommendation, name="recommendation"),
    path("recommendation/why/", result.result_why, name="result_why"),
    path("recommendation/week/", result.result_week, name="result_week"),
    path("recommendation/cost/", result.result_cost, name="result_cost"),
    path("recommendation/programs/", result.result_programs, name="result_programs"),
    path("recommendation/take-along/", result.result_take_along, name="result_take_along"),
    path("recommendation/take-along/pdf/", result.result_pdf, name="result_pdf"),
    # Where these pages used to be.
    path("recommendation/summary/", RedirectView.as_view(pattern_name="result_take_along")),
    path("recommendation/calls/", RedirectView.as_view(pattern_name="result_take_along")),
    path("money/", RedirectView.as_view(pattern_name="result_cost")),
    path("levels/", once(levels), name="levels"),
    path("levels/<slug:key>/", once(level), name="level"),
    path("levels/<slug:lighter>/<slug:heavier>/", once(levels), name="compare_levels"),
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
    path("about/components/", views.components, name="components"),
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
