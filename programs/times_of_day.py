"""From when to when, on one day of the week: what a block of a level's usual week and a session of
a program share."""

from django.core.exceptions import ValidationError

from iop_guide.rules.clock import CLOCK


class FromTo:
    """Beside a model with a `day`, a `start` and an `end`, such as Monday 18:00 to 21:00."""

    day: str
    start: str
    end: str

    def __str__(self) -> str:
        return f"{self.day} {self.start} to {self.end}"

    def clean(self) -> None:
        """Both are times of day, and the end is later. Raises ValidationError at the field."""
        for field in ("start", "end"):
            if getattr(self, field) and not CLOCK.fullmatch(getattr(self, field)):
                raise ValidationError({field: "Write the time as in 09:00 or 18:30."})
        if self.start and self.end and self.start >= self.end:
            raise ValidationError({"end": "This must be later than the start."})
