"""Making a release the draft again."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect

from ...admin_pages.own_page import page
from .. import drafts, models
from ..difference import changes
from ..publishing.proposals import hold_draft
from ..releases import content_of, draft_content, newest


@permission_required(
    ["programs.change_level", "programs.change_helpline", "programs.change_guide"],
    raise_exception=True,
)
def draft_page(request, pk):
    """What would change in the draft, and the button that makes it this release's content."""
    release = get_object_or_404(models.Release, pk=pk)
    content = content_of(release)
    if request.method == "POST":
        with transaction.atomic():
            hold_draft()
            drafts.load(content, f"{release} was made the draft again")
        text = f"The draft is {release} again. Visitors still see release {newest().number}."
        messages.success(request, text)
        return redirect("admin:index")
    context = {
        "title": f"Make {release} the draft again",
        "release": release,
        "newest": newest(),
        "changes": changes(draft_content() or {}, content),
    }
    return page(request, "release/draft", context)
