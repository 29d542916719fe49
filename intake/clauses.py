"""What was told, as clauses with subject and verb: "you feel low nearly every day".

Pure. The words are data/clauses.toml, checked against the questionnaire; reasons and "what would
change this" are written from them. How often something is used is told of the substance where
that is known, and questions about the same use share one clause, so that nothing is told twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from iop_guide.rules.change_search import Change
from iop_guide.rules.sentences import options_joined

from .answers import Answers
from .changes import may_be_named
from .questionnaire import questionnaire
from .questions import LOVED_ONE, Question
from .reading import DATA, DataError, build, read_file
from .telling import chosen

OFTEN, SUBSTANCES, DRUGS = "use_frequency", "substances", "frequency_drugs"
MANY, MOST_NAMED = "many", 2
# Who answers is no fact of the person, and what insurance there is weighs nothing.
NEVER_TOLD = ("respondent", "insurance")
AND = "and"
COUNTS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One option in both voices: as it is, as something supposed (`if_`), and as what is left
    where things eased (`less_`, where that is said in another way)."""

    self: str
    loved_one: str
    if_self: str = ""
    if_loved_one: str = ""
    less_self: str = ""
    less_loved_one: str = ""

    def told(self, respondent: str) -> str:
        """As a fact: "you drink every day"."""
        return self.loved_one if respondent == LOVED_ONE else self.self

    def supposed(self, respondent: str) -> str:
        """As something supposed, or as what is over: "you drank every day"."""
        return self.if_loved_one if respondent == LOVED_ONE else self.if_self

    def eased(self, respondent: str) -> str:
        """As what is left: "you felt low only on some days"."""
        text = self.less_loved_one if respondent == LOVED_ONE else self.less_self
        return text or self.supposed(respondent)


def told(answers: Answers) -> dict[str, str]:
    """What was told, one clause a question; an open question has none."""
    respondent = answers.get("respondent", "self")
    found = {}
    for name, question in questionnaire().questions.items():
        if name in clauses() and (options := chosen(question, answers)):
            found[name] = _clause(question, options, respondent)
    return found | _use(answers, respondent)


def supposed(change: Change, answers: Answers, eased: bool = False) -> str:
    """A changed answer as something supposed: "you drank on most days"."""
    often, respondent = change.question == OFTEN, answers.get("respondent", "self")
    name = _of_what(_substances(answers)) if often else change.question
    clause = clauses()[name][change.option]
    return clause.eased(respondent) if eased else clause.supposed(respondent)


def _clause(question: Question, options: Sequence[str], respondent: str) -> str:
    own = clauses()[question.id]
    text = options_joined([own[option].told(respondent) for option in options], AND)
    if MANY in own and (len(options) > MOST_NAMED or "," in text):
        return own[MANY].told(respondent).format(count=COUNTS[len(options)])
    return text


def _substances(answers: Answers) -> list[str]:
    question = questionnaire().questions[SUBSTANCES]
    return [option for option in chosen(question, answers) if option != "none"]


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
    found = {name: (name, option) for name, option in each.items()} | shared
    return {name: _often(*entry, answers, respondent) for name, entry in found.items()}


def _often(name: str, option: str, answers: Answers, respondent: str) -> str:
    """How often, as what is over for who has just stopped or is looked after day and night."""
    clause = clauses()[name][option]
    stopped = answers.get("stopping") == "stopped_suddenly"
    over = option != "none" and (stopped or answers.get("current_care") == "inpatient")
    return clause.supposed(respondent) if over else clause.told(respondent)


@cache
def clauses(path: Path = DATA / "clauses.toml") -> Mapping[str, Mapping[str, Clause]]:
    """The clauses by question and option. Raises DataError, naming file, question and option."""
    questions = {q.id: q for q in questionnaire().questions.values() if q.options}
    known = {**questions, DRUGS: questions[OFTEN]}
    tables: Mapping[str, Any] = read_file(path, known)
    found = {name: _read(name, table, path.name) for name, table in tables.items() if table}
    for name, question in known.items():
        if name not in NEVER_TOLD:
            _check(name, question, found.get(name, {}), path.name)
    return found


def _read(name: str, table: Mapping[str, Any], where: str) -> dict[str, Clause]:
    return {key: build(Clause, entry, f"{where}: {name}.{key}") for key, entry in table.items()}


def _check(name: str, question: Question, own: Mapping[str, Clause], where: str) -> None:
    for option in question.option_ids():
        if option not in own:
            raise DataError(f"{where}: {name}.{option}: the clause is missing")
    for option in may_be_named(question):
        if not (own[option].if_self and own[option].if_loved_one):
            raise DataError(f"{where}: {name}.{option}: 'if_self' or 'if_loved_one' is missing")
    for key in own:
        if key not in (*question.option_ids(), MANY):
            raise DataError(f"{where}: {name}: there is no option {key!r}")
