"""definitions: the draft as TOML, the checks, and loading a file as the draft."""

import sys
from pathlib import Path
from typing import Any

import tomli_w
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError, CommandParser

from iop_guide.data import DataError
from programs.levels import content, draft_files, drafts
from programs.levels.checks import problems

MARKS = {"old": "[-{}-]", "new": "{{+{}+}}", "same": "{}"}


class Command(BaseCommand):
    """export FILE writes the draft, check FILE reads a file and says what is wrong (exit status
    1 where something is; warnings alone are not), load FILE makes it the draft, load FILE --dry-run
    only shows what would change. Visitors see none of it before it is published. A file may leave
    out the levels, [[help]] or [[guide]]: load then keeps those of the draft, check takes the
    site's own help lines and guides. Words may stand in a folder beside it, as en/levels.toml
    does; export writes all into one file."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["export", "check", "load"])
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="load: show, and write nothing")

    def handle(self, *, action: str, file: str, dry_run: bool, **options: object) -> None:
        if dry_run and action != "load":
            raise CommandError("--dry-run goes with load", returncode=2)
        action = "dry_run" if dry_run else action
        try:
            getattr(self, f"_{action}")(file)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or error}", returncode=2) from error
        except DataError as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error
        except ObjectDoesNotExist as error:
            raise CommandError("There is no draft yet: run first_release.", returncode=2) from error

    def _export(self, file: str) -> None:
        draft = drafts.dump()  # before the file is opened: a failure must not empty it
        with open(file, "wb") as target:
            tomli_w.dump(draft, target)

    def _check(self, file: str) -> None:
        whole = content.read_files()
        lines = {name: whole[name] for name in ("help", "guide")}
        wrong = problems(lines | _read(file))
        for problem in wrong:
            self.stdout.write(f"Warning: {problem.text}" if problem.warning else problem.text)
        if not all(problem.warning for problem in wrong):
            sys.exit(1)
        self.stdout.write(f"{file}: nothing wrong found")

    def _load(self, file: str) -> None:
        draft_files.load(_read(file), f"Read from {file}")
        self.stdout.write(f"{file} is the draft now. It is not published.")

    def _dry_run(self, file: str) -> None:
        changed = draft_files.dry_run(_read(file))
        for row, fields in changed.items():
            self.stdout.write(row)
            for change in fields:
                said = "".join(MARKS[kind].format(text) for kind, text in change.pieces)
                self.stdout.write(f"  {change.field}: {said}")
        if not changed:
            self.stdout.write("The draft says the same already.")
        self.stdout.write("Nothing was written: this was a dry run.")


def _read(file: str) -> dict[str, Any]:
    return draft_files.read_path(Path(file))
