"""What would change a result: where what the questionnaire offers meets the search of the rules."""

from collections.abc import Mapping
from typing import Any

from intake.answers import Answers, stand
from intake.changes import milder, shuts_nothing, worse
from intake.questionnaire import questionnaire
from intake.rescoring import Rescoring
from intake.scoring import profile_of

from .rules.change_search import Change, Trial
from .rules.comparison import place
from .rules.explanation import Words, inside, name_of
from .rules.recommendation import Outcome, Recommendation, recommend
from .rules.what_if import WhatIf, what_would_change


def smallest_changes(answers: Answers, now: Recommendation) -> tuple[WhatIf, ...]:
    """The smallest changes of these answers that would move the recommendation they gave."""
    found = questionnaire()
    standing, rescoring = stand(answers, found), Rescoring(answers)

    def place_with(changes: Mapping[str, Any]) -> int:
        return place(now.definitions, rescoring.low(changes))

    def recommend_with(changes: Mapping[str, Any]) -> Recommendation | None:
        changed = stand({**answers, **changes}, found)
        if not shuts_nothing(standing, changed):
            return None
        return recommend(profile_of(changed), now.definitions)

    trial = Trial(place_with, recommend_with)
    return what_would_change(now, worse(answers, found), milder(answers, found), trial)


def in_words(item: WhatIf, words: Words) -> str:
    """One "what would change this" as a sentence."""
    changes = words.joined([_changed(change, words) for change in item.changes], "and")
    return words.frames["would_change"].format(changes=changes, then=_then(item, words))


def _changed(change: Change, words: Words) -> str:
    question = questionnaire().questions[change.question]
    frame = words.frames["came_to_include" if question.many else "became"]
    return frame.format(question=question.short, answer=question.option(change.option).said)


def _then(item: WhatIf, words: Words) -> str:
    """What a change leads to. `level` may stand beside a doctor's visit."""
    then = item.then
    name = inside(name_of(then.level)) if then.level else ""
    return words.frames[_frame(item)].format(level=name)


def _frame(item: WhatIf) -> str:
    then = item.then
    if then.outcome == Outcome.LEVEL:
        return "then_level_at_least" if then.highest else "then_level"
    if then.outcome == Outcome.MEDICAL_FIRST and item.same_outcome:
        return "then_after_doctor" if then.level else "then_after_doctor_nothing"
    if then.outcome == Outcome.MEDICAL_FIRST:
        return "then_medical_first_level" if then.level else "then_medical_first"
    return f"then_{then.outcome}"
