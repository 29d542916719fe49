"""Which safety triggers a person's answers set off, and which open answers leave undecided.

Pure. The rows are read in triggers.py. A row fires when its leading parts are known to hold and
none of the rest is known not to; a row with a leading part open is told as a question and never
as a fact. A row needs only its own answers, whatever else is missing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from iop_guide.rules.profile import Alert, Untold, Urgency

from .answers import Answers, stand
from .conditions import FALSE, OPEN, TRUE, Standing
from .frequency import work_out
from .questionnaire import questionnaire
from .terms import terms
from .triggers import Alternative, Trigger, triggers

# A way into a row, with the truth of what leads in it and of the rest.
Way = tuple[Alternative, int, int]
INTERRUPTING = (Urgency.EMERGENCY, Urgency.HELP_FIRST)


def trusting(standing: Standing) -> Standing:
    """The same answers, each taken as asked: a trigger needs only its own answers."""
    if all(certain for _answer, certain in standing.values()):
        return standing
    asked = {name: (answer, True) for name, (answer, _asked) in standing.items()}
    return asked | work_out(asked)


def is_there_now(standing: Standing) -> bool:
    """Whether the person is known to be in 24-hour care now, with staff at hand."""
    return terms()["there_now"].truth(standing) == TRUE


def alerts_of(standing: Standing) -> tuple[tuple[Alert, ...], tuple[Untold, ...]]:
    """The alerts that answers set off, most urgent first, and the rows left undecided."""
    standing = trusting(standing)
    alerts: list[Alert] = []
    untold: list[Untold] = []
    for trigger, ways, alert in _rows(standing, tuple(Urgency)):
        if alert:
            alerts.append(alert)
        elif question := _undecided_by(ways, standing):
            untold.append(Untold(trigger.key, question))
    order = list(Urgency)
    by_urgency = sorted(alerts, key=lambda alert: order.index(alert.urgency))
    return tuple(by_urgency), tuple(untold)


def _rows(
    standing: Standing, urgencies: Collection[Urgency]
) -> Iterator[tuple[Trigger, list[Way], Alert | None]]:
    """The rows that are as urgent as `urgencies`, which are the first: a row looks back at those
    before it only. Each with the ways that lead into it, and its alert where it fires."""
    there = is_there_now(standing)
    fired: set[str] = set()
    for trigger in triggers().values():
        if trigger.urgency not in urgencies or (trigger.not_there and there):
            continue
        ways = _possible(trigger, fired, standing)
        alert = _alert(trigger, ways, standing)
        if alert:
            fired.add(trigger.key)
        yield trigger, ways, alert


def _possible(trigger: Trigger, fired: Collection[str], standing: Standing) -> list[Way]:
    """The ways into a row that nothing known rules out, each with the truths of its two parts."""
    possible = []
    for way in trigger.alternatives:
        if way.where_not.isdisjoint(fired) and (lead := way.lead.truth(standing)):
            rest = way.rest.truth(standing) if way.rest else TRUE
            if rest != FALSE:
                possible.append((way, lead, rest))
    return possible


def _alert(trigger: Trigger, ways: list[Way], standing: Standing) -> Alert | None:
    """The alert of a row that fires, told by the way in that leaves the least open."""
    fires = [(rest, way) for way, lead, rest in ways if lead == TRUE]
    if not fires:
        return None
    certainty, way = max(fires, key=lambda item: item[0])
    parts = [way.lead, way.rest] if way.rest else [way.lead]
    answers = [name for part in parts for name in part.grounds(standing, TRUE)]
    unknown = way.rest.grounds(standing, OPEN) if way.rest and certainty == OPEN else ()
    return _built(trigger, tuple(dict.fromkeys(answers)), tuple(dict.fromkeys(unknown)))


def _built(trigger: Trigger, answers: tuple[str, ...], unknown: tuple[str, ...]) -> Alert:
    """An emergency with a part open puts help first and leaves the outcome as it is."""
    if unknown and trigger.urgency == Urgency.EMERGENCY:
        return Alert(trigger.key, Urgency.HELP_FIRST, "", answers, unknown)
    return Alert(trigger.key, trigger.urgency, trigger.outcome, answers, unknown)


def _undecided_by(ways: list[Way], standing: Standing) -> str | None:
    """The open question that keeps a row undecided; None where known parts rule it out."""
    for way, lead, _rest in ways:
        if lead == OPEN:
            return next(iter(way.lead.grounds(standing, OPEN)))
    return None


def interrupting(answers: Answers) -> tuple[Alert, ...]:
    """The alerts that are answered before the next question: known danger, and help first.

    An emergency with a part open waits for the result: that part may be the next question. A row
    of help first does not wait for its other parts, which may be asked much later.
    """
    standing = trusting(stand(answers, questionnaire()))
    alerts = (alert for _trigger, _ways, alert in _rows(standing, INTERRUPTING) if alert)
    return interrupting_among(alerts)


def interrupting_among(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """The same of alerts that are known already."""
    return tuple(
        alert for alert in alerts if alert.urgency in INTERRUPTING and not _waits_for_a_part(alert)
    )


def reminder(interrupting: Iterable[Alert], there_now: bool) -> str:
    """Whom every page names after danger was told: "staff" in 24-hour care, else "lines"; empty
    where it was not. A home that is not safe brings none: whoever makes it so may see the screen.
    """
    if not any(alert.outcome for alert in interrupting):
        return ""
    return "staff" if there_now else "lines"


def tells_danger(before: Answers, told: Answers) -> bool:
    """Whether an answer just told, with those of before, is answered before anything else."""
    return any(not told.keys().isdisjoint(a.answers) for a in interrupting({**before, **told}))


def _waits_for_a_part(alert: Alert) -> bool:
    return bool(alert.unknown) and triggers()[alert.key].urgency == Urgency.EMERGENCY


def brought_up(rows: Mapping[str, Any], standing: Standing) -> list[Any]:
    """The notes, needs or other rows whose condition is known to hold, and nothing known that
    keeps them away."""
    standing = trusting(standing)
    held = (row for row in rows.values() if row.when.truth(standing) == TRUE)
    return [row for row in held if not _kept_away(row, standing)]


def _kept_away(row: Any, standing: Standing) -> bool:
    unless = getattr(row, "unless_known", None)
    return unless is not None and unless.truth(standing) == TRUE
