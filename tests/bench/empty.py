"""The floor of tests/bench/pages.py: the addresses of the site, and a page with nothing on it."""

from django.http import HttpResponse
from django.urls import path

from iop_guide.urls import handler404, urlpatterns

__all__ = ["handler404", "urlpatterns"]

urlpatterns = [path("empty/", lambda request: HttpResponse()), *urlpatterns]
