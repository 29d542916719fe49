"""The list of states is whole: no template and no page of questions is missing from it."""

import re
from urllib.parse import urlsplit

import pytest
from django.test.signals import template_rendered
from django.urls import resolve

from intake.questionnaire import questionnaire
from tests.looks.states import states
from tests.support.addresses import of_visitors
from tests.support.wrapping import visitors_templates

pytestmark = [pytest.mark.looks, pytest.mark.django_db]
# Addresses that only lead on, or answer with data.
LEADING = {
    "intake:in_care", "intake:safe_for_now", "intake:leave", "intake:old_step", "intake:open_again",
    "programs_from_answers", "programs_forget", "preview_start", "preview_end", "healthz",
    "release_content", "programs_page", "programs_relax",
    "django.views.generic.base.RedirectView",
}  # fmt: skip


@pytest.fixture
def walked(site):
    """Every state by name, and the names of the templates that they were made of."""
    answers, rendered = {}, set()

    def note(sender, template, **more):
        rendered.add(template.name)

    template_rendered.connect(note)
    for name, answer in states():
        assert name not in answers, f"{name} stands in the list twice"
        answers[name] = answer
    template_rendered.disconnect(note)
    return answers, rendered


def test_every_template_and_page_is_in_the_list(walked):
    answers, rendered = walked
    assert {name for name, _ in visitors_templates()} - rendered == set()
    asked = {name.removeprefix("question ") for name in answers if name.startswith("question ")}
    assert {page.key for page in questionnaire().pages} - asked == set()
    views = {_view(answer) for answer in answers.values() if hasattr(answer, "request")}
    wanted = {resolve(urlsplit(path).path).view_name for path in of_visitors()}
    assert wanted - views - LEADING == set()


def _view(answer):
    return resolve(answer.request["PATH_INFO"]).view_name


def test_what_a_state_is_called_is_what_it_shows(walked):
    """Else the list could be whole and show one page many times."""
    answers, _ = walked
    text = {name: answer.content.decode() for name, answer in answers.items()}
    assert "It could be as much as" in text["card range self"]
    for name in ("cost refused", "refused about", "gate mind refused", "programs refused"):
        assert 'class="errors' in text[name] or 'errors"' in text[name], name
    assert len(re.findall(" checked", text["gate mind ticked"])) == 1
    assert 'class="status"' in text["card changed"]
    assert answers["other run"].status_code == 409
    assert "preview-bar" in text["preview home"]
