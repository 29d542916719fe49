"""The new limits of the repository: what they would change in the draft, then the draft so."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect

from ...admin_pages.own_page import page
from .. import new_limits
from ..editions import notice
from ..publishing.refusals import Refused

NEEDED = [
    f"programs.{verb}_{name}"
    for name in ("limit", "combination", "combinationpart")
    for verb in ("add", "change", "delete")
]
LOADED = "The draft has the new limits. All texts stayed. Visitors see it after it is published."
KEPT = "The draft says that its own limits fit the ratings of today. Publish it to say so to all."


@permission_required(NEEDED, raise_exception=True)
def limits_page(request):
    """What the new limits change and what they replace; load them, or keep the site's own."""
    try:
        if request.method == "POST" and (said := _taken(request.POST)):
            messages.success(request, said)
            return redirect("admin:programs_release_publish")
    except Refused as error:
        messages.warning(request, str(error))
    return _shown(request)


def _taken(post):
    """Take the step that was pressed; what to say of it."""
    seen = post.get("seen") or "nothing"
    if post.get("step") == "load":
        new_limits.load(seen, replace="replace" in post)
        return LOADED
    if post.get("step") == "keep" and "fits" in post:
        new_limits.keep(seen)
        return KEPT
    return ""


def _shown(request):
    try:
        limits = new_limits.new_limits()
    except Refused as error:
        messages.warning(request, str(error))
        return redirect("admin:index")
    context = {"title": "New limits", "limits": limits, "notice": notice()}
    return page(request, "draft/limits", context)
