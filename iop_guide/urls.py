"""Addresses of the site."""

from django.contrib import admin
from django.urls import include, path, re_path

from programs.views import guide, guides, level, levels

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("intake/", include("intake.urls")),
    path("recommendation/", views.recommendation, name="recommendation"),
    path("recommendation/summary/", views.summary, name="summary"),
    path("recommendation/calls/", views.calls, name="calls"),
    path("money/", views.money, name="money"),
    path("levels/", levels, name="levels"),
    path("levels/<slug:key>/", level, name="level"),
    path("guide/", guides, name="guides"),
    path("guide/<slug:key>/", guide, name="guide"),
    path("help-now/", views.help_now, name="help_now"),
    path("privacy/", views.privacy, name="privacy"),
    path("about/", views.about, name="about"),
    path("measures/", views.measures, name="measures"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    # With DEBUG on, too, a wrong address gets the site's own page and not a developer's.
    re_path(r"", views.not_found),
]
handler404 = "iop_guide.views.not_found"
