"""The questionnaire: reads sections, pages and questions, and checks that they fit together.

It is read once, at start-up. To change a question, edit its entry under data/questions/; to move
one, edit data/pages.toml.
"""

from functools import cache
from pathlib import Path
from typing import Any

from .conditions import Condition
from .frequency import WORKED_OUT
from .questions import Option, Page, Question, Questionnaire, Section
from .reading import DATA, DataError, build, condition, read_file, unique


@cache
def questionnaire() -> Questionnaire:
    """The questionnaire of the repository's data files, read once."""
    return read_questionnaire(DATA)


def read_questionnaire(folder: Path) -> Questionnaire:
    """The questionnaire of a folder of data files. Raises DataError."""
    pages = _pages(folder)
    questions = _in_page_order(_questions(folder), pages)
    sections = _sections(folder, questions)
    for page in pages:
        if page.section not in sections:
            raise DataError(f"pages.toml: page {page.key!r}: no section {page.section!r}")
    result = Questionnaire(questions=questions, sections=sections, pages=pages)
    conditions = {q.id: _conditions(q, sections) for q in questions.values()}
    _refuse_looking_forward(conditions, result)
    return Questionnaire(questions=questions, sections=sections, pages=pages, conditions=conditions)


def _pages(folder: Path) -> tuple[Page, ...]:
    entries = read_file(folder / "pages.toml", ["page"])["page"]
    pages = [build(Page, entry, f"pages.toml: page {entry.get('key')!r}") for entry in entries]
    for page in unique(pages, "key", "pages.toml").values():
        if len(page.questions) > 4:
            raise DataError(f"pages.toml: page {page.key!r}: at most four questions a page")
    return tuple(pages)


def _questions(folder: Path) -> dict[str, Question]:
    entries = []
    for path in sorted((folder / "questions").glob("*.toml")):
        for entry in read_file(path, ["question"])["question"]:
            entries.append((f"{path.name}: question {entry.get('id')!r}", path.stem, entry))
    found = [_question(entry, section, where) for where, section, entry in entries]
    by_id = unique(found, "id", "questions/")
    for where, _section, entry in entries:
        if "asked_when" in entry:
            asked = condition(entry["asked_when"], {**by_id, **WORKED_OUT}, f"{where}: asked_when")
            object.__setattr__(by_id[entry["id"]], "asked_when", asked)
    return by_id


def _question(entry: dict[str, Any], section: str, where: str) -> Question:
    options = [
        build(Option, option, f"{where}: option {option.get('id')!r}")
        for option in entry.get("option", [])
    ]
    unique(options, "id", where)
    rest = {key: value for key, value in entry.items() if key not in ("option", "asked_when")}
    question = build(Question, {**rest, "section": section, "options": options}, where)
    if question.kind not in ("choice", "zip"):
        raise DataError(f"{where}: kind {question.kind!r} is not known here")
    if question.kind == "choice" and len(options) < 2:
        raise DataError(f"{where}: give at least two options")
    if question.not_sure and not question.find_out:
        raise DataError(f"{where}: 'find_out' is missing: how could a helper find out?")
    for name in (question.exclusive, *question.no_order_options, *question.past_options):
        if name and name not in question.option_ids():
            raise DataError(f"{where}: there is no option {name!r}")
    return question


def _in_page_order(questions: dict[str, Question], pages: tuple[Page, ...]) -> dict[str, Question]:
    ordered: dict[str, Question] = {}
    for page in pages:
        for name in page.questions:
            if name not in questions:
                raise DataError(f"pages.toml: page {page.key!r}: there is no question {name!r}")
            if name in ordered:
                raise DataError(f"pages.toml: question {name!r} stands on two pages")
            ordered[name] = questions[name]
    for name in questions:
        if name not in ordered:
            raise DataError(f"pages.toml: question {name!r} stands on no page")
    return ordered


def _sections(folder: Path, questions: dict[str, Question]) -> dict[str, Section]:
    sections = []
    for entry in read_file(folder / "sections.toml", ["section"])["section"]:
        where = f"sections.toml: section {entry.get('key')!r}"
        if "opens" in entry:
            entry = {**entry, "opens": condition(entry["opens"], questions, f"{where}: opens")}
        sections.append(build(Section, entry, where))
    found = unique(sections, "key", "sections.toml")
    for question in questions.values():
        if question.section not in found:
            raise DataError(f"{question.section}.toml: no section {question.section!r}")
    return found


def _conditions(question: Question, sections: dict[str, Section]) -> tuple[Condition, ...]:
    """What must hold for the question to be asked; nothing for one asked of everyone."""
    opens = None if question.always else sections[question.section].opens
    return tuple(item for item in (opens, question.asked_when) if item)


def _refuse_looking_forward(
    conditions: dict[str, tuple[Condition, ...]], found: Questionnaire
) -> None:
    places = {name: found.pages.index(found.page_of(name)) for name in found.questions}
    for name, needed in conditions.items():
        for other in (other for item in needed for other in item.questions()):
            if places[other] >= places[name]:
                where = f"{found.questions[name].section}.toml: question {name!r}"
                raise DataError(f"{where}: its condition looks forward, to {other!r}")
