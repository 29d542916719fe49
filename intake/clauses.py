"""The clauses: what each option says of a person, with subject and verb.

Pure. All of it is words, data/en/clauses.toml, checked here against the questionnaire; which of
them are told of a person is in told_clauses.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from iop_guide.data import DataError, Mistake, read_file, refer, rows_of
from iop_guide.rules.blanks import check_text
from iop_guide.rules.language import by_language, spoken

from .nameable import may_be_named
from .questionnaire import questionnaire
from .questions import Question
from .voices import LOVED_ONE, Voiced

PATH = Path(__file__).with_name("data") / "clauses.toml"
# No question: how often drugs are used, where several are and no alcohol.
DRUGS, OFTEN = "frequency_drugs", "use_frequency"
# One clause for many options; so many of them is its blank.
MANY, COUNT = "many", "count"
# Who answers is no fact of the person, and what insurance there is weighs nothing.
NEVER_TOLD = ("respondent", "insurance")


@dataclass(frozen=True, kw_only=True)
class Clause(Voiced):
    """One option in both voices: as it is ("you drink every day"), as something supposed (`if_`),
    and as what is left where things eased (`less_`, where that is said in another way)."""

    option: str
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


@by_language
def clauses(path: Path = PATH) -> Mapping[str, Mapping[str, Clause]]:
    """The clauses by question and option. Raises DataError."""
    known = _known()
    tables = read_file(path, tuple(known), only_words=True)
    told = {
        name: rows_of(table, Clause, path, name, by="option")
        for name, table in tables.items()
        if table
    }
    for name, question in known.items():
        if name not in NEVER_TOLD:
            place = Mistake("", f"{spoken()}/{path.name}", name)
            _check(question, told.get(name, {}), place)
    return told


def _known() -> dict[str, Question]:
    questions = {q.id: q for q in questionnaire().questions.values() if q.options}
    return {**questions, DRUGS: questions[OFTEN]}


def _check(question: Question, own: Mapping[str, Clause], place: Mistake) -> None:
    for option in question.option_ids():
        if option not in own:
            raise DataError(place.at(words="the clause is missing", key=option))
    for option in may_be_named(question):
        for field in ("if_self", "if_loved_one"):
            if not getattr(own[option], field):
                words = f"{field!r} is missing: the option may be named as a change"
                raise DataError(place.at(words=words, key=option, field=field))
    for key, clause in own.items():
        here = place.at(key=key)
        refer([key], (*question.option_ids(), MANY), here, "option")
        for field, text in vars(clause).items():
            check_text(text, [COUNT] if key == MANY else [], here.at(field=field))
