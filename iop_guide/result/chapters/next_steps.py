"""What to do next, as the card says it: a step in a sentence, with the rest of it folded."""

import re
from dataclasses import dataclass

from intake.safety import INTERRUPTING

from ...rules.profile import Urgency
from ..doctor_first import agreeing
from ..step_tables import URGENCIES, Step
from .brief import brief
from .settling import Settling
from .shown import ShownResult

TONIGHT = URGENCIES[0]
# What the step is about beside which programs near by can be shown.
CALLING = "call"
# What has an alarm of its own on top of the card.
PRESSING = (*INTERRUPTING, Urgency.TODAY)
# How the names begin of what a step against danger to someone is about.
DANGER = "danger"
# A number to tap never stands on a fold, which is itself tapped.
NUMBER = re.compile(r"\d{3}")


@dataclass(frozen=True)
class ShownStep:
    """One step: how soon, what to do, what may be folded, and whether it asks for a ZIP code."""

    soon: str
    act: str
    more: str
    asks_zip: bool


def next_steps(shown: ShownResult, asked: Settling | None) -> list[ShownStep]:
    """The steps of this person. Where a danger that is open is asked about right above, that is
    the step that leads to the open questions, and another has its place here."""
    done_here = asked is not None and asked.danger is not None
    steps = shown.result.steps_beside_danger() if done_here else shown.result.steps
    told = {alert.urgency for alert in shown.result.profile.alerts}
    return [_step(shown, step, _is_whole(step, told)) for step in steps]


def _is_whole(step: Step, told: set[Urgency]) -> bool:
    """What is for tonight stands there whole, unless an alarm on top says it too. An alarm to see a
    doctor today says nothing of a step against danger to someone."""
    on_top = INTERRUPTING if step.about.startswith(DANGER) else PRESSING
    return step.urgency == TONIGHT and told.isdisjoint(on_top)


def _step(shown: ShownResult, step: Step, whole: bool) -> ShownStep:
    """One step. One that begins with a number to call is never folded."""
    text = agreeing(shown.result.step_text(step), shown.result.doctor_first)
    act, more = brief(text)
    if whole or NUMBER.search(act):
        act, more = text, ""
    return ShownStep(step.soon, act, more, shown.asks_zip and step.about == CALLING)
