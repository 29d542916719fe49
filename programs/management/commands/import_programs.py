"""import_programs: the directory of programs from files."""

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from programs.directory.importing.listing import Options
from programs.directory.importing.opening import check_size
from programs.directory.importing.plan import Plan, made_for
from programs.directory.importing.reading import read, read_key
from programs.directory.importing.reports import lines, write_csv
from programs.directory.importing.template import template
from programs.directory.importing.writing import carry_out
from programs.directory.importing.wrong import FileError
from programs.models import ProgramImport

HOW = "Nothing was imported. Mend these rows, or import the others with --skip-refused."


class Command(BaseCommand):
    """Imports SAMHSA's national directories (CSV or XLSX, with the key of their codes),
    FindTreatment.gov's JSON, or our own CSV (docs/directory.md). All or nothing; the last line
    counts. Exit status 2 where a file cannot be read or a row is refused."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="*", type=Path)
        parser.add_argument("--key", type=Path, help="the codes of the same release")
        parser.add_argument("--directory", choices=["SA", "MH"], default="",
                            help="which one it is, where the file does not say")  # fmt: skip
        parser.add_argument("--date", type=date.fromisoformat, help="of the release: 2026-03-01")
        parser.add_argument("--dry-run", action="store_true", help="show what would change, as CSV")
        parser.add_argument("--report", type=Path, help="write that CSV into a file")
        parser.add_argument("--skip-refused", action="store_true", help="import the other rows")
        parser.add_argument("--part", action="store_true",
                            help="not all of the source: take nothing for gone")  # fmt: skip
        parser.add_argument("--template", action="store_true", help="print our own CSV's columns")

    def handle(self, *, files: list[Path], template: bool, **options: Any) -> None:
        if template:
            self._print_template()
            return
        if not files:
            raise CommandError("Name a file to import.", returncode=2)
        try:
            with ExitStack() as stack:
                plan = self._plan(files, stack, options)
            self._tell(plan, files, options)
        except (OSError, FileError) as error:
            raise CommandError(str(error), returncode=2) from error

    def _print_template(self) -> None:
        self.stdout.write(template(), ending="")

    def _plan(self, files: list[Path], stack: ExitStack, options: dict[str, Any]) -> Plan:
        key = options["key"] and read_key(options["key"].name, _open(options["key"], stack))
        streams = [(path.name, _open(path, stack)) for path in files]
        given = Options(options["date"], options["directory"])
        reading = read(streams, key, given, lambda rows: tqdm(rows, "Reading", disable=None))
        return made_for(reading, options["part"])

    def _tell(self, plan: Plan, files: list[Path], options: dict[str, Any]) -> None:
        if options["report"]:
            with options["report"].open("w", encoding="utf-8", newline="") as target:
                write_csv(lines(plan), target)
        elif options["dry_run"]:
            write_csv(lines(plan), self.stdout)
        refused = bool(plan.refused) and not options["skip_refused"]
        if not options["dry_run"]:
            self._carry_out(plan, refused, "\n".join(path.name for path in files))
        for note in plan.notes:
            self.stderr.write(note)
        if plan.kept:
            self.stderr.write(f"{len(plan.kept)} fields that were edited here were kept.")
        self.stderr.flush()
        self.stdout.write(plan.counts)
        if refused and not options["dry_run"]:
            sys.exit(2)

    def _carry_out(self, plan: Plan, refused: bool, names: str) -> None:
        for row in plan.refused:
            self.stderr.write(f"{row.file}, line {row.line}: {row.who}: {row.reason}")
        if refused:
            self.stderr.write(HOW)
            return
        with tqdm(total=plan.writes, desc="Writing", disable=None) as bar, transaction.atomic():
            carry_out(plan, date.today(), why="Imported", told=bar.update)
            if plan.writes:
                ProgramImport.objects.create(done=timezone.now(), names=names, counts=plan.counts)


def _open(path: Path, stack: ExitStack) -> BinaryIO:
    try:
        check_size(path.stat().st_size)
        return stack.enter_context(path.open("rb"))
    except FileError as error:
        raise FileError(f"{path.name}: {error}") from error
