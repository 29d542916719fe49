"""Routing of the questionnaire: fetch, hand over, answer. Nothing is decided here."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from iop_guide.rules.profile import Alert

from . import posted, review, sealing
from .answers import Answers
from .forms import PageForm
from .journey import Journey, journey
from .questionnaire import questionnaire
from .questions import Page
from .safety import interrupting
from .voices import LOVED_ONE

# What is asked at the door of someone in care, before the first page.
IN_CARE = ("current_care", "current_progress")


def journey_of(visit: sealing.Visit) -> Journey:
    """The journey of a visit so far."""
    return journey(visit.answers, visit.pages, questionnaire())


def step(so_far: Journey, page: Page | None, change: bool = False) -> HttpResponse:
    """Go to a page of the journey, or to the check page when there is none left."""
    if page is None:
        return redirect("intake:check")
    response = redirect("intake:page", place=so_far.place(page))
    if change:
        response["Location"] += "?change=1"
    return response


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What is asked, how long it takes, what happens to the answers; POST begins afresh."""
    if request.method == "GET":
        so_far = journey({}, [], questionnaire())
        context = {"least": len(so_far.pages), "most": len(questionnaire().pages)}
        context["ended"] = sealing.has_ended(request)
        return render(request, "intake/start.html", context)
    respondent = request.POST.get("respondent")
    return _begin(request, {"respondent": respondent} if respondent == "loved_one" else {})


def _begin(request: HttpRequest, answers: dict[str, object]) -> HttpResponse:
    """Afresh from the first page, with what is known already; anything before is erased."""
    response = redirect("intake:page", place=1)
    sealing.begin(request, response, sealing.Visit(answers=answers))
    return response


@require_http_methods(["GET", "POST"])
def in_care(request: HttpRequest) -> HttpResponse:
    """The door of someone in care: first what that care is and how it goes, then the rest."""
    questions = [questionnaire().questions[name] for name in IN_CARE]
    form = PageForm(questions, {}, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _begin(request, form.given())
    return render(request, "intake/in_care.html", {"form": form})


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, place: int) -> HttpResponse:
    """One page of questions."""
    visit = sealing.visit(request)
    if visit is None:
        return _without_visit(request)
    so_far, told = journey_of(visit), posted.read(request.POST)
    current = told.page or so_far.at(place)
    if told.page and told.page not in so_far.pages:
        return _go_on(request, so_far, told.page, told.answers)
    if current is None or not (told.page or so_far.reaches(current)):
        return step(so_far, so_far.first_unseen())
    questions = [questionnaire().questions[name] for name in so_far.questions_on(current)]
    form = PageForm(questions, visit.answers, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _go_on(request, so_far, current, form.told())
    return render(request, "intake/page.html", _page_context(request, so_far, current, form))


def _without_visit(request: HttpRequest) -> HttpResponse:
    """To the start; but what was entered is never passed over: the site says that it is not kept,
    and a visit begins with it where the visitor says so."""
    if request.method == "GET":
        return redirect("intake:start")
    if sealing.BEGIN not in request.POST:
        raise sealing.Ended
    visit = _anew(posted.read(request.POST))
    so_far, danger = journey_of(visit), bool(emergencies(visit))
    response = redirect("help_now") if danger else step(so_far, so_far.first_unseen())
    sealing.begin(request, response, visit, hurry=danger)
    return response


def _anew(told: posted.Posted) -> sealing.Visit:
    """A visit that begins with a posted page, and with who reads it."""
    helper = {"respondent": LOVED_ONE} if told.respondent == LOVED_ONE else {}
    seen = [told.page.key] if told.page and told.complete else []
    return sealing.Visit(answers=helper | told.answers, pages=seen)


def _page_context(
    request: HttpRequest, so_far: Journey, current: Page, form: PageForm
) -> dict[str, object]:
    place = so_far.place(current)
    return {
        "form": form,
        "page": current,
        "intro": current.intro_for(form.respondent),
        "place": place,
        "of": len(so_far.pages),
        "before": place - 1,
        "change": "change" in request.GET or "change" in request.POST,
        "respondent": form.respondent,
    }


def _go_on(
    request: HttpRequest, before: Journey, current: Page, told: dict[str, object]
) -> HttpResponse:
    """Keep what a page told, None for what was left open; danger is answered first."""

    def kept(visit: sealing.Visit) -> sealing.Visit:
        answers = {k: v for k, v in visit.answers.items() if k not in told}
        answers |= {name: value for name, value in told.items() if value is not None}
        return replace(visit, answers=answers, pages=[*dict.fromkeys([*visit.pages, current.key])])

    visit = sealing.change(request, kept, hurry=tells_danger(before.answers, told))
    after = journey_of(visit)
    if _new_emergency(visit):
        return redirect("help_now")
    if "change" in request.POST:
        return step(after, after.opened_since(before), change=True)
    return step(after, after.after(current))


def emergencies(visit: sealing.Visit) -> tuple[Alert, ...]:
    """The alerts of a visit's answers that are answered before the next question."""
    return interrupting(visit.answers)


def tells_danger(before: Answers, told: Answers) -> bool:
    """Whether an answer just told, with those of before, is answered before anything else."""
    return any(not told.keys().isdisjoint(a.answers) for a in interrupting({**before, **told}))


def _new_emergency(visit: sealing.Visit) -> bool:
    return any(alert.key not in visit.safe_for_now for alert in emergencies(visit))


@require_POST
def safe_for_now(request: HttpRequest) -> HttpResponse:
    """ "I am safe for now": go on, with a reminder on every page from here."""
    visit = sealing.visit(request)
    if visit is None:
        raise sealing.Ended
    said = {alert.key for alert in emergencies(visit)}

    def safe(visit: sealing.Visit) -> sealing.Visit:
        keys = [alert.key for alert in emergencies(visit)]
        return replace(
            visit, safe_for_now=[k for k in keys if k in said or k in visit.safe_for_now]
        )

    so_far = journey_of(sealing.change(request, safe))
    return step(so_far, so_far.first_unseen())


@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """Check your answers: as asked, with a way to change each."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("intake:start")
    so_far = journey_of(visit)
    context = {"groups": review.groups(so_far), "dropped": review.dropped_rows(so_far)}
    context["unseen"] = so_far.place(unseen) if (unseen := so_far.first_unseen()) else None
    return render(request, "intake/check.html", context)
