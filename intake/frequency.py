"""How often each substance is used, worked out from what was told.

Pure. `use_frequency` is the most frequent of all, so it is never read as how often one substance
among several is used. Conditions name what is worked out here as if it were a question:
`freq_alcohol` and its sisters, `freq_anything`, and the two with a prescription left out,
`own_sedatives` and `own_anything`. While answers are open each is a span: everything that it
could still be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from .conditions import ConditionError, Span, Standing

FREQUENCIES = ("none", "1_3_days", "weekly", "most_days", "daily")
MOST = len(FREQUENCIES) - 1
SUBSTANCES = ("alcohol", "opioids", "sedatives", "stimulants", "cannabis", "other")
OWN_SEDATIVES, ANYTHING, OWN_ANYTHING = "own_sedatives", "freq_anything", "own_anything"
PRESCRIBED_SEDATIVES = "sedatives_daily"


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is used, as conditions may name it: FREQUENCIES, in rising order."""

    id: str
    read_from: tuple[str, ...]
    many: bool = False
    exclusive: str = ""

    def option_ids(self) -> tuple[str, ...]:
        """The steps, the least first."""
        return FREQUENCIES

    def worse_from(self, option: str) -> tuple[str, ...]:
        """`option` and every step above it. ConditionError where there is no such step."""
        if option not in FREQUENCIES:
            raise ConditionError(f"at_least: {self.id} has no option {option!r} in an order")
        return FREQUENCIES[FREQUENCIES.index(option) :]


def _sources(substance: str) -> tuple[str, ...]:
    return ("use_frequency", "substances", f"frequency_{substance}")


_ALL_SOURCES = ("use_frequency", "substances", *(f"frequency_{name}" for name in SUBSTANCES))
WORKED_OUT: dict[str, Frequency] = {
    **{f"freq_{x}": Frequency(f"freq_{x}", _sources(x)) for x in SUBSTANCES},
    OWN_SEDATIVES: Frequency(OWN_SEDATIVES, _sources("sedatives")),
    "freq_sedatives": Frequency("freq_sedatives", ("medicines", *_sources("sedatives"))),
    ANYTHING: Frequency(ANYTHING, ("medicines", *_ALL_SOURCES)),
    OWN_ANYTHING: Frequency(OWN_ANYTHING, _ALL_SOURCES),
}


class FrequencyRange(NamedTuple):
    """The least and the most it could be, as places in FREQUENCIES (0 to 4), and on what."""

    low: int
    high: int
    told_by: tuple[str, ...] = ()
    hangs_on: tuple[str, ...] = ()

    def span(self) -> Span:
        """The same as conditions read it."""
        return Span(STEPS_BETWEEN[self.low, self.high], self.told_by, self.hangs_on)


NOT_USED = FrequencyRange(0, 0)
# The steps from one place to another, both among them.
STEPS_BETWEEN = {
    (low, high): frozenset(FREQUENCIES[low : high + 1])
    for low in range(MOST + 1)
    for high in range(low, MOST + 1)
}


def work_out(standing: Standing) -> dict[str, tuple[Span, bool]]:
    """What to put beside the answers that stand: a span for each name in WORKED_OUT."""
    use = _raised(_told("use_frequency", standing), standing)
    ranges = {f"freq_{name}": _of(name, use, standing) for name in SUBSTANCES}
    ranges[OWN_SEDATIVES] = ranges["freq_sedatives"]
    ranges[ANYTHING] = ranges[OWN_ANYTHING] = _most_often([use, *ranges.values()])
    prescribed = _with_prescription(ranges[OWN_SEDATIVES], standing)
    if prescribed != ranges[OWN_SEDATIVES]:
        ranges["freq_sedatives"] = prescribed
        ranges[ANYTHING] = _most_often([use, *ranges.values()])
    return {name: (often.span(), True) for name, often in ranges.items()}


def contradiction(answers: Mapping[str, Any]) -> bool:
    """Whether every substance is told to be used less often than the most frequent of them."""
    use, picked = answers.get("use_frequency"), answers.get("substances")
    if use not in FREQUENCIES or use == "none" or not isinstance(picked, list) or len(picked) < 2:
        return False
    told = [answers.get(f"frequency_{name}") for name in picked]
    return all(
        often in FREQUENCIES and FREQUENCIES.index(often) < FREQUENCIES.index(use) for often in told
    )


def _told(question: str, standing: Standing) -> FrequencyRange:
    """The range of one question about how often: 0 at its low end unless it surely is asked."""
    if question not in standing:
        return NOT_USED
    answer, certain = standing[question]
    if answer is None:
        return FrequencyRange(0, MOST, hangs_on=(question,))
    place = FREQUENCIES.index(answer)
    if certain:
        return FrequencyRange(place, place, told_by=(question,))
    return FrequencyRange(0, place, told_by=(question,), hangs_on=("use_frequency",))


def _raised(use: FrequencyRange, standing: Standing) -> FrequencyRange:
    """The most frequent of all: told higher of one substance, it is so much for all. While it is
    open which substances, that one may or may not be among them."""
    picked = standing.get("substances", ((), True))[0]
    names = SUBSTANCES if picked is None else picked
    each = [_told(f"frequency_{name}", standing) for name in names if name in SUBSTANCES]
    told = [often for often in each if often.told_by]
    if picked is not None:
        return _most_often([use, *told])
    high = max(often.high for often in (use, *told))
    hangs_on = ("substances",) if high > use.high else ()
    return FrequencyRange(use.low, high, use.told_by, (*use.hangs_on, *hangs_on))


def _of(substance: str, use: FrequencyRange, standing: Standing) -> FrequencyRange:
    """The range of one substance as the person takes it."""
    if "substances" not in standing:
        return NOT_USED
    picked, certain = standing["substances"]
    if picked is None:
        return FrequencyRange(0, use.high, hangs_on=("substances", *use.hangs_on))
    if substance not in picked:
        return FrequencyRange(0, 0, told_by=("substances",))
    own = use if len(picked) == 1 else _among_several(substance, use, standing)
    told_by = ("substances", *own.told_by)
    if certain:
        return FrequencyRange(own.low, own.high, told_by, own.hangs_on)
    return FrequencyRange(0, own.high, told_by, own.hangs_on or ("substances",))


def _among_several(substance: str, use: FrequencyRange, standing: Standing) -> FrequencyRange:
    own = _told(f"frequency_{substance}", standing)
    is_open = own.hangs_on and not own.told_by
    return FrequencyRange(0, use.high, hangs_on=own.hangs_on) if is_open else own


def _with_prescription(own: FrequencyRange, standing: Standing) -> FrequencyRange:
    """Sedatives taken every day as prescribed are daily, whatever else is taken."""
    medicines = standing.get("medicines", ((), True))[0]
    if medicines is None:
        return FrequencyRange(own.low, MOST, own.told_by, ("medicines", *own.hangs_on))
    if PRESCRIBED_SEDATIVES in medicines:
        return FrequencyRange(MOST, MOST, told_by=("medicines",))
    return own


def _most_often(ranges: list[FrequencyRange]) -> FrequencyRange:
    low, high = max([r.low for r in ranges]), max([r.high for r in ranges])
    told_by = [name for r in ranges if r.low == low for name in r.told_by]
    hangs_on = [name for r in ranges if r.high > low for name in r.hangs_on]
    return FrequencyRange(low, high, tuple(dict.fromkeys(told_by)), tuple(dict.fromkeys(hangs_on)))
