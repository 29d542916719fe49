"""For templates: what is said once of a whole page of listings."""

from collections.abc import Iterable

from django import template

from programs.directory.listing import Listing
from programs.directory.origins import Source
from programs.directory.origins import sources as _sources

register = template.Library()


@register.simple_tag
def sources(listings: Iterable[Listing]) -> list[Source]:
    """Where these listings are from, each source and day once."""
    return _sources(listings)
