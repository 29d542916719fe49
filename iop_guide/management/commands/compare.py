"""compare: ratings as JSON in, the key of the level out, with the definitions of any file."""

import tomllib

from django.core.management.base import BaseCommand, CommandError, CommandParser

from iop_guide import json_input
from iop_guide.rules.comparison import check_ratings, place
from iop_guide.rules.definitions import DefinitionError, Definitions
from programs.levels.content import read_rules


class Command(BaseCommand):
    """Reads one JSON object of ratings a line; prints the key of the level each needs."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--definitions", required=True, metavar="FILE.toml")
        parser.add_argument("file", nargs="?", metavar="FILE", help="default: standard input")

    def handle(self, *, definitions: str, file: str | None, **options: object) -> None:
        try:
            rules = read_rules(tomllib.loads(json_input.read_text(definitions)))
            profiles = [
                _checked(rules, number, line)
                for number, line in json_input.numbered_lines(json_input.read_text(file))
            ]
        except tomllib.TOMLDecodeError as error:
            raise CommandError(f"{definitions}: {error}", returncode=2) from error
        except (DefinitionError, json_input.InputError) as error:
            raise CommandError(str(error), returncode=2) from error
        keys = [rules.levels[place(rules, ratings)].key for ratings in profiles]
        if keys:
            self.stdout.write("\n".join(keys))


def _checked(rules: Definitions, number: int, line: str) -> dict[str, int]:
    try:
        return check_ratings(rules, json_input.parse(line))
    except ValueError as error:
        raise json_input.InputError(f"line {number}: {error}") from error
