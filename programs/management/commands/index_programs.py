"""`manage.py index_programs`: makes the index of the search anew, after its options changed."""

from django.core.management.base import BaseCommand
from django.db import transaction

from programs.directory.models.spot import index_spots
from programs.models import Program, Spot

BATCH = 1000


class Command(BaseCommand):
    """Makes every spot anew, in one transaction."""

    help = "Makes the index of the search anew. Needed after a change of programs/data/search.toml."

    def handle(self, **options: object) -> None:
        with transaction.atomic():
            Spot.objects.all().delete()
            batch: list[Program] = []
            for program in Program.objects.listed().order_by("pk").iterator(chunk_size=BATCH):
                batch.append(program)
                if len(batch) == BATCH:
                    index_spots(batch, fresh=True)
                    batch = []
            index_spots(batch, fresh=True)
        self.stdout.write(f"{Spot.objects.count()} programs are in the index.")
