"""Who may publish what: proposals, the second person, and the moment; below form and command."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from iop_guide.rules.definitions import DefinitionError
from programs import models
from programs.levels import drafts
from programs.levels.content import canonical, fingerprint, read_files
from programs.levels.models.frozen import Frozen
from programs.levels.publishing import proposals
from programs.levels.publishing.agreement import needs_second_person
from programs.levels.publishing.refusals import Refused, open_proposal, who_may_approve
from programs.levels.releases import draft_content, newest
from tests.support.publishing import member, php_serves_less, publish

pytestmark = pytest.mark.usefixtures("site")
SOON = timedelta(hours=1)


@pytest.fixture
def ed(site):
    return member("Ed", "Editor")


@pytest.fixture
def rae(site):
    return member("Rae", "Clinical reviewer")


@pytest.fixture
def pia(site):
    return member("Pia", "Publisher")


def change_words(text="A new line."):
    models.Level.objects.filter(key="iop").update(tagline=text)


def change_limit(user, highest, dimension="substance_use"):
    """As `user` would: what PHP serves in one dimension, and nothing else."""
    row = models.Limit.objects.get(level__key="php", dimension=dimension)
    row.highest, row._history_user = highest, user
    row.save()


def loosen(user=None):
    """A change that gives some people a lower level, and that the checks let through."""
    row = models.Combination.objects.filter(level__key="iop")[8]
    row._history_user = user
    row.delete()


def refused(step, *words):
    with pytest.raises(Refused) as error:
        step(*words)
    return str(error.value)


# --- the way of a draft ---------------------------------------------------------------------


def test_a_limit_goes_from_editor_to_reviewer_to_publisher(ed, rae, pia):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "PHP serves less.")
    assert "A second person has to approve it" in refused(proposals.publish, proposal.pk, pia)
    proposals.approve(proposal.pk, rae)
    release = proposals.publish(proposal.pk, pia)
    assert (release.number, newest().number) == (2, 2)
    assert (release.publisher, release.proposal.approver, release.note) == (pia, rae, proposal.note)
    assert newest().content["level"][3]["serves"]["substance_use"] == 3


def test_an_editor_can_neither_publish_nor_approve(ed):
    php_serves_less()
    proposal = proposals.propose(ed, "Mine.")
    assert "no permission to approve" in refused(proposals.approve, proposal.pk, ed)
    assert "no permission to publish" in refused(proposals.publish, proposal.pk, ed)
    later = timezone.now() + SOON
    assert "no permission to publish" in refused(proposals.schedule, proposal.pk, ed, later)
    assert newest().number == 1


@pytest.mark.parametrize("roles", [("Editor", "Clinical reviewer", "Publisher"), ()])
def test_nobody_approves_their_own_not_even_a_superuser(roles):
    one = member("One", *roles)
    one.is_superuser = not roles
    one.save()
    php_serves_less()
    proposal = proposals.propose(one, "Mine.")
    assert "One may not approve" in refused(proposals.approve, proposal.pk, one)
    assert "A second person" in refused(proposals.publish, proposal.pk, one)


def test_who_changed_a_limit_does_not_approve_it_when_another_proposes(ed, pia):
    both = member("Bo", "Editor", "Clinical reviewer")
    php_serves_less(both)
    proposal = proposals.propose(ed, "Bo's change.")
    assert "changed limits or help lines" in refused(proposals.approve, proposal.pk, both)
    assert both not in who_may_approve(ed)


def test_who_mended_words_may_approve_a_limit(ed):
    both = member("Bo", "Editor", "Clinical reviewer")
    level = models.Level.objects.get(key="iop")
    level.tagline, level._history_user = "Another line.", both
    level.save()
    php_serves_less(ed)
    proposal = proposals.propose(ed, "Mine, with a word of Bo's.")
    assert who_may_approve(ed) == [both]
    assert proposals.approve(proposal.pk, both).approver == both


def test_a_change_of_the_last_release_bars_nobody_from_the_next(ed):
    both = member("Bo", "Editor", "Clinical reviewer")
    php_serves_less(both)
    publish("Bo's, approved by Rae.")
    change_limit(ed, highest=4)
    proposal = proposals.propose(ed, "And back.", "It was too strict.")
    assert proposals.approve(proposal.pk, both).approver == both


def test_an_approval_ends_with_any_later_edit_and_comes_back_with_the_draft(ed, rae, pia):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "Looked at by Rae.")
    proposals.approve(proposal.pk, rae)
    change_words("Slipped in afterwards.")
    assert "The draft was changed" in refused(proposals.publish, proposal.pk, pia)
    change_words(next(x for x in read_files()["level"] if x["key"] == "iop")["tagline"])
    assert proposals.publish(proposal.pk, pia).number == 2


def test_the_second_of_two_who_publish_is_told(ed, rae, pia):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "Once.")
    proposals.approve(proposal.pk, rae)
    proposals.publish(proposal.pk, pia)
    told = refused(proposals.publish, proposal.pk, member("Pat", "Publisher"))
    assert told == "It is published already, as Release 2."
    change_words()
    late = proposals.propose(ed, "Compared with release 2.")
    change_words("Another line.")
    publish("Overtaken.")
    change_words()
    told = refused(proposals.approve, late.pk, rae)
    assert "Release 3 came out since it was proposed" in told


def test_a_proposal_is_made_once_needs_a_note_and_something_new(ed):
    assert "nothing to publish" in refused(proposals.propose, ed, "Nothing.")
    change_words()
    assert "Write what changes" in refused(proposals.propose, ed, "  ")
    proposals.propose(ed, "Words.")
    assert "proposed already" in refused(proposals.propose, ed, "Words again.")
    assert "has changed since" in refused(proposals.propose, ed, "Words.", "", "0" * 64)


def test_a_withdrawn_proposal_goes_nowhere(ed, rae, pia):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "Not so good.")
    proposals.approve(proposal.pk, rae)
    assert "no permission" in refused(proposals.withdraw, proposal.pk, member("Nobody"))
    proposals.withdraw(proposal.pk, ed)
    assert refused(proposals.publish, proposal.pk, pia) == "It was withdrawn."
    assert open_proposal(draft_content()) is None


# --- what needs whom ------------------------------------------------------------------------


def test_words_go_out_alone_where_the_setting_allows_and_only_there(pia, settings):
    change_words()
    proposal = proposals.propose(pia, "Words.")
    assert "words that visitors read" in refused(proposals.publish, proposal.pk, pia)
    settings.TEXT_CHANGES_ALONE = True
    assert proposals.publish(proposal.pk, pia).number == 2


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda c: c["level"][2]["serves"].update(withdrawal=1), "what IOP can safely serve"),
        (lambda c: c["level"][2]["not_enough_when"].pop(), "what IOP can safely serve"),
        (lambda c: c["level"][2]["reasons"]["withdrawal"].update(because="So."), "what IOP"),
        (lambda c: c["level"].pop(2), "which levels there are"),
        (lambda c: c.update(range_too_wide_from="inpatient"), "the scale"),
        (lambda c: c["help"][0].update(number="912"), "help lines"),
        (lambda c: c["help"].reverse(), "help lines"),
    ],
)
def test_what_decides_about_safety_always_needs_two(change, named, settings):
    settings.TEXT_CHANGES_ALONE = True
    old, new = read_files(), read_files()
    change(new)
    assert any(text.startswith(named) for text in needs_second_person(old, new))
    new["level"][1]["tagline"] = old["level"][1]["tagline"] = "Words."
    assert needs_second_person(old, old) == []


def test_a_lower_level_for_anyone_needs_a_reason_that_is_kept(ed, rae, pia):
    loosen(ed)
    assert "lower level than now" in refused(proposals.propose, ed, "Looser.")
    proposal = proposals.propose(ed, "Looser.", "A study found it safe.")
    proposals.approve(proposal.pk, rae)
    release = proposals.publish(proposal.pk, pia)
    assert release.proposal.reason == "A study found it safe."


def test_a_draft_with_problems_is_not_proposed(ed):
    change_limit(ed, 1, dimension="withdrawal")
    with pytest.raises(DefinitionError, match="PHP is not enough for withdrawal moderate"):
        proposals.propose(ed, "A slip.")


# --- by writing to the model ----------------------------------------------------------------


def test_what_was_proposed_cannot_be_rewritten(ed):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "As it is.")
    for name, value in {"content": "{}", "hash": "0" * 64, "note": "x", "reason": "x"}.items():
        changed = models.Proposal.objects.get(pk=proposal.pk)
        setattr(changed, name, value)
        with pytest.raises(Frozen):
            changed.save()
    rows = models.Proposal.objects.all()
    for attempt in (proposal.delete, rows.delete, lambda: rows.update(note="x")):
        with pytest.raises(Frozen):
            attempt()


def test_writing_to_the_model_is_checked_like_a_step(ed, rae):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "By hand.")
    proposal.approver = ed
    assert "no permission to approve" in refused(proposal.save)
    proposal.approver = proposal.proposer = rae
    with pytest.raises(Frozen):
        proposal.save()
    copy = models.Proposal.objects.get(pk=proposal.pk)
    copy.pk, copy.approver, copy._state.adding = None, rae, True
    assert "approved by nobody yet" in refused(copy.save)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Proposal._base_manager.filter(pk=proposal.pk).update(approver=ed)
    release = {"number": 2, "proposal": proposal, "note": proposal.note, "hash": proposal.hash}
    unsaved = models.Release(content=proposal.content, publisher=ed, **release)
    assert "no permission to publish" in refused(unsaved.save)


@pytest.mark.parametrize(
    "save",
    [
        lambda kind, values: kind(**values).save(),
        lambda kind, values: kind(**values).save(force_insert=True),
        lambda kind, values: kind(**values).save_base(),
        lambda kind, values: kind.objects.create(**values),
        lambda kind, values: kind.objects.get_or_create(hash=values["hash"], defaults=values),
        lambda kind, values: kind._base_manager.create(**values),
    ],
)
def test_no_way_of_adding_a_row_passes_the_checks_by(ed, save):
    php_serves_less(ed)
    content = draft_content()
    said = {"note": "x", "content": canonical(content), "hash": fingerprint(content)}
    proposal = {**said, "compared_with": 1, "proposer": member("Rae", "Clinical reviewer")}
    assert "no permission to propose" in refused(save, models.Proposal, proposal)
    assert "of a proposal only" in refused(save, models.Release, {**said, "number": 2})
    assert (models.Proposal.objects.count(), models.Release.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    "save",
    [
        lambda row: row.save(),
        lambda row: row.save(update_fields=["approver"]),
        lambda row: row.save_base(),
    ],
)
def test_no_way_of_saving_a_step_passes_the_checks_by(ed, save):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "By hand.")
    proposal.approver = ed
    assert "no permission to approve" in refused(save, proposal)
    proposal.refresh_from_db()
    assert proposal.approver is None


def test_an_approval_is_not_passed_on(ed, rae):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "By Rae.")
    proposals.approve(proposal.pk, rae)
    proposal.refresh_from_db()
    proposal.approver = member("Rob", "Clinical reviewer")
    assert refused(proposal.save) == "It is approved already."


def test_someone_who_left_takes_no_step(ed, rae):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "Before Rae left.")
    rae.is_active = False
    rae.save()
    assert "no permission" in refused(proposals.approve, proposal.pk, rae)


# --- at a moment ----------------------------------------------------------------------------


@pytest.fixture
def scheduled(ed, rae, pia):
    php_serves_less(ed)
    proposal = proposals.propose(ed, "For the first of the month.")
    proposals.approve(proposal.pk, rae)
    return proposals.schedule(proposal.pk, pia, timezone.now() + SOON)


def test_a_scheduled_release_goes_live_when_it_is_due(scheduled, pia):
    assert proposals.publish_due(timezone.now()) == []
    assert newest().number == 1
    assert proposals.publish_due(timezone.now() + 2 * SOON) == [scheduled.pk]
    assert (newest().number, models.Release.objects.first().publisher) == (2, pia)
    assert proposals.publish_due(timezone.now() + 2 * SOON) == []


def test_what_cannot_go_live_when_due_keeps_why_and_waits_for_people(scheduled, pia, settings):
    settings.DEFINITION_CHECKS = [f"{__name__}.always_wrong"]
    assert proposals.publish_due(timezone.now() + 2 * SOON) == [scheduled.pk]
    scheduled.refresh_from_db()
    assert (newest().number, scheduled.failure) == (1, "Something is wrong.")
    settings.DEFINITION_CHECKS = []
    assert proposals.publish_due(timezone.now() + 2 * SOON) == []
    again = proposals.schedule(scheduled.pk, pia, timezone.now() + SOON)
    assert again.failure == ""
    proposals.publish_due(timezone.now() + 2 * SOON)
    assert newest().number == 2


def always_wrong(definitions):
    return ["Something is wrong."]


def test_it_is_checked_against_the_release_of_that_moment(scheduled):
    content = drafts.dump()
    change_limit(None, highest=4)
    change_words()
    publish("Came in between.")
    drafts.load(content)
    proposals.publish_due(timezone.now() + 2 * SOON)
    scheduled.refresh_from_db()
    assert "Release 2 came out since" in scheduled.failure
    assert newest().number == 2


def test_a_publisher_who_lost_the_role_publishes_nothing_later(scheduled, pia):
    pia.groups.clear()
    proposals.publish_due(timezone.now() + 2 * SOON)
    scheduled.refresh_from_db()
    assert "no permission to publish" in scheduled.failure


def test_a_moment_lies_ahead(scheduled, pia):
    assert "passed already" in refused(proposals.schedule, scheduled.pk, pia, timezone.now())


def test_a_step_holds_the_draft_still():
    """On PostgreSQL by a lock on its row; SQLite lets one write at a time."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            proposals.hold_draft()
            with connection.cursor() as cursor:
                cursor.execute("SELECT mode FROM pg_locks WHERE mode = 'RowShareLock'")
                assert cursor.fetchall()
    else:
        assert connection.transaction_mode == "IMMEDIATE"
