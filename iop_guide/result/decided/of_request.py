"""Which questions still matter by the levels that a request reads (DECIDED in settings.py)."""

from functools import partial

from django.http import HttpRequest

from intake.deciding import Asks
from programs.levels.preview import BrokenDraft, release_of
from programs.levels.releases import newest

from .asks import asks


def asks_of(request: HttpRequest) -> Asks:
    """By the release, or in a preview by the draft; by the release where the draft is broken."""
    try:
        release = release_of(request)
    except BrokenDraft:
        release = newest()
    return partial(asks, definitions=release.definitions)
