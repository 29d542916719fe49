"""For admin templates: how the draft stands to the newest release."""

from django import template

from programs.content import fingerprint
from programs.releases import draft_content, newest

register = template.Library()


@register.simple_tag
def draft_state():
    """The newest release, whether there is a draft, and whether it says something else."""
    content, release = draft_content(), newest()
    differs = bool(content) and fingerprint(content) != release.hash
    return {"release": release.number, "exists": bool(content), "differs": differs}
