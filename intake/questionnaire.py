"""The questionnaire: reads sections, gates, pages and questions, and checks that they fit.

It is read when the site starts. To change a question, edit its entry under data/questions/, and its
words under data/questions/en/; to move one, edit data/pages.toml.
"""

from collections.abc import Collection, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from iop_guide.data import DataError, Mistake, Strict, read_file, read_rows, refer, rows_of
from iop_guide.rules.language import by_language, spoken

from .conditions import Askable, Condition
from .frequency import WORKED_OUT
from .gates import read_gates
from .questions import PARTS, Gate, Page, Question, Questionnaire, Section
from .written import read_condition

DATA = Path(__file__).with_name("data")
MOST_ON_A_PAGE = 4


@by_language
def questionnaire() -> Questionnaire:
    """The questionnaire of the repository's data files, as it is said in the language spoken."""
    return read_questionnaire(DATA)


def read_questionnaire(folder: Path) -> Questionnaire:
    """The questionnaire of a folder of data files. Raises DataError."""
    questions = _questions(folder)
    sections = read_rows(
        folder / "sections.toml", "section", Section, strict=_looking_at(questions)
    )
    gates = read_gates(folder / "gates.toml", questions)
    pages = read_rows(folder / "pages.toml", "page", Page)
    _check_gates(pages, gates)
    _check_pages(pages, questions, sections)
    in_order = {name: questions[name] for page in pages.values() for name in page.questions}
    conditions = {name: _conditions(q, sections) for name, q in in_order.items()}
    whole = Questionnaire(
        questions=in_order,
        sections=sections,
        pages=tuple(pages.values()),
        gates=gates,
        conditions=conditions,
    )
    _refuse_looking_forward(whole)
    return whole


def _looking_at(known: Mapping[str, Askable]) -> Strict:
    """A reader of entries whose conditions name these."""
    return Strict().reading(Condition, lambda entries: read_condition(entries, known))


def _questions(folder: Path) -> dict[str, Question]:
    """Every question. A condition may name any other, so all are read without theirs first."""
    paths = sorted((folder / "questions").glob("*.toml"))
    files = {path: _entries(path) for path in paths}
    known = _rows(files, Strict().reading(Condition, lambda entries: None))
    questions = _rows(files, _looking_at({**known, **WORKED_OUT}))
    for name, question in questions.items():
        _check(question, Mistake("", f"{question.section}.toml", "question", name))
    return questions


def _entries(path: Path) -> Any:
    """The questions of a file, each with its section: the name of the file."""
    entries = read_file(path, ["question"])["question"]
    if not isinstance(entries, list):
        return entries
    section = {"section": path.stem}
    return [{**entry, **section} if isinstance(entry, Mapping) else entry for entry in entries]


def _rows(files: Mapping[Path, Any], strict: Strict) -> dict[str, Question]:
    rows: dict[str, Question] = {}
    for path, entries in files.items():
        rows_of(entries, Question, path, "question", by="id", strict=strict, rows=rows)
    return rows


def _check(question: Question, place: Mistake) -> None:
    if question.kind == "choice" and len(question.options) < 2:
        raise DataError(place.at(words="give at least two options", field="option"))
    if question.not_sure and not question.find_out:
        words = "'find_out' is missing: how could a helper find out?"
        raise DataError(place.at(words=words, file=f"{spoken()}/{place.file}", field="find_out"))
    for field in ("exclusive", "no_order_options", "past_options"):
        named = getattr(question, field)
        options = ([named] if named else []) if isinstance(named, str) else named
        refer(options, question.option_ids(), place.at(field=field), "option")


def _check_pages(
    pages: Mapping[str, Page], questions: Mapping[str, Question], sections: Mapping[str, Section]
) -> None:
    """Every question stands on one page, and every page and question is of a section."""
    place = Mistake("", "pages.toml", "page")
    _check_parts(pages, place)
    for key, page in pages.items():
        refer([page.section], sections, place.at(key=key, field="section"), "section")
        refer(page.questions, questions, place.at(key=key, field="questions"), "question")
        if len(page.questions) > MOST_ON_A_PAGE:
            words = f"at most {MOST_ON_A_PAGE} questions a page"
            raise DataError(place.at(words=words, key=key, field="questions"))
    standing = list(chain.from_iterable(page.questions for page in pages.values()))
    for name, question in questions.items():
        refer([question.section], sections, Mistake("", f"{question.section}.toml"), "section")
        if standing.count(name) != 1:
            words = f"question {name!r} stands on {'two pages' if name in standing else 'no page'}"
            raise DataError(place.at(words=words, field="questions"))
    for key, page in pages.items():
        refer(page.under_18, page.questions, place.at(key=key, field="under_18"), "question of it")


def _check_gates(pages: Mapping[str, Page], gates: Mapping[str, Gate]) -> None:
    """A page is of questions or of a gate, and each question of a gate has a page of its own after
    it: so that it can be shown only where it is ticked."""
    place = Mistake("", "pages.toml", "page")
    before: list[str] = []
    for key, page in pages.items():
        if page.gate:
            here = place.at(key=key, field="gate")
            refer([page.gate], gates, here, "gate")
            _refuse_shown_before(gates[page.gate], before, here)
        if bool(page.gate) == bool(page.questions):
            words = "give questions, or a gate in their place"
            raise DataError(place.at(words=words, key=key, field="questions"))
        gated = {*page.questions} & {name for gate in gates.values() for name in gate.questions}
        if gated and len(page.questions) > 1:
            words = f"{sorted(gated)[0]!r} stands in a gate: give it a page of its own"
            raise DataError(place.at(words=words, key=key, field="questions"))
        before += page.questions


def _refuse_shown_before(gate: Gate, before: Collection[str], place: Mistake) -> None:
    for name in gate.questions:
        if name in before:
            raise DataError(place.at(words=f"{name!r} has its page before its gate"))


def _check_parts(pages: Mapping[str, Page], place: Mistake) -> None:
    """Every page is of a part, and part one is over before part two begins."""
    before = PARTS[0]
    for key, page in pages.items():
        here = place.at(key=key, field="part")
        if page.part not in PARTS:
            raise DataError(here.at(words=f"{page.part} is no part; known are 1 and 2"))
        if page.part < before:
            raise DataError(here.at(words="a page of part one stands after one of part two"))
        before = page.part


def _conditions(question: Question, sections: Mapping[str, Section]) -> tuple[Condition, ...]:
    """What must hold for the question to be asked; nothing for one asked of everyone."""
    opens = None if question.always else sections[question.section].opens
    return tuple(item for item in (opens, question.asked_when) if item)


def _refuse_looking_forward(whole: Questionnaire) -> None:
    places = {name: whole.pages.index(whole.page_of(name)) for name in whole.questions}
    for name, needed in whole.conditions.items():
        for other in (other for item in needed for other in item.questions()):
            if places[other] >= places[name]:
                file = f"{whole.questions[name].section}.toml"
                words = f"its condition looks forward, to {other!r}"
                raise DataError(Mistake(words, file, "question", name, "asked_when"))
