"""The live preview: what stands in a text field, rendered by the function that the pages use."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from ..markdown import inline, passage, render
from ..phones import phones

LONGEST = 100_000
GUIDE, PASSAGE, SENTENCE, LIST = "guide", "passage", "sentence", "list"


def _list(text):
    lines = [(mark_safe(inline(line)),) for line in text.splitlines() if line.strip()]
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", lines))


WAYS = {GUIDE: render, PASSAGE: passage, SENTENCE: inline, LIST: _list}
# How each long text of a level is shown; a field that is not named here is plain.
PASSAGES = (
    "usual_week", "usual_length", "sleep", "medical_care", "who_is_there", "daily_life",
    "serves_who", "needs_more", "needs_less", "cost", "waiting",
)  # fmt: skip
LISTS = ("first_steps", "step_up", "step_down", "ask_program", "ask_about_use", "watch_for")
LEVEL = {"summary": SENTENCE, **dict.fromkeys(PASSAGES, PASSAGE), **dict.fromkeys(LISTS, LIST)}


@require_POST
def rendered(request):
    """A piece of HTML for staff who may edit; it is kept nowhere."""
    user = request.user
    may_edit = user.has_perm("programs.change_level") or user.has_perm("programs.change_guide")
    if not (user.is_active and user.is_staff and may_edit):
        raise PermissionDenied
    text, way = request.POST.get("text", ""), WAYS.get(request.POST.get("way"))
    if way is None or len(text) > LONGEST:
        return HttpResponse("This cannot be previewed.", status=400, content_type="text/plain")
    html = mark_safe(way(text.strip()))
    return HttpResponse(html if way is render else phones(html))
