"""Addresses of the questionnaire. All its pages have one, which says nothing of what is asked."""

from django.urls import path
from django.views.generic import RedirectView

from . import leaving, question_views, views

app_name = "intake"
urlpatterns = [
    path("", views.start, name="start"),
    path("in-care/", RedirectView.as_view(pattern_name="intake:start"), name="in_care"),
    path("check/", views.check, name="check"),
    path("safe-for-now/", views.safe_for_now, name="safe_for_now"),
    path("erase/", leaving.erase, name="erase"),
    path("leave/", leaving.leave, name="leave"),
    path("questions/", question_views.questions, name="questions"),
    path("open/", question_views.open_question, name="open"),
    path("open/again/", question_views.open_again, name="open_again"),
    path("step-<int:place>/", question_views.old_step, name="old_step"),
]
