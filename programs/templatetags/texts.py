"""For templates: Markdown as safe HTML; programs/levels/markdown.py lets nothing unsafe through."""

from django import template
from django.utils.safestring import mark_safe

from programs.levels.markdown import inline as _inline
from programs.levels.markdown import inside as _inside
from programs.levels.markdown import passage as _passage
from programs.levels.markdown import render

register = template.Library()


@register.filter
def markdown(text: str) -> str:
    """A guide's body."""
    return mark_safe(render(text))


@register.filter
def passage(text: str) -> str:
    """A level's text as paragraphs of its own."""
    return mark_safe(_passage(text))


@register.filter
def inside(text: str) -> str:
    """A level's text in a cell or a list's entry."""
    return mark_safe(_inside(text))


@register.filter
def inline(text: str) -> str:
    """A level's text within a sentence or a paragraph."""
    return mark_safe(_inline(text))
