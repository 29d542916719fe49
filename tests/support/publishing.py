"""People with roles, and the way of a draft to visitors, for tests that need a newer release."""

from django.contrib.auth.models import Group, User

from programs import models
from programs.levels.content import canonical, fingerprint
from programs.levels.publishing import proposals
from programs.levels.releases import draft_content, newest


def member(name, *roles):
    """A member of staff with these roles, such as "Editor"."""
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    user.groups.set(Group.objects.filter(name__in=roles))
    return User.objects.get(pk=user.pk)  # without the permissions it had before


def php_serves_less(user=None):
    """As `user` would: PHP then serves less, and some people get inpatient care instead."""
    limit = models.Limit.objects.get(level__key="php", dimension="substance_use")
    limit.highest, limit._history_user = 3, user
    limit.save()
    drop_what_that_makes_idle(user)


def drop_what_that_makes_idle(user=None):
    """The combination that the lower limit leaves nothing to decide goes, as the checks ask."""
    for row in models.Combination.objects.filter(level__key="php"):
        if any(p.dimensions == ["substance_use"] and p.at_least > 3 for p in row.parts.all()):
            row._history_user = user
            row.delete()


def publish(note, reason="Looked at by two."):
    """Publish the draft as two people do; where it says nothing new, with another line for IOP.
    DefinitionError if it has problems."""
    if draft_content() == newest().content:
        models.Level.objects.filter(key="iop").update(tagline=note)
    proposal = proposals.propose(member("Pia", "Editor", "Publisher"), note, reason)
    proposals.approve(proposal.pk, member("Rae", "Clinical reviewer"))
    return proposals.publish(proposal.pk, proposal.proposer)


def released(content, note="Test"):
    """The next release, of any content, past the people and the checks: only tests go this way."""
    row = models.Release(
        number=models.Release.objects.count() + 1,
        note=note,
        content=canonical(content),
        hash=fingerprint(content),
    )
    return models.Release._base_manager.bulk_create([row])[0]
