"""definitions: the draft as TOML, the checks, and loading a file as the draft."""

import sys
import tomllib

import tomli_w
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError

from iop_guide.rules.definitions import DefinitionError
from programs import content, drafts
from programs.checks import problems


class Command(BaseCommand):
    """export FILE writes the draft, check FILE reads a file and says what is wrong (exit status
    1 where something is; warnings alone are not), load FILE makes it the draft. Visitors see none
    of it before it is published. A file may leave out [[help]] and [[guide]]: check then takes
    the site's own."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["export", "check", "load"])
        parser.add_argument("file", metavar="FILE")

    def handle(self, *, action, file, **options):
        try:
            getattr(self, f"_{action}")(file)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error
        except DefinitionError as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error
        except ObjectDoesNotExist as error:
            raise CommandError("There is no draft yet: run first_release.", returncode=2) from error

    def _export(self, file):
        draft = drafts.dump()  # before the file is opened: a failure must not empty it
        with open(file, "wb") as target:
            tomli_w.dump(draft, target)

    def _check(self, file):
        whole = content.read_files()
        lines = {name: whole[name] for name in ("help", "guide")}
        found = problems(lines | _read(file))
        for problem in found:
            self.stdout.write(f"Warning: {problem.text}" if problem.warning else problem.text)
        if not all(problem.warning for problem in found):
            sys.exit(1)
        self.stdout.write(f"{file}: nothing wrong found")

    def _load(self, file):
        drafts.load(_read(file))
        self.stdout.write(f"{file} is the draft now. It is not published.")


def _read(file):
    with open(file, "rb") as source:
        return content.tidy(tomllib.load(source))
