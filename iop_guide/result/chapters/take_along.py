"""Take it along: the summary for a clinician, and the call sheets."""

from typing import Any

from .. import pdf
from ..call_sheets import call_sheets
from .sheet import Sheet
from .summary import summary


def take_along(sheet: Sheet, chosen: bool) -> dict[str, Any]:
    """The context of the chapter; `chosen` once someone has ticked, or unticked, answers."""
    shown = sheet.shown
    return {
        **summary(sheet),
        "from": "take_along",
        "kept_off_paper": False,  # the sheet itself leaves off what must not be read
        "chosen": chosen,
        "kept_back": bool(sheet.left_off) and not chosen,
        "pdf": pdf.can_be_made(),
        "calls": call_sheets(shown.result, shown.release),
    }
