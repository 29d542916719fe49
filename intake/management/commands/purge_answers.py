"""purge_answers: delete the sealed answers whose time is over."""

from django.core.management.base import BaseCommand

from intake.sealing import purge


class Command(BaseCommand):
    """Deletes expired rows. Run it every few minutes, from cron or a timer."""

    help = __doc__
    requires_system_checks: list[str] = []  # nothing new for whoever reads cron's mail

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{purge()} expired rows deleted")
