"""What a file, definitions or a draft get wrong: values with their place, never only a sentence.

Pure. One error carries them, whoever finds them: readers of files, of definitions, and checks.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Mistake:
    """One thing to mend: `words` say what is wrong; the rest says where, as far as it is known.

    `file` is the name of a data file; `table` and `key` name the entry, such as "level" and "iop";
    `field` is what to mend there, dotted where it lies deeper, such as "option.yes.self". Words
    that name the field quote it just so.
    """

    words: str
    file: str = ""
    table: str = ""
    key: str = ""
    field: str = ""

    def at(self, **place: str) -> "Mistake":
        """The same mistake at a place that is known better: what is given here is filled in."""
        return replace(self, **place)

    def naming(self, field: str) -> str:
        """The words for people who know the field by another name than its key."""
        return self.words.replace(repr(self.field), field)

    def __str__(self) -> str:
        """Such as "steps.toml: step 'rest': 'urgency' is missing or empty"."""
        entry = f"{self.table} {self.key!r}" if self.key else self.table
        return ": ".join(filter(None, (self.file, entry, self.words)))


class DataError(ValueError):
    """Something cannot be used; `mistakes` says everything that is wrong with it, and where."""

    def __init__(self, *mistakes: Mistake | str) -> None:
        self.mistakes = tuple(Mistake(m) if isinstance(m, str) else m for m in mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))

    def at(self, **place: str) -> "DataError":
        """The same error, each of its mistakes at a place that is known better."""
        return type(self)(*(mistake.at(**place) for mistake in self.mistakes))
