"""The estimator: by hand, and over random figures."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_guide.result.cost_estimate import CostSharing, estimate

money = st.decimals(0, 5000, places=2)
maybe = st.none() | money
weeks = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda two: tuple(sorted(two)))
per_week = st.integers(0, 7)


@st.composite
def plans(draw):
    if draw(st.booleans()):
        how = {"copay": draw(money)}
    else:
        how = {"share": draw(st.decimals(0, 100, places=1))}
    return CostSharing(**how, deductible_left=draw(maybe), limit_left=draw(maybe))


def dollars(*amounts):
    return tuple(Decimal(amount) for amount in amounts)


@pytest.mark.parametrize(
    ("sessions", "price", "plan", "low", "high"),
    [
        # 3 a week for 8 to 12 weeks at 300: 24 to 36 sessions, 7,200 to 10,800 billed.
        (3, 300, {"copay": 40, "deductible_left": 0}, 960, 1440),
        # The deductible first: 3 sessions of 300 and 100 of a fourth, with its copay of 40.
        (3, 300, {"copay": 40, "deductible_left": 1000}, 960, 2320),
        (3, 300, {"copay": 40}, 960, 10800),
        (3, 300, {"copay": 40, "limit_left": 1200}, 960, 1200),
        (3, 300, {"share": 20, "deductible_left": 1000}, 2240, 2960),
        (3, 300, {"share": 20}, 1440, 10800),
        (3, 300, {"share": 100, "deductible_left": 0}, 7200, 10800),
        (3, 300, {"share": 0, "deductible_left": 0}, 0, 0),
        # A copay above the price is the price.
        (3, 30, {"copay": 40, "deductible_left": 0}, 720, 1080),
        (0, 300, {"copay": 40, "deductible_left": 500}, 0, 0),
    ],
)
def test_by_hand(sessions, price, plan, low, high):
    plan = CostSharing(**{name: Decimal(value) for name, value in plan.items()})
    found = estimate(sessions, (8, 12), Decimal(price), plan)
    assert (found.low, found.high) == dollars(low, high)


@given(per_week, weeks, money, plans())
def test_the_range_is_in_order_and_within_its_limits(sessions, weeks, price, plan):
    found = estimate(sessions, weeks, price, plan)
    assert 0 <= found.low <= found.high <= found.billed_high
    assert found.billed_low <= found.billed_high
    if plan.limit_left is not None:
        assert found.high <= plan.limit_left


@given(per_week, weeks, money, plans(), st.data())
def test_more_of_anything_never_costs_less(sessions, weeks, price, plan, data):
    before = estimate(sessions, weeks, price, plan)
    more_of = data.draw(st.sampled_from(["sessions", "weeks", "price", "plan"]))
    if more_of == "sessions":
        after = estimate(sessions + 1, weeks, price, plan)
    elif more_of == "weeks":
        after = estimate(sessions, (weeks[0], weeks[1] + 1), price, plan)
    elif more_of == "price":
        after = estimate(sessions, weeks, price + data.draw(money), plan)
    else:
        names = ("copay", "share", "deductible_left", "limit_left")
        name = data.draw(st.sampled_from([n for n in names if getattr(plan, n) is not None]))
        raised = getattr(plan, name) + data.draw(money)
        raised = min(raised, Decimal(100)) if name == "share" else raised
        after = estimate(sessions, weeks, price, replace(plan, **{name: raised}))
    assert after.low >= before.low and after.high >= before.high


@given(per_week, weeks, money, plans(), money)
def test_what_is_not_known_never_makes_the_range_narrower(sessions, weeks, price, plan, amount):
    for name in ("deductible_left", "limit_left"):
        known = estimate(sessions, weeks, price, replace(plan, **{name: amount}))
        unknown = estimate(sessions, weeks, price, replace(plan, **{name: None}))
        assert unknown.high >= known.high
    known = estimate(sessions, weeks, price, replace(plan, deductible_left=amount))
    unknown = estimate(sessions, weeks, price, replace(plan, deductible_left=None))
    assert unknown.low <= known.low


@pytest.mark.parametrize(
    "wrong",
    [{}, {"copay": 1, "share": 1}, {"share": 101}, {"share": -1}, {"copay": -1},
     {"copay": 1, "deductible_left": -1}, {"copay": 1, "limit_left": -1}],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError):
        CostSharing(**{name: Decimal(value) for name, value in wrong.items()})


@pytest.mark.parametrize(
    ("sessions", "weeks", "price"),
    [(-1, (1, 2), 1), (1, (2, 1), 1), (1, (-1, 1), 1), (1, (1, 2), -1)],
)
def test_figures_below_zero_or_out_of_order_are_refused(sessions, weeks, price):
    with pytest.raises(ValueError):
        estimate(sessions, weeks, Decimal(price), CostSharing(share=Decimal(100)))
