"""first_release: load the repository's definitions and publish them, unless there are some."""

from django.core.management.base import BaseCommand

from programs.levels.releases import first_release


class Command(BaseCommand):
    """Makes release 1 of the repository's files; does nothing where a release exists."""

    help = __doc__

    def handle(self, **options: object) -> None:
        self.stdout.write("Release 1 is published." if first_release() else "Releases exist.")
