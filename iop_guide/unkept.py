"""What could not be kept: the store is down, the visit has ended, the page is from before "start
again", or the form's token is missing.

The posted page is read first: danger told on it is answered with help, always. Else a calm page
says what happened, shows what was entered, and sends the same again when asked to. Nothing is
written here, so that no other site can write either.
"""

import logging
from collections.abc import Callable
from traceback import format_tb

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from intake import posted, sealing
from intake.safety import tells_danger
from intake.store import kind

logger = logging.getLogger(__name__)

STORE, ENDED, TOKEN, OTHER_RUN = "store", "ended", "token", "other_run"
# What was posted could not be kept, and may be sent again: to a browser it is all the same. What
# belongs to an earlier run is not sent again.
STATUS = {STORE: 503, ENDED: 503, TOKEN: 503, OTHER_RUN: 409}
# What is posted here may begin a visit, if the one before has ended.
BEGINS = (
    "intake:questions", "programs", "programs_page", "programs_relax", "programs_from_answers",
)  # fmt: skip


class Unkept:
    """Answers, in the place of a view, for a store that is down and for a visit that has ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer; none for any other fault, and none for staff, who read the log."""
        if isinstance(exception, sealing.Ended):
            return answer(request, ENDED)
        if isinstance(exception, sealing.OtherRun):
            return answer(request, OTHER_RUN)
        if isinstance(exception, sealing.StoreDown):
            return answer(request, STORE)
        if isinstance(exception, OperationalError | InterfaceError) and not _is_staff(request):
            where = "".join(format_tb(exception.__traceback__, limit=-3))  # its words may tell
            logger.error("The database is out of reach: %s\n%s", kind(exception), where)
            return answer(request, STORE)
        return None


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: usually cookies are off or the page was old."""
    if _is_staff(request):
        return render(request, "403_csrf.html", status=403)
    return answer(request, TOKEN)


def answer(request: HttpRequest, why: str) -> HttpResponse:
    """Help, if the posted page told of danger; else what happened, and the way on."""
    told, visit = posted.read(request.POST), sealing.readable(request)
    if tells_danger(visit.answers if visit else {}, told.answers):
        return redirect("help_now", preserve_request=True)
    begins = why == ENDED and request.resolver_match.view_name in BEGINS
    context = {
        "why": why,
        "told": told,
        "kept": bool(visit and visit.has_answers),
        "begins": begins,
        "sent": request.method == "POST",
    }
    return render(request, "unkept.html", context, status=STATUS[why])


def _is_staff(request: HttpRequest) -> bool:
    return request.resolver_match.app_name == "admin"
