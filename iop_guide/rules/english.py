"""English: how its sentences are joined, how a name stands inside one, how it counts, and how
its ratings, days and times are read.

Pure. "You drink every day" and "you have hardly anyone around you" become "You drink every day and
have hardly anyone around you." Whoever joins asks grammar.py, which chooses the language.
"""

from collections.abc import Sequence

from .clock import DAYS

# What a clause may begin with that need not be said twice: the person, or whom one answers for.
SUBJECTS = ("you", "they")
NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
RATINGS = ("none", "mild", "moderate", "serious", "severe")  # from 0 to 4


def all_of(parts: Sequence[str]) -> str:
    """Parts of a sentence: "a", "a and b", "a, b and c"."""
    return _listed(parts, "and")


def one_of(parts: Sequence[str]) -> str:
    """Parts of a sentence: "a", "a or b", "a, b or c"."""
    return _listed(parts, "or")


def any_of(names: Sequence[str]) -> str:
    """Names that are picked from, each of them with words of its own: "a or b or c"."""
    return " or ".join(names)


def quoted(names: Sequence[str]) -> str:
    """Names as they stand elsewhere on the page: "“a” and “b”"."""
    return " and ".join(f"“{name}”" for name in names)


def _listed(parts: Sequence[str], conjunction: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def clauses_joined(clauses: Sequence[str]) -> str:
    """Clauses as one; the subject is said once where all of them share it and none is a list."""
    plain = not any("," in clause or " and " in clause for clause in clauses)
    for subject in SUBJECTS if plain else ():
        lead = f"{subject} "
        if all(clause.startswith(lead) for clause in clauses):
            return all_of([*clauses[:1], *(clause[len(lead) :] for clause in clauses[1:])])
    return _side_by_side(clauses)


def options_joined(clauses: Sequence[str]) -> str:
    """Clauses of one question, the words they all begin with said once: "you use alcohol" and
    "you use opioids" are "you use alcohol and opioids". One word alone must be a whole subject."""
    words = [clause.split() for clause in clauses]
    same = 0
    while len(words) > 1 and all(len(w) > same + 1 and w[same] == words[0][same] for w in words):
        same += 1
    if len(words) > 1 and (not same or (same == 1 and words[0][0] not in SUBJECTS)):
        return _side_by_side(clauses)
    return all_of([*clauses[:1], *(" ".join(w[same:]) for w in words[1:])])


def _side_by_side(clauses: Sequence[str]) -> str:
    """Whole clauses: "you a, and your home b"."""
    if len(clauses) < 2:
        return "".join(clauses)
    return f"{', '.join(clauses[:-1])}, and {clauses[-1]}"


def first_few(parts: Sequence[str], most: int) -> str:
    """The first of some parts, and how many more there are: "a, b, and 2 more"."""
    left = len(parts) - most
    return ", ".join([*parts[:most], f"and {left} more"] if left > 0 else parts)


def so_many_of(chosen: int, whole: int) -> str:
    """Such as "four of the eleven", or "all eleven"."""
    if chosen == whole:
        return f"all {_number(whole)}"
    return f"{_number(chosen)} of the {_number(whole)}"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def capitalised(text: str) -> str:
    """The text with a capital, the other letters left as they are."""
    return text[:1].upper() + text[1:]


def mid_sentence(name: str) -> str:
    """A name inside a sentence: "outpatient care", but "IOP at night" as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def time_of_day(minutes: int) -> str:
    """Such as "6 pm", "6:30 pm" or "noon", so many minutes after midnight."""
    hour, minute = divmod(minutes % (24 * 60), 60)
    if not minute and hour in (0, 12):
        return "noon" if hour else "midnight"
    shown = f"{hour % 12 or 12}:{minute:02}" if minute else f"{hour % 12 or 12}"
    return f"{shown} {'am' if hour < 12 else 'pm'}"


def from_to(start: int, end: int) -> str:
    """Such as "9 am to noon", in minutes after midnight."""
    return f"{time_of_day(start)} to {time_of_day(end)}"


def day_name(number: int) -> str:
    """Such as "Monday" for 0."""
    return DAYS[number]


def day_letter(number: int) -> str:
    """Such as "M" for Monday, 0, over a narrow column."""
    return DAYS[number][0]


def rating(number: int) -> str:
    """Such as "moderate" for 2."""
    return RATINGS[number]


def rated(name: str, word: str) -> str:
    """A dimension with its rating: "withdrawal serious"."""
    return f"{name} {word}"


def all_else(word: str) -> str:
    """The rating of every dimension that was not named: "all else none"."""
    return f"all else {word}"


def everything(word: str) -> str:
    """The rating of every dimension there is: "everything none"."""
    return f"everything {word}"


def moved(ratings: str, old: str, new: str) -> str:
    """Who gets another level: "withdrawal serious, all else none: from IOP to PHP"."""
    return f"{ratings}: from {old} to {new}"
