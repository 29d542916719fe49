"""The pages that propose, approve and publish: what they show, in which order, and to whom."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programs import models
from programs.levels.content import fingerprint
from programs.levels.models.frozen import Frozen
from programs.levels.publishing import proposals
from programs.levels.releases import draft_content, newest
from tests.support.publishing import member, php_serves_less, publish

pytestmark = pytest.mark.usefixtures("site")
PUBLISH = "/admin/programs/release/publish/"
SECTIONS = [
    "What changes for visitors", "What it does to people", "What is wrong", "Who must agree",
]  # fmt: skip


def client(name, *roles):
    signed_in = Client()
    signed_in.force_login(member(name, *roles))
    return signed_in


def loosen():
    models.Combination.objects.filter(level__key="iop")[8].delete()


def sent(note="Why.", **more):
    return {"note": note, "seen": fingerprint(draft_content()), **more}


def address(proposal):
    return reverse("admin:programs_proposal_change", args=[proposal.pk])


def press(signed_in, proposal, step, **more):
    page = signed_in.post(address(proposal), {"step": step, **more}, follow=True)
    return page.content.decode()


@pytest.fixture
def proposal(site):
    php_serves_less()
    return proposals.propose(member("Ed", "Editor"), "PHP serves less.")


def test_the_page_says_what_it_does_to_people_before_it_asks():
    php_serves_less()
    loosen()
    html = client("Ed", "Editor").get(PUBLISH).content.decode()
    places = [html.index(f"<h2>{title}</h2>") for title in SECTIONS]
    assert places == sorted(places) and places[-1] < html.index("<textarea")
    down, up = html.index("get a lower level than now"), html.index("get a higher level than now")
    assert places[1] < down < up < places[2]
    line = "substance use serious, trouble at home serious, lack of support serious, all else none"
    assert down < html.index(f"<li>{line}: from PHP to IOP</li>") < up
    assert "“Half a day after the last drink”: now a doctor first, then PHP" in html[up:]
    assert html.count("<li>substance use") <= 10


def test_words_alone_change_nobodys_level():
    models.Level.objects.filter(key="iop").update(tagline="Another line.")
    html = client("Ed", "Editor").get(PUBLISH).content.decode()
    assert "Nobody’s level changes" in html
    assert "because this changes words that visitors read" in html


def test_a_lower_level_is_confirmed_with_a_reason_or_not_proposed():
    loosen()
    ed = client("Ed", "Editor")
    page = ed.post(PUBLISH, sent()).content.decode()
    assert "This field is required" in page and not models.Proposal.objects.exists()
    done = ed.post(PUBLISH, sent(reason="Two years of visits."), follow=True).content.decode()
    assert "Two years of visits." in done and models.Proposal.objects.get().reason


def test_a_draft_that_waits_leads_to_its_proposal(proposal):
    page = client("Bo", "Editor").get(PUBLISH)
    assert page.headers["Location"] == address(proposal)


def test_who_may_approve_is_named_and_nobody_is_said_plainly(proposal):
    ed = client("Ed", "Editor")
    assert "Nobody on this site may approve it now" in ed.get(address(proposal)).content.decode()
    member("Rae", "Clinical reviewer")
    assert "It may be approved by: Rae." in ed.get(address(proposal)).content.decode()


def test_an_editor_cannot_approve_or_publish_by_a_forged_form(proposal):
    ed = client("Ed", "Editor")
    html = ed.get(address(proposal)).content.decode()
    assert 'value="approve"' not in html and 'value="publish"' not in html
    assert "no permission to approve" in press(ed, proposal, "approve")
    assert "no permission to publish" in press(ed, proposal, "publish")
    soon = f"{timezone.now() + timedelta(days=1):%Y-%m-%dT%H:%M}"
    assert "no permission to publish" in press(ed, proposal, "schedule", moment=soon)
    assert newest().number == 1


def test_a_second_person_approves_and_a_publisher_publishes(proposal):
    rae, pia = client("Rae", "Clinical reviewer"), client("Pia", "Publisher")
    assert "You approved" in press(rae, proposal, "approve")
    html = pia.get(address(proposal)).content.decode()
    assert "Rae approved exactly this." in html and 'value="publish"' in html
    assert "Release 2 is published" in press(pia, proposal, "publish")
    told = press(client("Pat", "Publisher"), proposal, "publish")
    assert "It is published already, as Release 2." in told
    release = models.Release.objects.get(number=2)
    shown = pia.get(reverse("admin:programs_release_change", args=[release.pk])).content.decode()
    assert "Rae" in shown and "it lowered nobody" in shown


def test_publishing_later_is_set_shown_and_its_failure_told(proposal):
    proposals.approve(proposal.pk, member("Rae", "Clinical reviewer"))
    pia = client("Pia", "Publisher")
    assert "Give the date and the time" in press(pia, proposal, "schedule", moment="soon")
    soon = timezone.now() + timedelta(days=1)
    said = press(pia, proposal, "schedule", moment=f"{soon:%Y-%m-%dT%H:%M}")
    assert f"goes live on {soon:%B} {soon.day}" in said
    models.Level.objects.filter(key="iop").update(tagline="Slipped in afterwards.")
    proposals.publish_due(soon + timedelta(days=1))
    assert "It did not go live on" in pia.get("/admin/").content.decode()


def test_whoever_edits_is_told_that_it_ends_an_approval(proposal):
    guide = models.Guide.objects.first()
    ed = client("Ed", "Editor")
    page = reverse("admin:programs_guide_change", args=[guide.pk])
    assert f"{proposal} holds exactly what the draft says now." in ed.get(page).content.decode()
    assert "is withdrawn" in press(ed, proposal, "withdraw")
    assert "holds exactly" not in ed.get(page).content.decode()


def test_the_roles_hold_what_each_needs_and_no_more():
    given = {g.name: set(g.permissions.values_list("codename", flat=True)) for g in roles()}
    assert {"change_limit", "add_proposal"} <= given["Editor"]
    assert not given["Editor"] & {"add_release", "approve_proposal"}
    assert not {name for name in given["Clinical reviewer"] if name.startswith("change_")}
    assert "approve_proposal" in given["Clinical reviewer"]
    assert {"add_release", "add_proposal"} <= given["Publisher"]
    assert "approve_proposal" not in given["Publisher"]


def test_migrating_again_makes_no_role_twice_and_takes_nothing_away():
    editors = Group.objects.get(name="Editor")
    kept = editors.permissions.count()
    call_command("migrate", verbosity=0)
    assert [g.name for g in roles()] == ["Clinical reviewer", "Directory", "Editor", "Publisher"]
    assert editors.permissions.count() == kept


def roles():
    return Group.objects.order_by("name")


def test_no_page_of_the_admin_deletes_or_adds_a_proposal(proposal):
    root = Client()
    root.force_login(User.objects.create_superuser("Root"))
    for name, words in (("add", []), ("delete", [proposal.pk])):
        page = root.post(reverse(f"admin:programs_proposal_{name}", args=words), {"post": "yes"})
        assert page.status_code == 403
    listed = root.get(reverse("admin:programs_proposal_changelist")).content.decode()
    assert "A second person has to approve it first" in listed
    with pytest.raises(Frozen):
        models.Proposal.objects.all().delete()


def test_an_ended_proposal_still_shows_what_it_was(proposal):
    rae = client("Rae", "Clinical reviewer")
    press(rae, proposal, "approve")
    proposals.publish(proposal.pk, member("Pia", "Publisher"))
    publish("And another release.")
    html = rae.get(address(proposal)).content.decode()
    assert "published already, as Release 2" in html and "<del>severe</del> <ins>serious" in html
    assert 'name="step"' not in html
