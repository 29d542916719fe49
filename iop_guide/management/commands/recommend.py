"""recommend: answers as JSON in, the explained recommendation as JSON out."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intake.answers import AnswerError, Answers, check_answers
from intake.questionnaire import questionnaire
from iop_guide import json_input
from iop_guide.result.as_json import as_record
from iop_guide.result.result import Result
from programs.levels.published import Published
from programs.levels.publishing.earlier import NoSuchRelease, numbered
from programs.levels.releases import newest

MOST_DIGITS = 9


class Command(BaseCommand):
    """Reads one JSON object of answers, or with --lines one a line; prints one object each."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", metavar="FILE", help="default: standard input")
        parser.add_argument("--lines", action="store_true", help="one JSON object a line")
        parser.add_argument("--what-if", action="store_true", help="with --lines: search changes")
        parser.add_argument("--release", metavar="N", help="an earlier release; default: newest")

    def handle(
        self, *, file: str | None, what_if: bool, release: str | None, **options: Any
    ) -> None:
        every_line = options["lines"]
        try:
            people = self._read(file, every_line)
            published = _release(release)
        except (AnswerError, json_input.InputError, NoSuchRelease) as error:
            raise CommandError(str(error), returncode=2) from error
        for answers in people:
            result = Result(answers, published.definitions)
            record = as_record(result, published, what_if=what_if or not every_line)
            self.stdout.write(json.dumps(record, ensure_ascii=False))

    def _read(self, file: str | None, every_line: bool) -> list[Answers]:
        text = json_input.read_text(file)
        if not every_line:
            return [check_answers(json_input.parse(text), questionnaire())]
        return [_checked(number, line) for number, line in json_input.numbered_lines(text)]


def _release(number: str | None) -> Published:
    if number is None:
        return newest()
    if not number.isdecimal() or len(number) > MOST_DIGITS:
        raise NoSuchRelease(f"--release: the number of a release is expected, not {number[:20]!r}")
    return numbered(int(number))


def _checked(number: int, line: str) -> Answers:
    try:
        return check_answers(json_input.parse(line), questionnaire())
    except (AnswerError, json_input.InputError) as error:
        raise AnswerError(f"line {number}: {error}") from error
