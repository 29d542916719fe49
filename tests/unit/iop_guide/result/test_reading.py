"""The product fires the safety rows exactly as an independent reading of the document does."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from intake.answers import check_answers
from intake.questionnaire import questionnaire
from iop_guide.result.result import Result
from programs.levels.content import read_files, read_rules
from tests.support.contract import ALWAYS_DUE, OPTIONS, Answers, asked, is_open, named, rank
from tests.support.population import population, with_open
from tests.support.reading import ROWS, alerts
from tests.support.reading_open import (
    ON_THEIR_OWN,
    at_random,
    fired,
    holds_in_any_case,
    known,
    mildest,
)

COUNT = 2000
DEFINITIONS = read_rules(read_files())


TAKEN = {"use_frequency", "medicines", "substances", "drinks_per_day"} | {
    name for name in OPTIONS if name.startswith("frequency_")
}


def drawn(count: int, seed: int, taken_mild: float, mild: float) -> Iterator[dict[str, Any]]:
    """Whole, valid answers drawn from the options, every question on its own: with these chances
    what is taken, and how often and how much, or any other answer, is the mildest."""
    chance = random.Random(seed)
    for _ in range(count):
        answers = {
            name: mildest(name)
            if name not in ALWAYS_DUE and chance.random() < (taken_mild if name in TAKEN else mild)
            else at_random(name, chance)
            for name in OPTIONS
        }
        yield asked(_as_often_as_told(answers, chance))


def _as_often_as_told(answers: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """All told and all below `use_frequency` would be refused: one of them is as frequent."""
    picked = named(answers, "substances")
    if len(picked) < 2:
        return answers
    names = [f"frequency_{substance}" for substance in picked]
    most = max(rank(name, answers[name]) for name in names)
    if most < rank("use_frequency", answers["use_frequency"]):
        answers[chance.choice(names)] = answers["use_frequency"]
    return answers


WHOLE = {
    "plausible people": list(population(COUNT, seed=2026)),
    "people drawn uniformly": list(drawn(COUNT, 1, taken_mild=0, mild=0)),
    # A row that fires where no other does, or in spite of little else, needs a mild background.
    "people with a few answers drawn": list(drawn(COUNT, 2, taken_mild=0.85, mild=0.85)),
    "people who take much": list(drawn(3 * COUNT, 3, taken_mild=0.05, mild=0.85)),
}
EVERYONE = [answers for people in WHOLE.values() for answers in people]


def told(answers: Answers) -> list[tuple[str, str]]:
    """The alerts of the product."""
    profile: Any = Result(answers, DEFINITIONS).profile
    return [(alert.key, str(alert.urgency)) for alert in profile.alerts]


def some_open(count: int) -> Iterator[dict[str, Any]]:
    """People of every sort with up to half of their answers open; what hangs on an open answer
    was then not asked for."""
    chance = random.Random(11)
    for whole in chance.sample(EVERYONE, count):
        opened = with_open(whole, chance.choice((0.05, 0.2, 0.5)), chance)
        kept = known(opened).keys() | {name for name in opened if is_open(opened, name)}
        yield {name: answer for name, answer in opened.items() if name in kept}


SOME_OPEN = list(some_open(COUNT))


@pytest.mark.parametrize("people", WHOLE)
def test_the_contract_accepts_everyone(people):
    for answers in WHOLE[people]:
        check_answers(answers, questionnaire())


@pytest.mark.parametrize("people", WHOLE)
def test_over_whole_answers_the_rows_fire_exactly_as_written(people):
    both = ((answers, told(answers), alerts(answers)) for answers in WHOLE[people])
    different = [
        (set(product) ^ set(reading) or "another order", answers)
        for answers, product, reading in both
        if product != reading
    ]
    assert not different, f"{len(different)} people, such as {different[:3]}"


def test_every_row_of_the_document_fires_for_someone():
    found = {key for answers in EVERYONE for key, _ in alerts(answers)}
    assert found == {key for key, _, _ in ROWS}


def test_over_whole_answers_both_readings_agree():
    for answers in EVERYONE[::5]:
        keys = {key for key, _ in alerts(answers) if not key.startswith("T")}
        assert fired(answers) == keys


def _told_apart(answers):
    """The rows in which product and reading differ. M8 is left out for daily pain pills: whether
    they are all there is hangs on open answers that lead in another of its parts."""
    product = {key for key, _ in told(answers) if not key.startswith("T")}
    pills = "opioid_painkillers_daily" in (answers.get("medicines") or ())
    return (product ^ fired(answers)) - ({"M8"} if pills else set())


def test_with_answers_open_a_row_fires_exactly_where_its_leading_parts_are_known():
    different = [
        (difference, answers) for answers in SOME_OPEN if (difference := _told_apart(answers))
    ]
    assert not different, f"{len(different)} people, such as {different[:3]}"


def test_with_answers_open_a_row_of_this_week_fires_only_if_it_holds_in_any_case():
    chance = random.Random(12)
    for answers in SOME_OPEN:
        for key, _ in told(answers):
            if key in ON_THEIR_OWN:
                assert holds_in_any_case(answers, key, chance), (key, answers)
