"""The clauses: what each option says of a person, with subject and verb.

Pure. The words are data/clauses.toml, checked here against the questionnaire; which of them are
told of a person is in told.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .nameable import may_be_named
from .questionnaire import questionnaire
from .questions import Question
from .reading import DATA, DataError, build, read_file
from .voices import LOVED_ONE, Voiced

PATH = DATA / "clauses.toml"
# No question: how often drugs are used, where several are and no alcohol.
DRUGS, OFTEN = "frequency_drugs", "use_frequency"
MANY = "many"
# Who answers is no fact of the person, and what insurance there is weighs nothing.
NEVER_TOLD = ("respondent", "insurance")


@dataclass(frozen=True, kw_only=True)
class Clause(Voiced):
    """One option in both voices: as it is ("you drink every day"), as something supposed (`if_`),
    and as what is left where things eased (`less_`, where that is said in another way)."""

    if_self: str = ""
    if_loved_one: str = ""
    less_self: str = ""
    less_loved_one: str = ""

    def supposed(self, respondent: str) -> str:
        """As something supposed, or as what is over: "you drank every day"."""
        return self.if_loved_one if respondent == LOVED_ONE else self.if_self

    def eased(self, respondent: str) -> str:
        """As what is left: "you felt low only on some days"."""
        text = self.less_loved_one if respondent == LOVED_ONE else self.less_self
        return text or self.supposed(respondent)


@cache
def clauses(path: Path = PATH) -> Mapping[str, Mapping[str, Clause]]:
    """The clauses by question and option. Raises DataError, naming file, question and option."""
    known, tables = _known(), _tables(path)
    found = {name: _read(name, table, path.name) for name, table in tables.items() if table}
    for name, question in known.items():
        if name not in NEVER_TOLD:
            _check(name, question, found.get(name, {}), path.name)
    return found


def _known() -> dict[str, Question]:
    questions = {q.id: q for q in questionnaire().questions.values() if q.options}
    return {**questions, DRUGS: questions[OFTEN]}


def _tables(path: Path) -> dict[str, Any]:
    return dict(read_file(path, tuple(_known())))


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
