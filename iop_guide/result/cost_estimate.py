"""A rough figure for what a stay in a program may cost a person. Pure.

All figures are the person's own, in dollars; nothing is looked up. What is not known makes the
range wider, never lower at its high end.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostSharing:
    """What a plan asks of the person: a copay a session or a share in percent (0 to 100).

    `deductible_left` and `limit_left` are what is left of the deductible and of the yearly
    out-of-pocket limit, None where that is not known. Without a plan: a share of 100 percent.
    """

    copay: Decimal | None = None
    share: Decimal | None = None
    deductible_left: Decimal | None = None
    limit_left: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.copay is None) == (self.share is None):
            raise ValueError("give either a copay or a share")
        if self.share is not None and not ZERO <= self.share <= HUNDRED:
            raise ValueError("share: between 0 and 100 percent")
        for amount in (self.copay, self.deductible_left, self.limit_left):
            if amount is not None and amount < ZERO:
                raise ValueError("amounts must not be below 0")


@dataclass(frozen=True, slots=True)
class CostRange:
    """What the person may pay in all, and what the whole stay is billed at, in dollars."""

    low: Decimal
    high: Decimal
    billed_low: Decimal
    billed_high: Decimal


def estimate(per_week: int, weeks: tuple[int, int], price: Decimal, plan: CostSharing) -> CostRange:
    """The range for so many sessions a week, for the fewest to the most weeks.

    `price` is the allowed amount of one session. At the low end a copay is due without the
    deductible, and a deductible that is not known is met; at the high end the deductible comes
    first, and one that is not known takes the whole bill. Never above the limit that is left.
    ValueError where a figure is below 0 or the weeks are not in order.
    """
    few, many = weeks
    if per_week < 0 or price < ZERO or not 0 <= few <= many:
        raise ValueError("figures must not be below 0, and the fewest weeks come first")
    low, high = _low(per_week * few, price, plan), _high(per_week * many, price, plan)
    return CostRange(
        _paid(low, plan), _paid(high, plan), _cents(per_week * few * price),
        _cents(per_week * many * price),
    )  # fmt: skip


def _low(sessions: int, price: Decimal, plan: CostSharing) -> Decimal:
    if plan.copay is not None:
        return sessions * min(plan.copay, price)
    first = min(plan.deductible_left or ZERO, sessions * price)
    return first + _share(sessions * price - first, plan)


def _high(sessions: int, price: Decimal, plan: CostSharing) -> Decimal:
    bill = sessions * price
    if plan.deductible_left is None:
        return bill
    first = min(plan.deductible_left, bill)
    if plan.copay is None:
        return first + _share(bill - first, plan)
    # Session by session: what is left of a price after the deductible is at most one copay.
    whole, part = divmod(first, price) if price else (ZERO, ZERO)
    met = min(int(whole), sessions)
    if met == sessions:
        return first
    return first + min(plan.copay, price - part) + (sessions - met - 1) * min(plan.copay, price)


def _share(amount: Decimal, plan: CostSharing) -> Decimal:
    return amount * (plan.share or ZERO) / HUNDRED


def _paid(amount: Decimal, plan: CostSharing) -> Decimal:
    """Never more than what is left until the out-of-pocket limit."""
    return _cents(amount if plan.limit_left is None else min(amount, plan.limit_left))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
