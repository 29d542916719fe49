"""Which of the questions ahead could still change outcome, range, alerts, needs or first steps; in
an emergency no needs, as it names no program.

Pure. It errs on the side of asking: what it leaves out changes none of them, whatever it or any
other open question turns out to be.
"""

from collections.abc import Collection, Iterator

from intake.answers import Answers, stand
from intake.conditions import Condition, Standing
from intake.frequency import WORKED_OUT
from intake.notes import needs
from intake.questionnaire import questionnaire
from intake.scoring import profile_of

from ...rules.definitions import Definitions
from ...rules.recommendation import Outcome
from ..fit_file import fit_data
from ..step_tables import ADULT
from .hanging import questions_behind
from .range import Range, range_of
from .steps import Prospects
from .triggers import Fired, fired

# One of these can raise what another says already: nothing is decided before all were asked.
RAISING = frozenset(name for item in WORKED_OUT.values() for name in item.read_from) - {"medicines"}
# Where it is told that someone is in care, every step to the next level depends on it.
ALWAYS: frozenset[str] = frozenset({"current_care"})


def asks(answers: Answers, ahead: Collection[str], definitions: Definitions) -> frozenset[str]:
    """The questions without an answer that can still change the result, where those `ahead` are
    yet to be asked."""
    if not RAISING.isdisjoint(ahead):
        return frozenset(questionnaire().questions)
    standing = stand(answers, questionnaire())
    reach = range_of(profile_of(standing), standing, definitions)
    return ALWAYS | RAISING | questions_behind(_hanging(reach, fired(standing)), standing)


def _hanging(reach: Range, rows: Fired) -> Iterator[Condition]:
    """Every condition that could still change something."""
    yield from rows.hanging
    outcomes = _outcomes(reach, rows)
    if outcomes != {Outcome.EMERGENCY}:  # which names no program
        yield from _of_needs(reach.standing)
    if outcomes & set(ADULT):
        yield from reach.hanging()
        yield from _of_formats(reach)
    yield from Prospects(reach.standing, rows, outcomes, frozenset(reach.levels)).hanging()


def _of_needs(standing: Standing) -> Iterator[Condition]:
    """What a program should also have."""
    for need in needs().values():
        yield need.when
        if need.unless_known and need.when.truth(standing):
            yield need.unless_known


def _of_formats(reach: Range) -> Iterator[Condition]:
    """What decides which format leads, on which some steps depend."""
    levels = [level for level in reach.definitions.levels if level.key in reach.levels]
    keys = {item["key"] for level in levels for item in level.texts.get("format", ())}
    rows = [(row.ratings, row.when) for row in fit_data().suits.values() if row.format in keys]
    rows += [(row.ratings, row.when) for row in fit_data().caution.values()]
    for ratings, when in rows:
        yield from reach.reaching(ratings)
        if when:
            yield when


def _outcomes(reach: Range, rows: Fired) -> frozenset[str]:
    """Every outcome that the result may still have."""
    if rows.surely_comes_out("emergency"):
        return frozenset({Outcome.EMERGENCY})
    possible = {Outcome.EMERGENCY} if rows.may_come_out("emergency") else set()
    if reach.person.youth:
        return frozenset(possible | {Outcome.YOUTH})
    if rows.surely_comes_out("medical_first"):
        return frozenset(possible | {Outcome.MEDICAL_FIRST})
    if rows.may_come_out("medical_first"):
        possible |= {Outcome.MEDICAL_FIRST}
    if reach.low == 0:
        possible |= {Outcome.NO_PROGRAM, Outcome.NOT_ENOUGH_ANSWERS}
    return frozenset(possible | ({Outcome.LEVEL} if reach.high else set()))
