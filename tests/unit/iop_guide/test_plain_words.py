"""What visitors read is plain: sentences of 25 words at most, no page over grade eight."""

import re
import tomllib

import pytest
from django.conf import settings
from django.test import Client

from tests.support.addresses import of_visitors
from tests.support.people import person
from tests.support.plain_words import grade_of_page, hard, sentences, words
from tests.support.python_words import of_module
from tests.support.visible_words import texts_by_place
from tests.support.walking import walk

MOST_WORDS, MOST_GRADE = 25, 8
# Only ever lowered, with the list, whenever a sentence leaves it.
MOST_LISTED = 79
LISTED = settings.BASE_DIR / "tests" / "support" / "hard_sentences.toml"
CHAPTERS = ("", "why/", "week/", "cost/", "programs/", "take-along/")
PEOPLE = [
    "Nothing stands out", "Sixteen", "A parent answers for a grown child", "A plan to end life",
    "Severe shaking and confusion after stopping", "Pregnant, with fentanyl every day",
    "Alcohol with benzodiazepines, and thoughts of suicide", "Sure of nothing",
]  # fmt: skip


def reasons():
    """Each sentence that may be long or hard, with the reason why."""
    groups = tomllib.loads(LISTED.read_text(encoding="utf-8"))["over"]
    return {said: group["because"] for group in groups for said in group["sentences"]}


def is_over(sentence):
    return len(words(sentence)) > MOST_WORDS or hard(sentence)


def said():
    """Every sentence on the site, with the file that it stands in."""
    return {s: place for place, text in texts_by_place() for s in sentences(text)}


def test_a_sentence_is_short_and_plain_or_says_why_not():
    listed = reasons()
    new = {s: place for s, place in said().items() if is_over(s) and s not in listed}
    assert not new, f"over {MOST_WORDS} words or grade ten; make it plainer: {new}"


def test_each_listed_sentence_is_long_or_hard_and_has_a_reason():
    assert all(because.strip() for because in reasons().values())
    assert not [sentence for sentence in reasons() if not is_over(sentence)]


def test_a_sentence_that_is_said_no_more_leaves_the_list_and_the_list_never_grows():
    assert not reasons().keys() - said().keys()
    assert len(reasons()) == MOST_LISTED


def test_words_in_python_are_read_whatever_the_function_is_called():
    module = """
from django.utils.translation import gettext_lazy as _, ngettext
LABEL = _("How long " "it takes")
def told(n): return ngettext("%(n)s week", "%(n)s weeks", n) % {"n": n} + str("not for visitors")
"""
    assert set(of_module(module)) == {"How long it takes", "%(n)s week", "%(n)s weeks"}
    assert "Choose one of the answers shown." in said()


class Reader(Client):
    """A visitor who notes the grade of each page that is over what a page may have."""

    def __init__(self):
        super().__init__()
        self.hard = {}

    def request(self, **request):
        response = super().request(**request)
        if response.content and "html" in response["Content-Type"]:
            grade = grade_of_page(response.content.decode())
            if grade > MOST_GRADE:
                self.hard[request["PATH_INFO"]] = grade
        return response


@pytest.mark.looks
def test_no_page_to_read_is_over_grade_eight(site):
    reader = Reader()
    for address in of_visitors():
        reader.get(address)
    assert reader.hard == {}


@pytest.mark.looks
@pytest.mark.parametrize("name", PEOPLE)
def test_no_question_and_no_result_is_over_grade_eight(site, name):
    reader = Reader()
    reader.post("/intake/")
    walk(reader, person(name))
    for chapter in CHAPTERS:
        reader.get(f"/recommendation/{chapter}")
    assert reader.hard == {}


HARD = (
    "The aforementioned documentation substantiates considerable administrative obligations, "
    "notwithstanding individual circumstances."
)


def test_what_is_hard_is_noticed():
    assert grade_of_page(f"<main><p>{HARD}</p></main>") > MOST_GRADE
    assert hard(HARD) and not hard("You drink every day, and hardly anyone is around you at home.")
    assert sentences("One. Two at 9 a.m. on **Monday**?\n- Three [four](/five/)") == [
        "One.", "Two at 9 a.m. on Monday?", "Three four",
    ]  # fmt: skip


def test_names_of_levels_are_left_out():
    named = "Many people start with intensive outpatient care (IOP) or partial hospitalization."
    assert grade_of_page(f"<main><p>{named}</p></main>") < MOST_GRADE


BRITISH = (
    r"judgement|counsell|behaviour|colour|favour|neighbour|programme\b|\bcentre|licence|practis"
    r"|travell|cancelled|\benrol\b|(?:organ|recogn|real|minim|priorit|stabil|hospital|apolog)is(?:e|ing)"
    r"|analyse|whilst|towards\b"
)


def test_spelling_is_american_in_what_visitors_read_and_in_the_sources_they_are_shown():
    written = [*settings.BASE_DIR.glob("*/**/data/**/*.toml")]
    written += (settings.BASE_DIR / "templates").glob("**/*.html")
    assert len(written) > 100
    told = {path.name: path.read_text(encoding="utf-8") for path in written}
    told |= {place: text for place, text in texts_by_place() if place.endswith(".py")}
    assert not {name for name, text in told.items() if re.search(BRITISH, text, re.IGNORECASE)}


def test_what_to_ask_a_program_can_be_asked_by_a_helper_too():
    """A level has one voice, so no question for a program says "I", "me" or "my"."""
    path = settings.BASE_DIR / "programs" / "data" / "en" / "levels.toml"
    levels = tomllib.loads(path.read_text(encoding="utf-8"))["level"]
    lists = [
        (level, name) for level in levels.values() for name in ("ask_program", "ask_about_use")
    ]
    asked = [text for level, name in lists for text in level.get(name, [])]
    assert asked and not [text for text in asked if re.search(r"\b(I|me|my)\b", text)]
