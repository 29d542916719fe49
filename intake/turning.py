"""What a posted page makes of a visit: its answers kept, and which page is shown next. Pure.

`back_to` says where a question was opened from. Empty is the road itself: Continue leads to the
page after. Else it leads through what the change has brought up, and back there; and Back leads
through the same pages, and from the first of them back there, too.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .answers import Answers
from .deciding import Asks, decided
from .gates import Choice, own_answers
from .gates import told as told_at_gate
from .journey import Journey, journey
from .marks import Shown
from .questionnaire import questionnaire
from .questions import PART_ONE, PART_TWO, Page
from .visit import Visit

# What a page tells: an answer to each question, None for one left open, or what a gate was told.
Told = Answers | Choice


def journey_of(visit: Visit) -> Journey:
    """The journey of a visit so far."""
    return journey(
        visit.answers, visit.pages, questionnaire(), visit.decided, visit.gates, visit.at
    )


def begun(respondent: str) -> Visit:
    """A visit that begins; for whom was asked on the start page, or by the page read before."""
    if respondent not in questionnaire().questions["respondent"].option_ids():
        return Visit()
    page = questionnaire().page_of("respondent")
    return Visit(answers={"respondent": respondent}, pages=[page.key])


def shown(visit: Visit, so_far: Journey) -> tuple[Page, str]:
    """The page of questions to show now, and where Continue returns to after it."""
    page = so_far.find(visit.at)
    if page and so_far.reaches(page):
        return page, visit.back_to
    return so_far.first_unseen() or so_far.of_part(PART_ONE)[-1], ""


def opened(visit: Visit, page: Page | None, back_to: str) -> Visit:
    """A page opened from elsewhere, and the answers of before remembered, also those of before an
    earlier change that no result has told of yet; without a page, back on the road where it was
    left."""
    if page is None:
        return replace(visit, at="", back_to="")
    before = visit.before_change or visit.answers
    return replace(visit, at=page.key, back_to=back_to, before_change=before, trail=[])


def forward(visit: Visit, told: Told, page: Page, back_to: str, asks: Asks) -> Visit:
    """Keep what a page told, and go on from it."""
    seen = [*dict.fromkeys([*visit.pages, page.key])]
    changed = settled(replace(kept(visit, told), pages=seen), asks)
    ahead = _ahead(visit, changed, page, asks) if back_to else journey_of(changed).after(page)
    return replace(
        changed,
        at=ahead.key if ahead else "",
        back_to=back_to,
        before_change=_before_change(visit, changed, page) if back_to else {},
        trail=[*_met(visit, page), page.key] if back_to and ahead else [],
    )


def settled(visit: Visit, asks: Asks) -> Visit:
    """The visit without the questions whose answers could change nothing any more, and whether
    part one is walked with that."""
    changed = replace(visit, decided=decided(visit.answers, visit.pages, asks, visit.gates))
    left = journey_of(replace(changed, at="")).first_unseen()
    return replace(changed, walked=left is None)


def first_unseen(visit: Visit, so_far: Callable[[], Journey]) -> Page | None:
    """The first page of part one not yet seen; the journey is worked out only where one may be."""
    return None if visit.walked and not visit.at else so_far().first_unseen()


def _ahead(visit: Visit, changed: Visit, page: Page, asks: Asks) -> Page | None:
    """What comes after a page that was opened from elsewhere: what its change has brought up, and
    all that is left of part two, where it was that; whichever stands first."""
    after, met = journey_of(changed), {*_met(visit, page), page.key}
    began = visit
    if visit.before_change:  # over several pages
        began = settled(replace(visit, answers=visit.before_change), asks)
    brought_up = after.opened_since(journey_of(began), met)
    again = page.key in visit.pages and visit.at in ("", page.key) and page.key not in visit.trail
    left = None if again or page.part != PART_TWO else after.unseen_after(page)
    return min(filter(None, (brought_up, left)), key=questionnaire().pages.index, default=None)


def _before_change(visit: Visit, changed: Visit, page: Page) -> dict[str, Any]:
    """A change may go on over several pages, and be sent twice: it began with the first."""
    goes_on = visit.at == page.key or changed.answers == visit.answers
    return visit.before_change if visit.before_change and goes_on else visit.answers


def backward(visit: Visit, told: Told, page: Page, back_to: str, asks: Asks) -> Visit:
    """Keep what a page told, and go to the one before; it counts as seen only if it did. Where
    nothing is before it, it leads out of the questions."""
    changed, met = settled(kept(visit, told), asks), _met(visit, page)
    if back_to:
        at = met[-1] if met else ""
        return replace(changed, at=at, back_to=back_to if at else "", trail=[*met, page.key])
    before = journey_of(visit).before(page)
    return replace(changed, at=before.key if before else "", back_to="", trail=[])


def _met(visit: Visit, page: Page) -> list[str]:
    """The pages answered before this one since a question was opened from elsewhere; none on one
    that was not come to in this way."""
    if page.key in visit.trail:
        return visit.trail[: visit.trail.index(page.key)]
    return list(visit.trail) if visit.at == page.key else []


def looked_at(visit: Visit) -> Visit:
    """A result was looked at: what a change did before that is no news any more."""
    return replace(visit, before_change={})


def kept(visit: Visit, told: Told) -> Visit:
    """The visit with these answers, None for what was left open; or with a gate answered so."""
    if isinstance(told, Choice):
        return _with_gate(visit, told)
    answers = {name: value for name, value in visit.answers.items() if name not in told}
    given = {name: value for name, value in told.items() if value is not None}
    return replace(visit, answers=answers | given, walked=False)


def _with_gate(visit: Visit, choice: Choice) -> Visit:
    key, ticks = choice.gate.key, visit.gates.get(choice.gate.key, ())
    own = own_answers(choice.gate, visit.answers, ticks, visit.own)
    gates = visit.gates | {key: choice.ticks}
    answers = told_at_gate(choice.lines, choice.chosen, own)
    return kept(replace(visit, gates=gates, own=own), answers)


def could_be_shown(so_far: Journey, returns: tuple[str, ...]) -> list[Shown]:
    """Every page that can be reached, in every way that it can be shown."""
    pages = [page.key for page in so_far.pages if so_far.reaches(page)]
    return [(key, back_to) for key in pages for back_to in ("", *returns)]
