"""The road of one person as the journey gives it, page by page, without a site around it."""

from intake import turning
from intake.deciding import everything
from intake.gates import NONE, Choice
from intake.questionnaire import questionnaire
from intake.questions import PARTS
from intake.visit import Visit


def walked(answers, asks=everything, chosen=None, parts=PARTS[:1]):
    """The journey of someone who answers each page of some parts with what `answers` holds for it;
    `chosen` is what they choose at some of the gates, by key."""
    visit = Visit()
    so_far = turning.journey_of(visit)
    while page := next(filter(None, map(so_far.first_unseen, parts)), None):
        visit = turning.forward(visit, told_on(so_far, page, answers, chosen), page, "", asks)
        so_far = turning.journey_of(visit)
    return so_far


def told_on(so_far, page, answers, chosen=None):
    """What someone with these answers tells on a page of questions, or at a gate."""
    if gate := questionnaire().gate_of(page):
        lines = so_far.lines_on(page)
        at_this = (chosen or {}).get(page.gate, ticks(lines, answers))
        return Choice(gate, lines, tuple(at_this))
    return {name: answers.get(name) for name in so_far.questions_on(page)}


def length(answers, chosen=None):
    """How many pages and how many questions their road has."""
    road = walked(answers, chosen=chosen)
    return len(road.pages), len(road.asked)


def ticks(lines, answers):
    """What someone with these answers chooses at a gate: whatever is not surely "no"."""
    some = [line.id for line in lines if answers.get(line.id) != line.unticked]
    return some or [NONE]
