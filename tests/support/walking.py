"""Walks the questionnaire as a visitor does: page by page, through the forms."""

import re

from django.http import HttpRequest

from intake import sealing
from intake.gates import SHOWN
from intake.questionnaire import questionnaire
from intake.turning import journey_of
from iop_guide.preview_views import VISIT_COOKIE

from .road import ticks

QUESTIONS, OPEN, CHECK, HELP, RESULT = (
    "/intake/questions/", "/intake/open/", "/intake/check/", "/help-now/", "/recommendation/",
)  # fmt: skip
FIRST = questionnaire().pages[0]


def key_of(html):
    """Which page of questions this is, from its hidden field."""
    return re.search(r'name="page" value="([a-z_]+)"', html).group(1)


def visit_of(client):
    """What is kept of this visitor; None where it cannot be read."""
    request = HttpRequest()
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    if request.COOKIES.get(VISIT_COOKIE):  # of staff who try out a draft
        request.visit_cookie = VISIT_COOKIE
    return sealing.readable(request)


def run_of(client):
    """The run that the forms in this visitor's browser belong to: the newest that could be read."""
    if visit := visit_of(client):
        client.run_seen = visit.run
    return getattr(client, "run_seen", "")


def send(client, page, data=(), **also):
    """Send a page of questions, by its key, as the form that is served now does."""
    return client.post(QUESTIONS, {"page": page, "run": run_of(client), **dict(data)}, **also)


def opened(client, question, back_to="check"):
    """Open a question from the check page, or from another; returns the page that is shown."""
    data = {"open": question, "from": back_to, "run": run_of(client)}
    return client.post(OPEN, data, follow=True).content.decode()


def shown(client):
    """The key of the page of questions that is shown now."""
    return key_of(client.get(QUESTIONS).content.decode())


def fill(client, page, answers, back_to=""):
    """Answer one page of questions, by its key, with what `answers` holds for it."""
    told = fields(client, page, answers)
    return send(client, page, told | ({"from": back_to} if back_to else {}))


def fields(client, page, answers):
    """What the form of a page of questions, or of a gate, is filled in with from `answers`."""
    here = next(p for p in questionnaire().pages if p.key == page)
    if gate := questionnaire().gate_of(here):
        lines = journey_of(visit_of(client)).lines_on(here)
        shown = " ".join(line.id for line in lines)
        return {gate.field_name: ticks(lines, answers), SHOWN: shown}
    return {name: answers[name] for name in here.questions if name in answers}


def safe(client):
    """Press "I am safe for now"."""
    return client.post("/intake/safe-for-now/", {"run": run_of(client)})


def open_part_two(client, back_to="check"):
    """Go on to the week, travel and money, from the check page or from a chapter of the result."""
    return client.post(OPEN, {"open": "part_two", "from": back_to, "run": run_of(client)})


def walk(client, answers, until=None, most=40):
    """From the first page on, to the result, and through part two from the check page and back to
    it; or to the page `until`. Past an emergency by "I am safe for now". Returns the keys of the
    pages met, and the addresses met, in order."""
    pages, met, back_to = [FIRST.key], [QUESTIONS], ""
    while met[-1] != CHECK and pages[-1] != until and len(met) < most:
        if met[-1] == RESULT and back_to:
            return pages, [*met, CHECK]  # nothing is asked in part two
        if met[-1] == RESULT:
            back_to = "check"
            response = open_part_two(client)
        else:
            last = pages[-1]
            response = safe(client) if met[-1] == HELP else fill(client, last, answers, back_to)
        assert response.status_code == 302, response.content.decode()[:2000]
        met.append(response["Location"])
        if met[-1] == QUESTIONS:
            pages.append(shown(client))
    return pages, met
