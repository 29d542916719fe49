"""What the guide tells a made-up population, as Markdown.

    python -m tests.support.population_table [COUNT]

Outcomes, levels and rows with no answer open, three and ten in a hundred; and what leaving out one
single answer does to people without an alarm. The people are those of tests/support/population.py.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from iop_guide.result.result import Result
from programs.levels.content import read_files, read_rules

from .contract import ALWAYS_DUE, Answers
from .population import population, with_open
from .reading import ROWS

COUNT, SEED, LEFT_OUT_OVER = 2000, 20261127, 500
SHARES = {"none open": 0.0, "3 % open": 0.03, "10 % open": 0.10}
OUTCOMES = ("emergency", "youth", "medical_first", "not_enough_answers", "no_program", "level")
TO_A_DOCTOR = ("emergency", "medical_first")
MOST_NAMED = 12

DEFINITIONS = read_rules(read_files())


class Told(NamedTuple):
    """What one person was told, as far as the table counts it."""

    outcome: str
    level: str
    rows: frozenset[str]
    could_not_tell: int


class Gain(NamedTuple):
    """An alarm that came from leaving out one answer: where it led, the question, the new rows."""

    person: int
    outcome: str
    question: str
    rows: tuple[str, ...]


Column = Sequence[Told]


def tell(answers: Answers) -> Told:
    """Runs the guide on one set of answers."""
    result: Any = Result(answers, DEFINITIONS)
    rows = frozenset(alert.key for alert in result.profile.alerts)
    level = result.level.key if result.level else "no level"
    return Told(str(result.outcome), level, rows, len(result.profile.could_not_tell))


def columns(people: Sequence[Answers]) -> dict[str, Column]:
    """The same people once for each share of open answers."""
    return {
        name: [tell(answers) for answers in opened(people, share)] for name, share in SHARES.items()
    }


def opened(people: Sequence[Answers], share: float) -> Iterator[Answers]:
    """The people with this share of their answers open; the same ones on every run."""
    chance = random.Random(f"{SEED} {share}")
    return (with_open(answers, share, chance) if share else answers for answers in people)


def table(title: str, told: dict[str, Column], counted: dict[str, Callable[[Told], bool]]) -> str:
    """One table: a line for each thing counted, its share in each column."""
    lines = [f"| {title} | " + " | ".join(told) + " |", "| --- |" + " ---: |" * len(told)]
    for name, holds in counted.items():
        shares = [sum(map(holds, column)) / len(column) for column in told.values()]
        lines.append(f"| {name} | " + " | ".join(f"{share:.1%}" for share in shares) + " |")
    return "\n".join(lines)


def tables(told: dict[str, Column]) -> Iterator[str]:
    """Outcomes, levels and rows."""
    outcomes = {name: _has_outcome(name) for name in OUTCOMES}
    yield table("outcome", told, {**outcomes, "a doctor or an emergency": _to_a_doctor})
    levels = [level.key for level in DEFINITIONS.levels[1:]]
    yield table("level", told, {key: _has_level(key) for key in [*levels, "no level"]})
    yield table("row", told, {key: _has_row(key) for key, _, _ in ROWS})
    each = [sum(one.could_not_tell for one in column) / len(column) for column in told.values()]
    open_rows = ", ".join(f"{name} {mean:.2f}" for name, mean in zip(told, each, strict=True))
    yield f"Rows that could not be told, a person: {open_rows}."


def _has_outcome(name: str) -> Callable[[Told], bool]:
    return lambda told: told.outcome == name


def _has_level(key: str) -> Callable[[Told], bool]:
    return lambda told: told.level == key


def _has_row(key: str) -> Callable[[Told], bool]:
    return lambda told: key in told.rows


def _to_a_doctor(told: Told) -> bool:
    return told.outcome in TO_A_DOCTOR


def without_each(answers: Answers) -> Iterator[tuple[str, Answers]]:
    """Every single answer left out in turn, with its question."""
    for name in answers:
        if name not in ALWAYS_DUE:
            yield name, {other: answer for other, answer in answers.items() if other != name}


def gains(number: int, answers: Answers, before: Told) -> Iterator[Gain]:
    """Every single answer of one person that brings an alarm by being left out."""
    for question, fewer in without_each(answers):
        after = tell(fewer)
        if _to_a_doctor(after):
            new = tuple(sorted(after.rows - before.rows))
            yield Gain(number, after.outcome, question, new)


def leave_one_out(people: Sequence[Answers], told: Column) -> str:
    """What leaving out one answer does to the people without an alarm."""
    calm = [number for number, one in enumerate(told) if not _to_a_doctor(one)]
    pairs = sum(len(list(without_each(people[number]))) for number in calm)
    found = [gain for number in calm for gain in gains(number, people[number], told[number])]
    medical = [gain for gain in found if gain.outcome == "medical_first"]
    touched = len({gain.person for gain in medical})
    return "\n".join(
        [
            f"Leaving out one answer: {len(people)} people, {len(calm)} without an alarm, "
            f"{pairs} pairs of a person and an answer.",
            f"- gain medical first: {len(medical)} pairs, {_share(len(medical), pairs)}",
            f"- people with at least one such answer: {touched}, {_share(touched, len(calm))}",
            f"- gain an emergency: {len(found) - len(medical)}",
            *_most_named(found),
        ]
    )


def _most_named(found: Sequence[Gain]) -> Iterator[str]:
    """The questions that bring an alarm most often by being left out, and the rows they bring."""
    named = Counter((gain.question, ", ".join(gain.rows)) for gain in found)
    yield "\n| left out | new rows | times |\n| --- | --- | ---: |"
    for (question, rows), times in named.most_common(MOST_NAMED):
        yield f"| {question} | {rows} | {times} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2%}" if whole else "of nobody"


def main() -> None:
    """Print everything."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    people = list(population(count, SEED))
    told = columns(people)
    print(f"{count} made-up people (tests/support/population.py, seed {SEED})\n")
    print("\n\n".join(tables(told)))
    few = people[:LEFT_OUT_OVER]
    print("\n" + leave_one_out(few, told["none open"][:LEFT_OUT_OVER]))


if __name__ == "__main__":
    main()
