"""What `manage.py check`, and every start, says about this site's own releases."""

from typing import Any

from django.core.checks import CheckMessage, Warning

from .editions import HOW, notice


def made_for_earlier_ratings(**options: Any) -> list[CheckMessage]:
    """A warning where limits were made for other ratings than the questions now come to: the
    site goes on serving."""
    found = notice()
    if found is None:
        return []
    hint = f"{found.todo} {HOW}" if found.to_load else found.todo
    return [Warning(found.text, hint=hint, id="programs.W001")]
