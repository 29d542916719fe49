"""Addresses of the questionnaire. A page's address is its place, and says nothing else."""

from django.urls import path

from . import leaving, views

app_name = "intake"
urlpatterns = [
    path("", views.start, name="start"),
    path("in-care/", views.in_care, name="in_care"),
    path("check/", views.check, name="check"),
    path("safe-for-now/", views.safe_for_now, name="safe_for_now"),
    path("erase/", leaving.erase, name="erase"),
    path("leave/", leaving.leave, name="leave"),
    path("step-<int:place>/", views.page, name="page"),
]
