"""publish_due: publish the proposals whose moment has come; run it from cron."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from programs import models
from programs.levels.publishing import proposals
from programs.levels.publishing.status import status


class Command(BaseCommand):
    """Publishes what a publisher set a moment for and that moment is past, after the same checks
    as in the browser. What cannot go live keeps the reason, which staff see; exit status 1."""

    help = __doc__
    requires_system_checks: list[str] = []  # nothing new for whoever reads cron's mail

    def handle(self, **options: object) -> None:
        tried = models.Proposal.objects.filter(pk__in=proposals.publish_due(timezone.now()))
        for proposal in tried:
            self.stdout.write(f"{proposal}: {status(proposal)}")
        if any(proposal.failure for proposal in tried):
            raise CommandError("Not everything could go live.")
