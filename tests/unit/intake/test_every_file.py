"""Every data file of the questionnaire, spoiled in turn: what reads it at the start refuses each
mistake, with the file, the entry and the field."""

import pytest

from intake.data_files import QUESTIONS, READERS
from intake.questionnaire import DATA
from tests.support.spoiled_values import WAYS, Room, in_words

OF_QUESTIONS = {
    "always", "many", "unordered", "no_order_options", "past_options", "exclusive", "not_sure",
    "required", "fixed", "only_they_know", "asked_when", "kind",
}  # fmt: skip
# Where it is certain who answers, nobody has to find out.
OF_THEIR_WORDS = {"hint", "hint_loved_one", "counts", "option.hint", "option.loved_one"}
# What may be gone: fields with a default, and what only some options have.
OPTIONAL = {
    **dict.fromkeys(QUESTIONS, OF_QUESTIONS),
    **dict.fromkeys(map(in_words, QUESTIONS), OF_THEIR_WORDS),
    "questions/en/about.toml": OF_THEIR_WORDS | {"find_out"},
    "questions/en/obligations.toml": OF_THEIR_WORDS | {"zip.find_out"},
    "sections.toml": {"opens"},
    "pages.toml": {"sensitive", "under_18", "questions", "gate"},
    "en/pages.toml": {"intro", "intro_loved_one", "kind"},
    "en/gates.toml": {"hint", "hint_loved_one"},
    "triggers.toml": {"outcome", "not_there", "seen_today", "not_beside"},
    "en/triggers.toml": {"there_self", "there_loved_one", "signs", "per_option"},
    "notes.toml": {"unless_known", "not_there", "not_beside"},
    "needs.toml": {"unless_known"},
    "en/clauses.toml": {"many", "less_self", "less_loved_one", "if_self", "if_loved_one"},
}
OF_OTHERS = {"exclusive", "no_order_options", "past_options", "asked_when"}
REFERENCES = {
    **dict.fromkeys(QUESTIONS, OF_OTHERS),
    "sections.toml": {"opens"},
    "gates.toml": {"id", "unticked"},
    "pages.toml": {"section", "questions", "under_18", "gate"},
    "terms.toml": {"when"},
    "ratings.toml": {"group", "dimension", "question", "ratings", "when"},
    "triggers.toml": {"urgency", "outcome", "when", "not_beside"},
    "en/triggers.toml": {"per_option"},
    "notes.toml": {"when", "unless_known"},
    "needs.toml": {"when", "unless_known"},
    "rights.toml": {"when"},
    "usual_hours.toml": {"days", "start", "end", "when"},
    "usual_sleep.toml": {"days", "start", "end", "when"},
}
INTAKE = Room(
    folder=DATA,
    readers=READERS,
    optional=OPTIONAL,
    references=REFERENCES,
    open={"per_option"},
    nameless={"table", "rule"},
    holders={"option", "line"},
)


@pytest.mark.parametrize("spoil", WAYS)
@pytest.mark.parametrize("file", INTAKE.files())
def test_every_mistake_stops_the_start_and_is_named_at_its_place(file, spoil, monkeypatch):
    assert list(INTAKE.mistakes_missed(file, spoil, monkeypatch)) == []
