"""Routing of the pages of questions. They have one address: what is asked for stands in the form,
and never in an address or a title."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods, require_POST

from . import marks, posted, returning, sealing, skeleton, turning
from .deciding import Asks, everything
from .forms import PageForm
from .gate_form import GateForm, form_of
from .gates import Choice
from .journey import Journey
from .questions import Page
from .safety import interrupting, tells_danger
from .time_ahead import progress
from .turning import journey_of
from .views import new_emergency, onward


@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """Every page of questions: one address, so that none says which."""
    visit = sealing.visit(request)
    if request.method == "POST":
        return _answered(request) if visit else _without_visit(request)
    if visit is None:
        return redirect("intake:start")
    so_far = journey_of(visit)
    page, back_to = turning.shown(visit, so_far)
    form = form_of(so_far, page, request.POST)
    context = _page_context(visit, so_far, page, form, back_to)
    return skeleton.shown(request, context, form, visit.answers)


def old_step(request: HttpRequest, place: int) -> HttpResponse:
    """Pages of questions had addresses of their own; what is sent there is sent on."""
    return redirect("intake:questions", preserve_request=request.method == "POST")


def _answered(request: HttpRequest) -> HttpResponse:
    """A page was sent: the form says which it is, whatever is shown in another tab."""
    visit, told = sealing.visit_of_form(request), posted.read(request.POST)
    so_far, back_to = journey_of(visit), returning.known(request.POST.get("from"))
    if told.page is None:
        return redirect("intake:questions")
    if told.page not in so_far.pages:
        return _go_on(request, told.page, told.choice or told.answers, back_to)
    form = form_of(so_far, told.page, request.POST)
    complete = form.is_valid()
    if "back" in request.POST:
        return _go_back(request, told.page, form.accepted(), back_to)
    if complete:
        return _go_on(request, told.page, form.told(), back_to)
    context = _page_context(visit, so_far, told.page, form, back_to)
    return skeleton.shown(request, context, form, visit.answers)


def _without_visit(request: HttpRequest) -> HttpResponse:
    """What was entered is never passed over: the site says that it is not kept, and a visit begins
    with it where the visitor says so."""
    if sealing.BEGIN not in request.POST:
        raise sealing.Ended
    visit = _anew(posted.read(request.POST))
    danger = bool(interrupting(visit.answers))
    response = redirect("help_now" if danger else "intake:questions")
    sealing.begin(request, response, visit, hurry=danger)
    return response


def _anew(told: posted.Posted) -> sealing.Visit:
    """A visit that begins with a posted page, and with who reads it."""
    visit = turning.begun(told.reader)
    seen = [told.page.key] if told.page and told.complete else []
    pages = [*dict.fromkeys([*visit.pages, *seen])]
    begun = replace(visit, answers=visit.answers | told.answers, pages=pages)
    return turning.kept(begun, told.choice) if told.choice else begun


def _page_context(
    visit: sealing.Visit, so_far: Journey, page: Page, form: PageForm | GateForm, back_to: str
) -> dict[str, object]:
    return {
        "page": page,
        "intro": page.intro_for(form.respondent),
        **vars(progress(so_far, page)),
        "run": visit.run,
        "back_to": back_to,
        "mark": marks.mark(visit.run, (page.key, back_to)),
        "respondent": form.respondent,
    }


def _go_on(request: HttpRequest, page: Page, told: turning.Told, back_to: str) -> HttpResponse:
    """Keep what a page told, None for what was left open; danger is answered first."""
    danger = _in_danger(request, told)
    asks = _asks(request, danger)
    visit = sealing.change(
        request, lambda visit: turning.forward(visit, told, page, back_to, asks), hurry=danger
    )
    return redirect("help_now") if new_emergency(visit) else onward(visit)


def _go_back(request: HttpRequest, page: Page, told: turning.Told, back_to: str) -> HttpResponse:
    """The same for the page's own Back, which asks for nothing."""
    danger = _in_danger(request, told)
    asks = _asks(request, danger)
    visit = sealing.change(
        request, lambda visit: turning.backward(visit, told, page, back_to, asks), hurry=danger
    )
    if new_emergency(visit):
        return redirect("help_now")
    if visit.at:
        return redirect("intake:questions")
    return redirect(returning.address(back_to) if back_to else "intake:start")


@require_POST
def open_question(request: HttpRequest) -> HttpResponse:
    """Open a question from elsewhere, by its id; without one, go on along the road."""
    visit = sealing.visit_of_form(request)
    so_far = journey_of(visit)
    page = so_far.page_with(request.POST.get("open", ""))
    back_to = returning.known(request.POST.get("from"))
    if page and not so_far.reaches(page):
        page = None
    return onward(sealing.change(request, lambda visit: turning.opened(visit, page, back_to)))


@require_POST
def open_again(request: HttpRequest) -> HttpResponse:
    """Open the page that the browser's history speaks of, by its mark."""
    visit = sealing.visit_of_form(request)
    known = turning.could_be_shown(journey_of(visit), tuple(returning.RETURNS))
    if shown := marks.marked(visit.run, request.POST.get("mark", ""), known):
        sealing.change(request, lambda visit: replace(visit, at=shown[0], back_to=shown[1]))
    return redirect("intake:questions")


def _asks(request: HttpRequest, danger: bool) -> Asks:
    """What says which questions still matter; whoever told of danger does not wait for it."""
    asks: Asks = everything if danger else import_string(settings.DECIDED)(request)
    return asks


def _in_danger(request: HttpRequest, told: turning.Told) -> bool:
    if isinstance(told, Choice):  # a tick tells of no danger yet
        return False
    visit = sealing.visit(request)
    return tells_danger(visit.answers if visit else {}, told)
