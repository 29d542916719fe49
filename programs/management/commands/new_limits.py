"""new_limits: the limits that come with this version, as the draft's, with what they do."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from iop_guide.rules.definitions import DefinitionError
from programs.levels import new_limits
from programs.levels.editions import is_made_for_today
from programs.levels.publishing.effects import effects
from programs.levels.publishing.refusals import Refused
from programs.levels.releases import newest

from .definitions import MARKS

TODAY = (
    "Everyone is rated as the questions rate today, under the old limits too: those were made "
    "for other ratings, and what people got then cannot be worked out any more."
)
REPLACE = "Look at them above. --replace goes on; `definitions export FILE` keeps the draft first."


class Command(BaseCommand):
    """Loads what levels can serve, with reasons and sources, from the files that come with this
    version into the draft, and says what it does to people. Texts, help lines and guides of the
    site stay; visitors see nothing of it before it is published. --dry-run writes nothing. Where
    unpublished changes of limits would go, it stops (exit status 1) unless --replace is given.
    --keep says instead that someone looked at every limit of the draft, and it fits the ratings of
    today."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="show, and write nothing")
        parser.add_argument("--replace", action="store_true", help="unpublished limits may go")
        parser.add_argument("--keep", action="store_true", help="the draft's own limits fit")

    def handle(self, *, dry_run: bool, replace: bool, keep: bool, **options: object) -> None:
        if keep and (dry_run or replace):
            raise CommandError("--keep goes alone", returncode=2)
        try:
            self._keep() if keep else self._load(dry_run, replace)
        except Refused as error:
            raise CommandError(str(error)) from error

    def _keep(self) -> None:
        new_limits.keep()
        self.stdout.write("The draft's own limits count as made for these ratings. Publish it.")

    def _load(self, dry_run: bool, replace: bool) -> None:
        limits = new_limits.new_limits()
        self._show("What nobody published yet, and would go", limits.replaced)
        if limits.replaced and not (dry_run or replace):
            raise CommandError(f"{new_limits.REPLACES} {REPLACE}")
        self._show("What changes in the draft", limits.changes)
        self._levels(limits)
        self._effects(limits.content)
        if dry_run:
            self.stdout.write("Nothing was written: this was a dry run.")
            return
        new_limits.load(limits.seen, replace=replace)
        self.stdout.write("The draft has the new limits. It is not published.")

    def _show(self, title: str, rows: new_limits.Changes) -> None:
        if rows:
            self.stdout.write(f"{title}:")
        for row, fields in rows.items():
            for change in fields:
                said = "".join(MARKS[kind].format(text) for kind, text in change.pieces)
                self.stdout.write(f"  {row}: {change.field}: {said}")

    def _levels(self, limits: new_limits.NewLimits) -> None:
        for names, said in ((limits.own, "keeps its own limits"), (limits.missing, "is not yours")):
            for name in names:
                self.stdout.write(f"{name} {said}.")

    def _effects(self, content: Mapping[str, Any]) -> None:
        now = newest()
        if not is_made_for_today(now.content):
            self.stdout.write(TODAY)
        try:
            moved = effects(now.content, content)
        except DefinitionError as error:
            self.stdout.write(f"What it does to people cannot be said yet: {error}")
            return
        for way, said in ((moved.down, "lower"), (moved.up, "higher")):
            count = f"of all combinations of ratings {way.share}"
            self.stdout.write(f"A {said} level than now: {count}, and {len(way.people)} examples.")
            for line in (*way.smallest, *way.people):
                self.stdout.write(f"  {line}")
