"""Sentences out of clauses: "you drink every day" and "you have hardly anyone around you" become
"You drink every day and have hardly anyone around you."

Pure, and without a word of its own: the subject that need not be said twice and the word that
joins come in from outside.
"""

from collections.abc import Sequence

# A sentence is at most this long.
MOST_WORDS = 25


def listed(parts: Sequence[str], conjunction: str) -> str:
    """Parts of a sentence: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def joined(clauses: Sequence[str], subject: str, conjunction: str) -> str:
    """Clauses as one; the subject is said once where all of them share it and none is a list."""
    lead = f"{subject} "
    plain = not any("," in clause or f" {conjunction} " in clause for clause in clauses)
    if plain and all(clause.startswith(lead) for clause in clauses):
        return listed([*clauses[:1], *(clause[len(lead) :] for clause in clauses[1:])], conjunction)
    if len(clauses) < 2:
        return "".join(clauses)
    return f"{', '.join(clauses[:-1])}, {conjunction} {clauses[-1]}"


def options_joined(clauses: Sequence[str], conjunction: str, subjects: Sequence[str]) -> str:
    """Clauses of one question, the words they all begin with said once: "you use alcohol" and
    "you use opioids" are "you use alcohol and opioids". One word alone must be a whole subject."""
    words = [clause.split() for clause in clauses]
    same = 0
    while len(words) > 1 and all(len(w) > same + 1 and w[same] == words[0][same] for w in words):
        same += 1
    if len(words) > 1 and (not same or (same == 1 and words[0][0] not in subjects)):
        return f"{', '.join(clauses[:-1])}, {conjunction} {clauses[-1]}"
    return listed([*clauses[:1], *(" ".join(w[same:]) for w in words[1:])], conjunction)


def capitalised(text: str) -> str:
    """The text with a capital, the other letters left as they are."""
    return text[:1].upper() + text[1:]


def inside(name: str) -> str:
    """A name inside a sentence: "outpatient care", but "IOP at night" as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def length(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
