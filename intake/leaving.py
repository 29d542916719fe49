"""The two ways out: both erase, whatever state the store is in, and claim no more than was done."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import sealing


@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the answers now, and say what came of it."""
    response = HttpResponse()
    gone = sealing.erase(request, response)
    response.content = render_to_string("intake/erased.html", {"gone": gone}, request)
    response.status_code = 200 if gone else 503
    return response


@csrf_exempt  # must always work; all that another site could do with it is erase
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave this site: erase, and go to a page that says nothing of it."""
    response = redirect("measures")
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite=settings.CSRF_COOKIE_SAMESITE)
    sealing.erase(request, response)
    return response
