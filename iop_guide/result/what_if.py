"""What would change a result: where what the questionnaire offers meets the search of the rules."""

from intake.answers import AnswerError, Answers, check_answers, stand
from intake.changes import every_answer, milder, opened, shuts_nothing, worse
from intake.conditions import Standing
from intake.questionnaire import questionnaire
from intake.rescoring import Rescoring
from intake.scoring import profile_of
from intake.told_clauses import supposed

from ..rules.comparison import place
from ..rules.explain.change_search import Trial, Values
from ..rules.explain.sentence_frames import Frames
from ..rules.explain.what_if import Way, WhatIf, what_would_change
from ..rules.explain.wording import MOST_WORDS, Words, length
from ..rules.grammar import grammar
from ..rules.profile import Urgency
from ..rules.recommendation import Outcome, Recommendation, recommend


def smallest_changes(answers: Answers, now: Recommendation) -> tuple[WhatIf, ...]:
    """The smallest changes of these answers that would move the recommendation they gave."""
    questions, rescoring = questionnaire(), Rescoring(answers)

    def place_with(changes: Values) -> int:
        return place(now.definitions, rescoring.low(changes))

    def recommend_with(changes: Values) -> Recommendation | None:
        return changed(answers, changes, now)

    trial = Trial(place_with, recommend_with)
    return what_would_change(now, worse(answers, questions), milder(answers, questions), trial)


def changed(answers: Answers, changes: Values, now: Recommendation) -> Recommendation | None:
    """What changed answers lead to; None where the change may not be offered: where it shuts
    anything, contradicts another answer, brings new danger, or holds
    only for some answers to what it opens."""
    questions, moved = questionnaire(), {**answers, **changes}
    before, after = stand(answers, questions), stand(moved, questions)
    if not shuts_nothing(before, after) or not _allowed(moved):
        return None
    then = recommend(profile_of(after), now.definitions)
    if not pressing(then) <= pressing(now):
        return None
    new = opened(before, after, questions)
    ways = every_answer(new, questions) if new else []
    if ways is None or not all(_same(then, after, {**moved, **way}) for way in ways):
        return None
    return then


def pressing(recommendation: Recommendation) -> set[str]:
    """The alerts of today or sooner, by their key."""
    alerts = recommendation.profile.alerts
    return {alert.key for alert in alerts if alert.urgency != Urgency.THIS_WEEK}


def _same(then: Recommendation, after: Standing, answers: Answers) -> bool:
    """Whether an answer to what a change opens leaves all as promised, and opens nothing more."""
    questions = questionnaire()
    asked = stand(answers, questions)
    again = recommend(profile_of(asked), then.definitions)
    return not opened(after, asked, questions) and (again.outcome, again.level) == (
        then.outcome,
        then.level,
    )


def _allowed(answers: Answers) -> bool:
    try:
        check_answers(answers, questionnaire())
    except AnswerError:
        return False
    return True


def in_words(item: WhatIf, answers: Answers, words: Words) -> str:
    """One "what would change this" in words: as one sentence, or as more where it is long."""
    clauses = [supposed(change, answers, item.way == Way.LESS) for change in item.changes]
    then, first, frames = _then(item, words), len(clauses), words.frames
    frame = frames.would_change_more if item.way == Way.MORE else frames.would_change_less
    text = frame.format(changes=grammar().clauses_joined(clauses), then=then)
    if length(text) <= MOST_WORDS:
        return text
    while first > 1 and length(grammar().clauses_joined(clauses[:first])) >= MOST_WORDS:
        first -= 1
    changes, more = (
        grammar().clauses_joined(clauses[:first]),
        grammar().clauses_joined(clauses[first:]),
    )
    frame = frames.would_change_longest if more else frames.would_change_long
    return frame.format(changes=changes, more=more, then=then)


def _then(item: WhatIf, words: Words) -> str:
    """What a change leads to. `level` may stand beside a doctor's visit."""
    then = item.then
    name = words.name(then.level) if then.level else ""
    return _frame(then, words.frames).format(level=name)


def _frame(then: Recommendation, frames: Frames) -> str:
    if then.outcome == Outcome.LEVEL:
        return frames.then_level_at_least if then.highest else frames.then_level
    if then.outcome == Outcome.MEDICAL_FIRST:
        return frames.then_after_doctor if then.level else frames.then_after_doctor_nothing
    return frames.then_no_program
