"""What was told, as clauses: "you feel low nearly every day".

Pure. Reasons and "what would change this" are written from these. How often something is used is
told of the substance where that is known, and questions about the same use share one clause, so
that nothing is told twice.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from iop_guide.rules.explain.change_search import Change
from iop_guide.rules.grammar import grammar

from .answers import Answers
from .chosen_options import chosen
from .clauses import DRUGS, MANY, OFTEN, clauses
from .questionnaire import questionnaire
from .questions import Question

SUBSTANCES = "substances"
# Of several options so many are told one by one; where there is a clause for many, fewer.
MOST_NAMED, MOST_BESIDE_MANY = 3, 2


def told(answers: Answers) -> dict[str, str]:
    """What was told, one clause a question; an open question has none."""
    return _told(questionnaire().questions.values(), answers)


def weighing(answers: Answers) -> dict[str, str]:
    """What was told that can weigh: without the first option of each question, its mildest."""
    mild, questions = _mildest(), questionnaire().questions
    return _told([questions[name] for name in mild if answers.get(name) not in mild[name]], answers)


@cache
def _mildest() -> dict[str, tuple[Any, ...]]:
    """What weighs nothing, of each question: no answer, and its first option."""
    first = {q.id: q.option_ids()[:1] for q in questionnaire().questions.values()}
    return {name: (None, *option, [*option]) for name, option in first.items()}


def _told(questions: Iterable[Question], answers: Answers) -> dict[str, str]:
    respondent, sayable = answers.get("respondent", "self"), clauses()
    told_of = {}
    for question in questions:
        if question.id in sayable and (options := chosen(question, answers)):
            told_of[question.id] = _clause(question, options, respondent)
    use = _use(answers, respondent)
    return told_of | {name: clause for name, clause in use.items() if name in told_of}


def supposed(change: Change, answers: Answers, eased: bool = False) -> str:
    """A changed answer as something supposed: "you drank on most days"."""
    often, respondent = change.question == OFTEN, answers.get("respondent", "self")
    name = _of_what(_substances(answers)) if often else change.question
    clause = clauses()[name][change.option]
    return clause.eased(respondent) if eased else clause.supposed(respondent)


def _clause(question: Question, options: Sequence[str], respondent: str) -> str:
    own = clauses()[question.id]
    if len(options) == 1:
        return own[options[0]].text(respondent)
    each = [own[option].text(respondent) for option in options[:MOST_NAMED]]
    text = grammar().options_joined(each)
    if MANY in own and (len(options) > MOST_BESIDE_MANY or "," in text):
        return own[MANY].text(respondent).format(count=_count(options, question))
    return text


def _count(options: Sequence[str], question: Question) -> str:
    whole = [option for option in question.option_ids() if option != question.exclusive]
    return grammar().so_many_of(len(options), len(whole))


def _substances(answers: Answers) -> list[str]:
    """What is used, in the order of the question: what is risky to stop first."""
    question = questionnaire().questions[SUBSTANCES]
    picked = chosen(question, answers)
    return [option for option in question.option_ids() if option in picked and option != "none"]


def _of_what(substances: Sequence[str]) -> str:
    """The entry that says how often, where only `use_frequency` is known."""
    if len(substances) == 1:
        return f"frequency_{substances[0]}"
    return DRUGS if substances and "alcohol" not in substances else OFTEN


def _use(answers: Answers, respondent: str) -> dict[str, str]:
    """How often, of each substance where that is known; `use_frequency` and `substances` as the
    most frequent of them, or as one clause about all where it is not among them."""
    question, substances = questionnaire().questions[OFTEN], _substances(answers)
    if not (options := chosen(question, answers)):
        return {}
    several = len(substances) > 1 and options[0] != "none"
    asked = [f"frequency_{name}" for name in substances] if several else []
    steps = {option: step for step, option in enumerate(question.option_ids())}
    each = {name: answers[name] for name in asked if answers.get(name) in steps}
    most = max(each, key=lambda name: steps[each[name]], default=None)
    every = (_of_what(substances), options[0])
    if most and steps[each[most]] >= steps[options[0]]:
        every = (most, each[most])
    shared = dict.fromkeys((OFTEN, *[SUBSTANCES] * bool(substances)), every)
    entries = {name: (name, option) for name, option in each.items()} | shared
    return {name: _often(*entry, answers, respondent) for name, entry in entries.items()}


def _often(name: str, option: str, answers: Answers, respondent: str) -> str:
    """How often, as what is over for who has just stopped or is looked after day and night."""
    clause = clauses()[name][option]
    stopped = answers.get("stopping") == "stopped_suddenly"
    over = option != "none" and (stopped or answers.get("current_care") == "inpatient")
    return clause.supposed(respondent) if over else clause.text(respondent)
