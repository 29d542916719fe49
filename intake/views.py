"""Routing of the questionnaire: fetch, hand over, answer. Nothing is decided here."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from . import review, sealing
from .answers import stand
from .forms import PageForm
from .journey import Journey, journey
from .notes import notes
from .questionnaire import questionnaire
from .questions import Page
from .safety import brought_up, interrupting

# What is asked at the door of someone in care, before the first page.
IN_CARE = ("current_care", "current_progress")


def journey_of(visit: sealing.Visit) -> Journey:
    """The journey of a visit so far."""
    return journey(visit.answers, visit.pages, questionnaire())


def step(found: Journey, page: Page | None, change: bool = False):
    """Go to a page of the journey, or to the check page when there is none left."""
    if page is None:
        return redirect("intake:check")
    response = redirect("intake:page", place=found.place(page))
    if change:
        response["Location"] += "?change=1"
    return response


@require_http_methods(["GET", "POST"])
def start(request):
    """What is asked, how long it takes, what happens to the answers; POST begins afresh."""
    if request.method == "GET":
        found = journey({}, [], questionnaire())
        context = {"least": len(found.pages), "most": len(questionnaire().pages)}
        return render(request, "intake/start.html", context)
    respondent = request.POST.get("respondent")
    return _begin(request, {"respondent": respondent} if respondent == "loved_one" else {})


def _begin(request, answers):
    """Afresh from the first page, with what is known already; anything before is erased."""
    response = redirect("intake:page", place=1)
    sealing.forget(request)
    sealing.keep(request, response, sealing.Visit(answers=answers))
    return response


@require_http_methods(["GET", "POST"])
def in_care(request):
    """The door of someone in care: first what that care is and how it goes, then the rest."""
    questions = [questionnaire().questions[name] for name in IN_CARE]
    form = PageForm(questions, {}, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _begin(request, form.given())
    return render(request, "intake/in_care.html", {"form": form})


@require_http_methods(["GET", "POST"])
def page(request, place):
    """One page of questions."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("intake:start")
    found = journey_of(visit)
    current = found.find(request.POST.get("page", "")) or found.at(place)
    unseen = found.first_unseen()
    if current is None or (unseen and found.place(current) > found.place(unseen)):
        return step(found, unseen)
    questions = [questionnaire().questions[name] for name in found.questions_on(current)]
    form = PageForm(questions, visit.answers, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _go_on(request, visit, found, current, form.given())
    return render(request, "intake/page.html", _page_context(request, visit, found, current, form))


def _page_context(request, visit, found, current, form):
    place = found.place(current)
    return {
        "form": form,
        "page": current,
        "intro": current.intro_for(form.respondent),
        "place": place,
        "of": len(found.pages),
        "before": place - 1,
        "change": "change" in request.GET or "change" in request.POST,
        "notes": _notes(visit, found, place),
        "respondent": form.respondent,
    }


def _notes(visit, found, place):
    """The urgent notes, each with whether the page before this one brought it up."""
    before = found.at(place - 1)
    just_asked = set(before.questions) if before else set()
    brought = brought_up(notes(), stand(visit.answers, questionnaire()))
    return [
        (note, not just_asked.isdisjoint(note.when.questions())) for note in brought if note.at_once
    ]


def _go_on(request, visit, before, current, given):
    """Keep the answers of a page; danger is answered before anything else."""
    kept = {k: v for k, v in visit.answers.items() if k not in before.questions_on(current)}
    visit.answers = kept | given
    visit.pages = [*dict.fromkeys([*visit.pages, current.key])]
    after = journey_of(visit)
    change = "change" in request.POST
    if _new_emergency(visit):
        response = redirect("help_now")
    elif change:
        response = step(after, after.opened_since(before), change=True)
    else:
        response = step(after, after.after(current))
    sealing.keep(request, response, visit)
    return response


def emergencies(visit):
    """The alerts of a visit's answers that are answered before the next question."""
    return interrupting(visit.answers)


def _new_emergency(visit):
    return any(alert.key not in visit.safe_for_now for alert in emergencies(visit))


@require_POST
def safe_for_now(request):
    """ "I am safe for now": go on, with a reminder on every page from here."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("home")
    visit.safe_for_now = [alert.key for alert in emergencies(visit)]
    found = journey_of(visit)
    response = step(found, found.first_unseen())
    sealing.keep(request, response, visit)
    return response


@require_GET
def check(request):
    """Check your answers: as asked, with a way to change each."""
    visit = sealing.visit(request)
    if visit is None:
        return redirect("intake:start")
    found = journey_of(visit)
    context = {"groups": review.groups(found), "dropped": review.dropped_rows(found)}
    context["unseen"] = found.place(unseen) if (unseen := found.first_unseen()) else None
    return render(request, "intake/check.html", context)


@require_POST
def erase(request):
    """Erase the answers now, and say so."""
    response = render(request, "intake/erased.html")
    sealing.erase(request, response)
    return response


@csrf_exempt  # must always work; all that another site could do with it is erase
@require_POST
def leave(request):
    """Leave this site: erase, and go to a page that says nothing of it."""
    response = redirect("measures")
    sealing.erase(request, response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite=settings.CSRF_COOKIE_SAMESITE)
    return response
