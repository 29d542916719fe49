"""What to do next, as the card says it: a step in a sentence, with the rest of it folded."""

import re
from dataclasses import dataclass

from ..step_tables import URGENCIES, Step
from .brief import brief
from .settling import Settling
from .shown import ShownResult

TONIGHT = URGENCIES[0]
# What the step is about beside which programs near by can be shown.
CALLING = "call"
# A number to tap never stands on a fold, which is itself tapped.
NUMBER = re.compile(r"\d{3}")


@dataclass(frozen=True)
class ShownStep:
    """One step: how soon, what to do, what may be folded, and whether it asks for a ZIP code."""

    soon: str
    act: str
    more: str
    asks_zip: bool


def next_steps(shown: ShownResult, asked: Settling | None, alarmed: bool) -> list[ShownStep]:
    """The steps of this person. Where a danger that is open is asked about right above, the step
    that leads to the open questions is that one."""
    done_here = asked is not None and asked.danger is not None
    steps = [step for step in shown.result.steps if not (step.danger_open and done_here)]
    return [_step(shown, step, step.urgency == TONIGHT and not alarmed) for step in steps]


def _step(shown: ShownResult, step: Step, whole: bool) -> ShownStep:
    """One step. What is for tonight stands there whole, unless an alarm on top says it too; and so
    does a number to call."""
    text = shown.result.step_text(step)
    act, more = brief(text)
    if whole or NUMBER.search(act):
        act, more = text, ""
    return ShownStep(step.soon, act, more, shown.asks_zip and step.about == CALLING)
