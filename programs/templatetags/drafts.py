"""For admin templates: how the draft stands to the newest release."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.db.models import Model
from django.urls import reverse

from programs import models
from programs.levels.editions import notice
from programs.levels.languages import as_stored, in_todays_form
from programs.levels.published import Published
from programs.levels.publishing.refusals import open_proposal
from programs.levels.publishing.status import waiting
from programs.levels.releases import draft_content, newest

register = template.Library()


@register.simple_tag
def draft_state() -> dict[str, object]:
    """The release that visitors read, a newer one that was tampered with, whether there is a
    draft, whether it says something else, the proposals that wait, and whether limits were made for
    other ratings."""
    content, release = draft_content(), newest()
    last = models.Release.objects.values_list("number", flat=True).first()
    return {
        "release": release.number,
        "tampered": last if last and last != release.number else None,
        "exists": content is not None,
        "differs": content is not None and _differs(content, release),
        "waiting": waiting(),
        "notice": notice(),
    }


def _differs(content: Mapping[str, Any], release: Published) -> bool:
    return as_stored(content) != in_todays_form(release.stored)


@register.simple_tag
def held_proposal() -> models.Proposal | None:
    """The proposal that waits and says exactly what the draft says, or None."""
    content = draft_content()
    return open_proposal(content) if content else None


@register.simple_tag
def page_of(row: Model) -> str:
    """The address where visitors read a row of the draft; empty where it has no page."""
    if isinstance(row, models.HelpLine):
        return reverse("help_now")
    if isinstance(row, models.Level | models.Guide):
        return reverse(row._meta.model_name, args=[row.key])
    return ""
