"""For templates: Markdown as safe HTML."""

from django import template
from django.utils.safestring import mark_safe

from programs.markdown import render

register = template.Library()


@register.filter
def markdown(text: str) -> str:
    """The Markdown as HTML; programs/markdown.py lets nothing unsafe through."""
    return mark_safe(render(text))
