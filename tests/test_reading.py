"""The product fires the safety rows exactly as an independent reading of the document does."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from intake.answers import check_answers
from intake.questionnaire import questionnaire
from iop_guide.result import Result
from programs.content import read_files, read_rules

from .contract import ALWAYS_DUE, OPTIONS, Answers, asked, named, rank
from .population import population, with_open
from .reading import ROWS, alerts
from .reading_open import ON_THEIR_OWN, at_random, fired, holds_in_any_case, known, mildest

COUNT = 2000
DEFINITIONS = read_rules(read_files())


def drawn(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Whole, valid answers drawn from the options, every question on its own: half of the people
    uniformly, half with most answers the mildest, for rows that fire where no other does."""
    chance = random.Random(seed)
    for number in range(count):
        mild = 0.85 if number % 2 else 0.0
        answers = {
            name: mildest(name)
            if name not in ALWAYS_DUE and chance.random() < mild
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
    "people drawn from the options": list(drawn(COUNT, seed=2026)),
}
EVERYONE = [answers for people in WHOLE.values() for answers in people]


def told(answers: Answers) -> list[tuple[str, str]]:
    """The alerts of the product."""
    profile: Any = Result(answers, DEFINITIONS).profile
    return [(alert.key, str(alert.urgency)) for alert in profile.alerts]


def some_open(count: int) -> list[dict[str, Any]]:
    """People of both kinds with up to half of their answers open."""
    chance = random.Random(11)
    people = chance.sample(EVERYONE, count)
    opened = (with_open(answers, chance.choice((0.05, 0.2, 0.5)), chance) for answers in people)
    return [known(answers) for answers in opened]


SOME_OPEN = some_open(COUNT)


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
    for answers in EVERYONE:
        keys = {key for key, _ in alerts(answers) if not key.startswith("T")}
        assert fired(answers) == keys


def test_with_answers_open_a_row_fires_exactly_where_its_leading_parts_are_known():
    both = ((answers, {key for key, _ in told(answers)}) for answers in SOME_OPEN)
    different = [
        (difference, answers)
        for answers, product in both
        if (difference := {key for key in product if not key.startswith("T")} ^ fired(answers))
    ]
    assert not different, f"{len(different)} people, such as {different[:3]}"


def test_with_answers_open_a_row_of_this_week_fires_only_if_it_holds_in_any_case():
    chance = random.Random(12)
    for answers in SOME_OPEN:
        for key, _ in told(answers):
            if key in ON_THEIR_OWN:
                assert holds_in_any_case(answers, key, chance), (key, answers)
