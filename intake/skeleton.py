"""A page of questions that are not answered yet is the same for everyone who gets it at that place
of the road: it is rendered once, with gaps for what is one visitor's own, and filled in for each.

What is kept holds no token and no answer. A page with an answer, an error or a reminder on it is
rendered for its visitor alone, and so is one of a preview.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.cache.utils import make_template_fragment_key
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape

from iop_guide.rules.language import spoken

from .answers import Answers
from .forms import PageForm
from .gate_form import GateForm
from .safety import interrupting

TEMPLATE = "intake/page.html"
# What is one visitor's own, and what stands for it until it is filled in: nobody could guess it.
OWN = {name: secrets.token_hex(16) for name in ("csrf_token", "run", "mark")}


def shown(
    request: HttpRequest, context: Mapping[str, Any], form: PageForm | GateForm, answers: Answers
) -> HttpResponse:
    """The page of questions."""
    key = _key(context, form) if form.is_blank and _is_calm(request, answers) else None
    if key is None:
        return render(request, TEMPLATE, {**context, "form": form})
    page = caches["pages"].get(key)
    if page is None:
        page = render_to_string(TEMPLATE, {**context, "form": form, **OWN}, request)
        caches["pages"].set(key, page)
    return HttpResponse(_filled(page, {**context, "csrf_token": get_token(request)}))


def _is_calm(request: HttpRequest, answers: Answers) -> bool:
    """Whether no reminder of danger belongs on the page, and no preview's bar."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and not interrupting(answers)


def _key(context: Mapping[str, Any], form: PageForm | GateForm) -> str | None:
    """All that the page shows, but for what is someone's own: two pages that differ never share a
    key. None where that cannot be told of something."""
    told = {name: getattr(value, "key", value) for name, value in context.items()}
    shared = sorted((name, value) for name, value in told.items() if name not in OWN)
    if not all(isinstance(value, str | int) for _name, value in shared):
        return None
    vary_on = (spoken(), form.respondent, form.shows, shared)
    return make_template_fragment_key("questions", vary_on)


def _filled(page: str, own: Mapping[str, Any]) -> str:
    for name, gap in OWN.items():
        page = page.replace(gap, escape(own[name]))
    return page
