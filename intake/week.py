"""The week: what the obligations leave free, read off the answers for the fit of formats. Pure.

What is open stays None: no obstacle, and asked for elsewhere.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from iop_guide.rules.fit.availability import FITS, HARD, WITH_CHANGES, Availability

from .conditions import Standing

# The least and most hours a week that each answer leaves free.
HOURS = {"20_plus": (20, 168), "9_19": (9, 19), "3_8": (3, 8), "under_3": (0, 2)}
STEPS = {
    "nights": ("overnight", {"yes": FITS, "with_arrangements": WITH_CHANGES, "no": HARD}),
    "travel": ("transport", {"easy": FITS, "hard": WITH_CHANGES, "none": HARD}),
    "privacy": ("telehealth", {"yes": FITS, "sometimes": WITH_CHANGES, "no": HARD}),
    "caring": ("caregiving", {"none": FITS, "shared": WITH_CHANGES, "sole": HARD}),
    "school": ("school", {"none": FITS, "part_time": WITH_CHANGES, "full_time": WITH_CHANGES}),
    "court": ("court", {"no": FITS, "yes": WITH_CHANGES}),
}
LEAVE = {"can_take_leave": FITS, "some": WITH_CHANGES, "none": HARD}
# Which answers stand behind each clash, so that the page can name them.
ANSWERS = {
    "times": ("free_times", "work_flexibility"),
    "hours": ("hours_free", "work_flexibility"),
    "sleep": ("work_schedule",),
    "shifts": ("work_schedule",),
    "work": ("work", "work_flexibility"),
    "school": ("school",),
    "nights": ("overnight",),
    "caring": ("caregiving",),
    "travel": ("transport",),
    "privacy": ("telehealth",),
    "court_video": ("court",),
    "housing": ("living", "home_substance_use"),
    "away_caring": ("caregiving",),
    "away_work": ("work", "work_flexibility"),
    "away_school": ("school",),
    "away_court": ("court",),
    "cost": ("cost_worry", "insurance"),
}
# The answers that are in nobody's way, whatever the format.
EASY = {
    question: {answer for answer, weight in steps.items() if weight == FITS}
    for question, steps in STEPS.values()
}
NOTHING: Mapping[str, tuple[str, ...]] = {}
BUSY = {
    "days": {"weekday_mornings", "weekday_afternoons"},
    "evenings": {"weekday_evenings"},
}


def availability(
    standing: Standing, housing: bool, also: Mapping[str, tuple[str, ...]] = NOTHING
) -> Availability:
    """The week of a person. `housing` says whether recovery housing is part of the need; `also`
    names the answers behind clashes that the week itself knows nothing of."""
    times = _answer(standing, "free_times")
    steps = {name: _step(standing, *step) for name, step in STEPS.items()}
    return Availability(
        times=None if times is None else frozenset(times) - {"none"},
        hours=HOURS.get(_answer(standing, "hours_free") or ""),
        work=_work(standing),
        leave=_step(standing, "work_flexibility", LEAVE, unasked=HARD),
        sleep=_step(standing, "work_schedule", {"nights": WITH_CHANGES}),
        shifts=_step(standing, "work_schedule", {"shifts": WITH_CHANGES}),
        cost=_cost(standing),
        housing=_housing(standing, housing),
        busy=_busy(standing),
        answers={**ANSWERS, **also},
        open=frozenset(name for name, (answer, _asked) in standing.items() if answer is None),
        **steps,
    )


def may_be_in_the_way(clashes: Iterable[str], standing: Standing) -> bool:
    """Whether one of these clashes (keys of ANSWERS) could be in the way of any format: not while
    all answers behind them are open, or in nobody's way."""
    behind = {name: _answer(standing, name) for clash in clashes for name in ANSWERS[clash]}
    return any(
        answer is not None and answer not in EASY.get(name, ()) for name, answer in behind.items()
    )


def _answer(standing: Standing, question: str) -> Any:
    return standing.get(question, (None, False))[0]


def _step(
    standing: Standing, question: str, steps: Mapping[str, int], unasked: int = FITS
) -> int | None:
    """How much in the way one answer is; None while it is open."""
    if question not in standing:
        return unasked
    answer = _answer(standing, question)
    return None if answer is None else steps.get(answer, FITS)


def _work(standing: Standing) -> int | None:
    work = _answer(standing, "work")
    if work in (None, "none"):
        return None if work is None else FITS
    return HARD if _answer(standing, "work_flexibility") == "none" else WITH_CHANGES


def _cost(standing: Standing) -> int | None:
    """Money is in the way where there is none for it, and the more so without insurance."""
    worry, insurance = _answer(standing, "cost_worry"), _answer(standing, "insurance")
    if worry is None:
        return None
    steps = {"none": FITS, "some": WITH_CHANGES, "cannot_pay": HARD}
    return steps[worry] if insurance == ["none"] else max(steps[worry] - 1, FITS)


def _housing(standing: Standing, needed: bool) -> int:
    """Without any place to sleep, or where home is not safe, a day program has no ground."""
    nowhere = _answer(standing, "living") == "none" or _answer(standing, "home_safety") == "unsafe"
    return (HARD if nowhere else WITH_CHANGES) if needed else FITS


def _busy(standing: Standing) -> frozenset[str]:
    schedule = BUSY.get(_answer(standing, "work_schedule") or "", set())
    classes = BUSY["days"] if _answer(standing, "school") == "full_time" else set()
    return frozenset(schedule | classes)
