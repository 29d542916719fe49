"""Pages that are the same for everyone: rendered once a release and language, then only sent.

Nothing of a visitor is among what is kept. Who has a cookie that may open something gets a page of
their own, and so does who asks for something; a page with a token of a form in it is not kept. A
page is of one release: where there is a newer one, it is not looked for any more.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import caches
from django.core.cache.utils import make_template_fragment_key
from django.http import HttpRequest, HttpResponse

from intake import sealing
from programs.levels.preview import release_of

from .rules.language import spoken

View = Callable[..., HttpResponse]
PERSONAL = (sealing.COOKIE, settings.SESSION_COOKIE_NAME)


def once(view: View) -> View:
    """The view, asked once a release and language for all who bring nothing of their own."""

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        if not _as_everyone(request):
            return view(request, *args, **named)
        kept, key = caches["pages"], _key(request)
        page = kept.get(key)
        if page is not None:
            return HttpResponse(page)
        response = view(request, *args, **named)
        if _for_everyone(request, response):
            kept.set(key, response.content)
        return response

    return shown


def _as_everyone(request: HttpRequest) -> bool:
    """Whether a request says nothing of who sent it."""
    plain = request.method == "GET" and not request.META.get("QUERY_STRING")
    return plain and not any(name in request.COOKIES for name in PERSONAL)


def _for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether what was rendered may be shown to others: a token in it would be one person's."""
    token = "CSRF_COOKIE_NEEDS_UPDATE" in request.META
    return response.status_code == 200 and not token and not response.cookies


def _key(request: HttpRequest) -> str:
    """Which page of which release, in which language. The files of the site stand in for a first
    release that is not there yet; its date tells the two apart."""
    release = release_of(request)
    of_release = (release.number, release.hash, release.published)
    return make_template_fragment_key("page", (*of_release, spoken(), request.path))
