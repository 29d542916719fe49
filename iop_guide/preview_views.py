"""The preview's way in, way out and middleware: here, because a preview is also a journey.

Everything is refused with "no such page" to those who may not see drafts.
"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from intake import sealing
from programs.levels.admin.places import with_places
from programs.levels.preview import FLAG, BrokenDraft, may_preview, previews

VISIT_COOKIE = "preview_visit"


class Previewing:
    """Gives a preview a visit of its own, keeps it out of indexes, and says what is broken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        preview = previews(request)
        if preview:
            request.visit_cookie = VISIT_COOKIE
        response = self.get_response(request)
        if preview:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A draft that cannot be shown: what to mend, and where."""
        if not isinstance(exception, BrokenDraft):
            return None
        context = {"problems": with_places(exception.problems)}
        return render(request, "preview_broken.html", context, status=409)


def for_staff(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """No such page, unless someone may see drafts."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        if not may_preview(request.user):
            raise Http404
        return view(request, *args, **named)

    return guarded


@for_staff
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Show the draft from here on, beginning with the page asked for."""
    request.session[FLAG] = True
    page = request.POST.get("page", "")
    ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return redirect(page if ours else "home")


@for_staff
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Back to the admin; the answers given in the preview are erased."""
    request.session.pop(FLAG, None)
    response = redirect("admin:index")
    request.visit_cookie = VISIT_COOKIE
    sealing.erase(request, response)
    return response
