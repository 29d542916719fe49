"""Gates: screens that ask, in a line each, which of several questions to ask at all. Pure.

A ticked question is then asked by itself. One that is not ticked, while something is, counts as
answered with the first of its options. "Not sure" leaves all of them open, and so does choosing
nothing. A gate is no question: what comes of it are answers, as if each had been asked.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iop_guide.data import DataError, Mistake, read_rows, refer

from .answers import Answers
from .questions import NOT_SURE, Gate, Line, Question

NONE = "none"
# Which lines a page showed, in a hidden field of it: no empty box speaks of another.
SHOWN = "shown"
# What was ticked at each gate that was answered, by its key.
Ticks = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Choice:
    """A gate as it was answered: the lines that it showed, and what was chosen."""

    gate: Gate
    lines: tuple[Line, ...]
    chosen: tuple[str, ...]

    @property
    def ticks(self) -> list[str]:
        """The questions that were ticked."""
        return [line.id for line in self.lines if line.id in self.chosen]


def shown(gate: Gate, asked: Collection[str]) -> tuple[Line, ...]:
    """The lines for someone who is asked these questions."""
    return tuple(line for line in gate.lines if line.id in asked)


def seen(lines: tuple[Line, ...], data: Mapping[str, Any]) -> tuple[Line, ...]:
    """Those of some lines that stood on the page from which this was sent."""
    names = data[SHOWN].split() if SHOWN in data else [line.id for line in lines]
    return tuple(line for line in lines if line.id in names)


def chosen(lines: Collection[Line], answers: Answers, ticks: Collection[str] | None) -> list[str]:
    """What a gate is filled in with, so that posting it unchanged changes no answer for the
    milder. `ticks` are those of before, None where the gate was not seen yet."""
    if ticks is None:
        return [line.id for line in lines if _by_itself(line, answers, ())]
    if not any(line.id in ticks for line in lines):
        given = {answers.get(line.id) for line in lines}
        if given <= {None}:
            return []
        if given == {NOT_SURE}:
            return [NOT_SURE]
    marked = [n.id for n in lines if n.id in ticks or answers.get(n.id) != n.unticked]
    no = [line.id for line in lines if answers.get(line.id) in line.also_no]
    return [name for name in marked if name not in no] or [NONE]


def told(lines: Collection[Line], chosen: Collection[str], own: Answers) -> dict[str, Any]:
    """What a posted gate tells of each question it showed, None for one left open. `own` are the
    answers given to the questions by themselves: a tick brings them back."""
    if not chosen or NOT_SURE in chosen:
        return dict.fromkeys((line.id for line in lines), NOT_SURE if chosen else None)
    return {n.id: _told_in_a_line(n, n.id in chosen, own.get(n.id)) for n in lines}


def _told_in_a_line(line: Line, ticked: bool, own: Any) -> Any:
    """What one line tells; who said "no" in another way before has said it still."""
    return own if ticked or own in line.also_no else line.unticked


def own_answers(
    gate: Gate, answers: Answers, ticks: Collection[str], own: Answers
) -> dict[str, Any]:
    """The answers given to the questions of a gate by themselves, also those from before that an
    empty box has put aside since."""
    given = dict(own)
    for line in gate.lines:
        said_no = answers.get(line.id) in line.also_no
        if line.id in answers and (said_no or _by_itself(line, answers, ticks)):
            given[line.id] = answers[line.id]
        elif answers.get(line.id) == NOT_SURE:
            given.setdefault(line.id, NOT_SURE)
    return given


def opened(gate: Gate, answers: Answers, ticks: Ticks) -> tuple[str, ...]:
    """The questions of a gate that are asked by themselves: ticked, or answered so since."""
    ticked = ticks.get(gate.key, ())
    return tuple(line.id for line in gate.lines if _by_itself(line, answers, ticked))


def _by_itself(line: Line, answers: Answers, ticks: Collection[str]) -> bool:
    """Whether a question was answered, or is asked, by itself: not by an empty box, nor by "not
    sure" for all."""
    none = (None, NOT_SURE, line.unticked, *line.also_no)
    return line.id in ticks or answers.get(line.id) not in none


def read_gates(path: Path, questions: Mapping[str, Question]) -> dict[str, Gate]:
    """The gates of a data file. DataError where an empty box would say something else than the
    first option of its question, or a question cannot stand in a gate."""
    gates = read_rows(path, "gate", Gate)
    before: list[str] = []
    for gate in gates.values():
        place = Mistake("", path.name, "gate", gate.key)
        if len(gate.lines) < 2:
            raise DataError(place.at(words="give at least two lines", field="line"))
        for line in gate.lines:
            refer([line.id], questions, place.at(field="line"), "question")
            _check(line, questions[line.id], before, place.at(field=f"line.{line.id}"))
            options = questions[line.id].option_ids()
            refer(line.also_no, options, place.at(field=f"line.{line.id}"), "option")
            before.append(line.id)
    return gates


def _check(line: Line, question: Question, before: Collection[str], place: Mistake) -> None:
    if line.id in before:
        raise DataError(place.at(words="it stands in another gate, too"))
    if question.many or not question.not_sure:
        raise DataError(place.at(words="only a question with one answer, that may stay open"))
    first = question.option_ids()[0]
    if line.unticked != first:
        words = f"an empty box must say {first!r}, the first option of {line.id}"
        raise DataError(place.at(words=words, field=f"{place.field}.unticked"))
