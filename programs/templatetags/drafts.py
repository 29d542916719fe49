"""For admin templates: how the draft stands to the newest release."""

from django import template
from django.urls import reverse

from programs import models
from programs.content import fingerprint
from programs.releases import draft_content, newest

register = template.Library()


@register.simple_tag
def draft_state():
    """The newest release, whether there is a draft, and whether it says something else."""
    content, release = draft_content(), newest()
    differs = bool(content) and fingerprint(content) != release.hash
    return {"release": release.number, "exists": bool(content), "differs": differs}


@register.simple_tag
def page_of(row):
    """The address where visitors read a row of the draft; empty where it has no page."""
    if isinstance(row, models.HelpLine):
        return reverse("help_now")
    if isinstance(row, models.Level | models.Guide):
        return reverse(row._meta.model_name, args=[row.key])
    return ""
