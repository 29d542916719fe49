"""The telephone numbers of a program, as people read and dial them. Pure."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Phone:
    """A number to call, and the link that dials it, with a pause before an extension."""

    number: str
    extension: str
    href: str
    for_new_people: bool
    kind: str = "call"

    @property
    def shown(self) -> str:
        """The number without an extension, as a help line names its own."""
        return self.number


def phones(program: Any) -> list[Phone]:
    """Its numbers, the one for new people first."""
    numbers = [
        (program.intake_phone, program.intake_extension, True),
        (program.phone, program.extension, False),
    ]
    listed = [_phone(*number) for number in numbers if number[0]]
    return list({phone.href: phone for phone in reversed(listed)}.values())[::-1]


def _phone(number: str, extension: str, for_new_people: bool) -> Phone:
    pause = f",{extension}" if extension else ""
    href = f"tel:+1{number.replace('-', '')}{pause}"
    return Phone(number, extension, href, for_new_people)
