"""For templates: the small picture of a level, drawn in templates/icons/."""

from functools import cache

from django import template
from django.template.loader import select_template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@cache  # there are a handful, and nothing in them is of whoever looks
def level_picture(key: str) -> SafeString:
    """The picture of the level with this key; a level without one gets the plain stair."""
    return select_template([f"icons/level_{key}.html", "icons/level.html"]).render()
