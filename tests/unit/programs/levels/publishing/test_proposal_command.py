"""The proposal and publish_due commands: the same limits as in the browser, and what they say."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from programs import models
from programs.levels.releases import newest
from tests.support.publishing import member, php_serves_less

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture(autouse=True)
def staff(site):
    """Three people, and a change of a limit that Ed made."""
    for name, role in (("Ed", "Editor"), ("Rae", "Clinical reviewer"), ("Pia", "Publisher")):
        member(name, role)
    php_serves_less()


def called(*words, **options):
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue().strip()


def refused(*words, status=1, **options):
    with pytest.raises(CommandError) as error:
        called(*words, **options)
    assert error.value.returncode == status
    return str(error.value)


def asked():
    called("proposal", "ask", user="Ed", note="PHP serves less.")
    return models.Proposal.objects.get()


def test_three_people_publish_a_limit_step_by_step():
    number = str(asked().pk)
    listed = called("proposal", "list")
    assert listed.startswith(f"Proposal {number}, by Ed: A second person has to approve it first")
    assert called("proposal", "approve", number, user="Rae") == f"Proposal {number} is approved."
    done = called("proposal", "publish", number, user="Pia")
    assert done == "Release 2 is published. Visitors see it now."
    assert newest().number == 2


def test_an_editor_neither_approves_nor_publishes_by_command():
    number = str(asked().pk)
    assert "no permission to approve" in refused("proposal", "approve", number, user="Ed")
    assert "no permission to publish" in refused("proposal", "publish", number, user="Ed")
    assert newest().number == 1


def test_it_says_what_is_missing():
    assert "nobody is called 'Zoe'" in refused("proposal", "ask", user="Zoe", status=2)
    assert "by its number" in refused("proposal", "approve", "77", user="Rae", status=2)
    assert "Write what changes" in refused("proposal", "ask", user="Ed")
    number = str(asked().pk)
    called("proposal", "approve", number, user="Rae")
    said = refused("proposal", "publish", number, user="Pia", at="soon", status=2)
    assert said.startswith("--at: write the moment as in")


def test_a_release_goes_live_at_its_moment_and_not_before(monkeypatch):
    number = str(asked().pk)
    called("proposal", "approve", number, user="Rae")
    moment = timezone.now() + timedelta(days=2)
    said = called("proposal", "publish", number, user="Pia", at=f"{moment:%Y-%m-%dT%H:%M}")
    assert said.startswith(f"Proposal {number} goes live on {moment:%B}")
    assert called("publish_due") == ""
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert called("publish_due") == f"Proposal {number}: It is published already, as Release 2."
    assert called("publish_due") == ""


def test_what_cannot_go_live_ends_the_command_with_an_error(monkeypatch):
    number = str(asked().pk)
    called("proposal", "approve", number, user="Rae")
    moment = timezone.now() + timedelta(days=2)
    called("proposal", "publish", number, user="Pia", at=f"{moment:%Y-%m-%dT%H:%M}")
    models.Level.objects.filter(key="iop").update(tagline="Slipped in afterwards.")
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert refused("publish_due") == "Not everything could go live."
    assert "The draft was changed" in called("proposal", "list")
