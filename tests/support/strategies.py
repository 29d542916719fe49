"""Hypothesis strategies over the whole answer space, and what "worse" means in it."""

import random

from hypothesis import strategies as st

from intake.frequency import FREQUENCIES, SUBSTANCES
from intake.questionnaire import questionnaire
from intake.questions import NOT_SURE

from .people import PEOPLE, WELL, answers_of

QUESTIONS = questionnaire().questions
REQUIRED = [q.id for q in QUESTIONS.values() if q.required]
WORSE_BY_ONE_MORE = ("sud_criteria", "use_risks", "emergency_signs", "substances")
OBLIGATIONS = [q.id for q in QUESTIONS.values() if q.section == "obligations"]
HOW_OFTEN = {f"frequency_{substance}" for substance in SUBSTANCES}


def options(question):
    """Any answer to one question, "not sure" left out."""
    if question.kind == "zip":
        return st.sampled_from(["02139", "99501"])
    if not question.many:
        return st.sampled_from(question.option_ids())
    free = [option for option in question.option_ids() if option != question.exclusive]
    some = st.lists(st.sampled_from(free), min_size=1, unique=True)
    return some | st.just([question.exclusive]) if question.exclusive else some


WORST = {
    q.id: list(q.option_ids())[-1:] if q.many else q.option_ids()[-1]
    for q in QUESTIONS.values()
    if q.kind == "choice"
}
ONLY_DUE = {name: WELL[name] for name in REQUIRED}
PLACES_TO_START = [ONLY_DUE, WELL, WORST, *map(answers_of, PEOPLE)]


def several(found):
    """The names of the questions that tell how often each of several substances is used."""
    picked = found.get("substances", NOT_SURE)
    names = [] if picked == NOT_SURE else [f"frequency_{substance}" for substance in picked]
    return names if len(names) > 1 else []


def contradicts(found):
    """Whether every one of several substances is told to be used less often than the most
    frequent of them, which the contract refuses."""
    steps = [found.get(name, NOT_SURE) for name in (*several(found), "use_frequency")]
    if len(steps) < 3 or NOT_SURE in steps:
        return False
    *each, most = map(FREQUENCIES.index, steps)
    return max(each) < most


def as_often_as_told(found):
    """The same answers, the first of several substances used as often as the most frequent one
    where none of them would be."""
    if not contradicts(found):
        return found
    return {**found, several(found)[0]: found["use_frequency"]}


def options_or_open(question):
    """Any answer to one question, every third left open (None, or "not sure") where it may be."""
    if question.required:
        return options(question)
    left_open = st.sampled_from([None, NOT_SURE] if question.not_sure else [None])
    return st.one_of(options(question), options(question), left_open)


# Made once: a strategy is checked anew wherever it is made, which costs more than what is drawn.
NAMES = st.sampled_from(sorted(QUESTIONS))
ANSWERS_TO = {question.id: options_or_open(question) for question in QUESTIONS.values()}


@st.composite
def one_answer(draw):
    """One question and any answer to it, None for left open."""
    name = draw(NAMES)
    return name, draw(ANSWERS_TO[name])


STARTS = st.sampled_from(PLACES_TO_START)
CHANGES = st.lists(one_answer(), max_size=25, unique_by=lambda change: change[0])


@st.composite
def answers(draw):
    """Any set of answers that the contract accepts, asked or not: someone, with any number of
    their answers changed or left open."""
    found = dict(draw(STARTS)) | dict(draw(CHANGES))
    return as_often_as_told({name: answer for name, answer in found.items() if answer is not None})


def anyone(chance: random.Random):
    """A person drawn at random, every question on its own; about a fifth left open."""
    found = {}
    for question in QUESTIONS.values():
        if question.kind == "choice" and (question.required or chance.random() < 0.8):
            ids = question.option_ids()
            free = [option for option in ids if option != question.exclusive]
            some = chance.sample(free, chance.randint(1, min(3, len(free))))
            few = [question.exclusive] if question.exclusive and chance.random() < 0.5 else some
            found[question.id] = few if question.many else chance.choice(ids)
    return as_often_as_told(found)


def someone(chance: random.Random):
    """A person who mostly gets a level: someone imagined, with up to 14 answers drawn anew,
    the milder ones more often, or left open."""
    found = dict(chance.choice([WELL, *map(answers_of, PEOPLE)]))
    drawn = anyone(chance)
    for name in chance.sample(sorted(QUESTIONS), chance.randint(0, 14)):
        order = () if QUESTIONS[name].many else QUESTIONS[name].order()
        if chance.random() < 0.15 and name not in REQUIRED:
            found.pop(name, None)
        elif order:
            found[name] = min(chance.choices(order, k=2), key=order.index)
        elif name in drawn and name not in ("age_group", "emergency_signs"):
            found[name] = drawn[name]
    return as_often_as_told(found)


def worse(found, name):
    """Every way in which one answer can be one step worse, each as the whole answers then are."""
    question = QUESTIONS[name]
    answer = found.get(name)
    if answer in (None, NOT_SURE):
        return []
    if name in WORSE_BY_ONE_MORE:
        kept = [option for option in answer if option != question.exclusive]
        rest = set(question.option_ids()) - set(kept) - {question.exclusive}
        ways = [{**found, name: [*kept, option]} for option in sorted(rest)]
        if name == "substances" and len(kept) == 1:
            ways = [_as_often_as_before(way, kept[0]) for way in ways]
    else:
        order = () if question.many else question.order()
        step = order.index(answer) + 1 if answer in order else len(order)
        ways = [{**found, name: option} for option in order[step : step + 1]]
    return [way for way in ways if not contradicts(way)]


def _as_often_as_before(found, substance):
    """With a second substance, how often the first is used has to be told for itself."""
    before = found.get("use_frequency", NOT_SURE)
    return {**found, f"frequency_{substance}": before}


@st.composite
def answers_and_worse(draw):
    """Answers, and the same with one of them one step worse."""
    found = draw(answers())
    ways = [way for name in found for way in worse(found, name)]
    return (found, draw(st.sampled_from(ways))) if ways else (found, found)
