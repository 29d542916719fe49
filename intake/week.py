"""The week: what the obligations leave free, read off the answers for the fit of formats. Pure."""

from typing import Any

from iop_guide.rules.fit import HARD, WITH_CHANGES, Availability

from .conditions import Standing

# The most hours a week that each answer leaves free.
MOST_HOURS = {"20_plus": 168, "9_19": 19, "3_8": 8, "under_3": 2}
NEVER = ("none",)
STEPS = {
    "overnight": {"with_arrangements": WITH_CHANGES, "no": HARD},
    "transport": {"hard": WITH_CHANGES, "none": HARD},
    "telehealth": {"sometimes": WITH_CHANGES, "no": HARD},
    "caregiving": {"shared": WITH_CHANGES, "sole": HARD},
}
# Which answers stand behind each clash, so that the page can name them.
ANSWERS = {
    "times": ("free_times",),
    "hours": ("hours_free",),
    "nights": ("overnight",),
    "travel": ("transport",),
    "privacy": ("telehealth",),
    "caring": ("caregiving",),
    "away_caring": ("caregiving",),
    "work": ("work", "work_flexibility"),
    "away_work": ("work", "work_flexibility"),
}


def availability(standing: Standing, housing: bool) -> Availability:
    """The week of a person; what is open counts as no obstacle, and is asked for elsewhere."""
    times = _answer(standing, "free_times")
    return Availability(
        times=None if times is None else frozenset(times) - set(NEVER),
        hours=MOST_HOURS.get(_answer(standing, "hours_free") or ""),
        nights=_step(standing, "overnight"),
        travel=_step(standing, "transport"),
        privacy=_step(standing, "telehealth"),
        caring=_step(standing, "caregiving"),
        work=_work(standing),
        housing=housing,
    )


def _answer(standing: Standing, question: str) -> Any:
    return standing.get(question, (None, False))[0]


def _step(standing: Standing, question: str) -> int:
    return STEPS[question].get(_answer(standing, question) or "", 0)


def _work(standing: Standing) -> int:
    if _answer(standing, "work") in (None, "none"):
        return 0
    return HARD if _answer(standing, "work_flexibility") == "none" else WITH_CHANGES
