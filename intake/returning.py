"""Where Continue returns to after a question that was opened from elsewhere: the check page, or a
chapter of the result. Forms name it by a key, so that no address can be sent in."""

from django.urls import reverse

# The key in the forms' field `from`, and the name of the address.
RETURNS = {
    "check": "intake:check",
    "card": "recommendation",
    "why": "result_why",
    "week": "result_week",
    "cost": "result_cost",
    "programs": "result_programs",
    "take_along": "result_take_along",
}
# Where the road ends.
END = "card"


def known(said: str | None) -> str:
    """The key that a form said; empty, as for the road itself, where it is none."""
    return said if said in RETURNS else ""


def address(back_to: str) -> str:
    """Where Continue returns to."""
    return reverse(RETURNS[back_to])


def tells(back_to: str, path: str) -> bool:
    """Whether this page says what a change did that was opened from there: the page itself, and
    the card for the check page, which shows no result."""
    return bool(back_to) and path == address(END if back_to == "check" else back_to)
