"""Leaving answers out, over a made-up population: no alarm from what nobody said.

Every one of 500 people, every single answer left out in turn; and 2,000 people with three and ten
in a hundred answers open. The bounds are those that skipping must keep; the figures are printed by
tests/support/population_table.py.
"""

import random
from collections.abc import Iterator
from functools import cache

import pytest

from intake.answers import stand
from intake.questionnaire import questionnaire
from intake.scoring import profile
from iop_guide.rules.profile import Profile
from tests.support.contract import ALWAYS_DUE, Answers
from tests.support.population import population, with_open

SEED = 20261127


@cache
def people(count: int) -> tuple[Answers, ...]:
    return tuple(population(count, SEED))


def without_each(answers: Answers) -> Iterator[tuple[str, Answers]]:
    for name in answers:
        if name not in ALWAYS_DUE:
            yield name, {key: value for key, value in answers.items() if key != name}


def is_calm(person: Profile) -> bool:
    return not (person.emergency or person.medical_first or person.youth)


def test_no_alert_rests_on_an_answer_left_out_and_few_gain_an_alarm():
    pairs = gained = 0
    for answers in people(500):
        calm = is_calm(profile(answers))
        for left_out, fewer in without_each(answers):
            person = profile(fewer)
            assert not any(left_out in alert.answers for alert in person.alerts), left_out
            assert all(fewer.get(n) is None for a in person.alerts for n in a.unknown), left_out
            pairs += calm
            gained += calm and not is_calm(person)
    assert pairs > 10_000
    assert gained <= 0.02 * pairs


def alarmed(share: float) -> float:
    """The share of people with a doctor or an emergency first, with so many answers open."""
    chance = random.Random(SEED)
    told = [profile(with_open(answers, share, chance)) for answers in people(2000)]
    return sum(person.emergency or person.medical_first for person in told) / len(told)


@pytest.mark.parametrize("share", [0.03, 0.1])
def test_skipping_alarms_at_most_five_in_a_hundred_more(share):
    assert alarmed(share) <= alarmed(0) + 0.05


def test_what_could_not_be_told_is_asked_for_and_is_open():
    for answers in people(500):
        fewer = with_open(answers, 0.1, random.Random(SEED))
        asked = stand(fewer, questionnaire())
        for row in profile(fewer).could_not_tell:
            assert row.question in asked
            assert fewer.get(row.question) in (None, "not_sure")
