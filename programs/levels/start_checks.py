"""What `manage.py check`, and every start, says about this site's own releases."""

from typing import Any

from django.core.checks import CheckMessage, Warning

from .editions import HOW, notice


def made_for_earlier_ratings(**options: Any) -> list[CheckMessage]:
    """A warning where limits were made for other ratings than the questions now come to: the
    site goes on serving."""
    told = notice()
    if told is None:
        return []
    hint = f"{told.todo} {HOW}" if told.to_load else told.todo
    return [Warning(told.text, hint=hint, id="programs.W001")]
