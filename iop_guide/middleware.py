"""What every request is answered in, and what every response carries."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control

from .rules import language

View = Callable[[HttpRequest], HttpResponse]


def in_a_language(get_response: View) -> View:
    """Answer in the language chosen, in templates and in pure code alike."""

    def respond(request: HttpRequest) -> HttpResponse:
        chosen = _chosen(request)
        with language.speaking(chosen), translation.override(chosen):
            return get_response(request)

    return respond


def _chosen(request: HttpRequest) -> str:
    """What the visitor's cookie says, if there is such a language; else the first one.

    Never what an address says, which a history keeps, nor what the browser asks for: the visitor
    chooses. The admin has one language only.
    """
    code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    admin = request.path_info.startswith(reverse("admin:index"))
    return code if code in language.LANGUAGES and not admin else language.LANGUAGES[0]


def never_kept(get_response: View) -> View:
    """Keep pages out of every cache: each may show an answer, or that someone was here."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True, private=True)
        return response

    return respond


def head_as_get(get_response: View) -> View:
    """Answer HEAD with the status and headers of GET, the length of its content among them.

    Views tell GET from what is sent to them: none has to think of HEAD, and none takes it for a
    form that was sent.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method != "HEAD":
            return get_response(request)
        request.method = "GET"
        response = get_response(request)
        request.method = "HEAD"
        if not response.streaming:
            response.content = b""  # servers leave it out too, but some complain of it
        return response

    return respond
