"""Conditions as they are written in the data files: tables become parts, and a slip is named.

Pure. What each word means is in docs/conditions.md.
"""

from collections.abc import Mapping
from typing import Any

from .conditions import Askable, Choice, Condition, ConditionError, Not, Part

PARTS = ("at_least", "among", "not_among", "none_of", "either", "so", "unless")


def read_condition(
    entries: Any, questions: Mapping[str, Askable], terms: Mapping[str, Condition] | None = None
) -> Condition:
    """A condition from a data file's list of tables. Raises ConditionError."""
    if not isinstance(entries, list) or not entries:
        raise ConditionError("give at least one alternative")
    return Condition(tuple(_alternative(entry, questions, terms or {}) for entry in entries))


def _alternative(
    entry: Any, questions: Mapping[str, Askable], terms: Mapping[str, Condition]
) -> tuple[Part, ...]:
    if not isinstance(entry, dict) or not entry:
        raise ConditionError(f"a table with one of {', '.join(PARTS)} is expected")
    for key in entry:
        if key not in PARTS:
            raise ConditionError(f"{key!r} is not known here; use one of {', '.join(PARTS)}")
    parts: list[Part] = []
    for word in ("at_least", "among", "not_among", "none_of"):
        for name, value in _table(entry, word).items():
            if name not in questions:
                raise ConditionError(f"{word}: there is no question {name!r}")
            choice = _choice(word, name, value, questions[name])
            parts.append(Not(choice) if word == "none_of" else choice)
    if "either" in entry:
        parts.append(read_condition(entry["either"], questions, terms))
    parts += _terms("so", entry, terms)
    parts += [Not(term) for term in _terms("unless", entry, terms)]
    if not parts:
        raise ConditionError("an alternative without parts would always hold")
    return tuple(parts)


def _table(entry: Mapping[str, Any], word: str) -> Mapping[str, Any]:
    table = entry.get(word, {})
    if not isinstance(table, dict):
        raise ConditionError(f"{word}: a table of questions is expected, not {table!r}")
    return table


def _terms(word: str, entry: Any, terms: Mapping[str, Condition]) -> list[Condition]:
    names = entry.get(word, [])
    if not isinstance(names, list):
        raise ConditionError(f"{word}: a list of terms is expected, not {names!r}")
    for name in names:
        if name not in terms:
            raise ConditionError(f"{word}: there is no term {name!r}")
    return [terms[name] for name in names]


def _choice(word: str, name: str, value: Any, question: Askable) -> Choice:
    if word == "at_least":
        if question.many:
            return _count(name, value, question)
        if not isinstance(value, str):
            raise ConditionError(f"at_least: {name} has no option {value!r} in an order")
        worse = frozenset(question.worse_from(value))
        return Choice(name, worse, False, read_from=question.read_from)
    options = [value] if isinstance(value, str) else value
    if not isinstance(options, list) or not options:
        raise ConditionError(f"{word}: {name}: a list of options is expected, not {value!r}")
    for option in options:
        if option not in question.option_ids():
            raise ConditionError(f"{word}: {name} has no option {option!r}")
    chosen = frozenset(options)
    if word == "not_among":
        if question.many:
            raise ConditionError(f"not_among: {name} may have several answers")
        chosen = frozenset(question.option_ids()) - chosen
    return Choice(name, chosen, question.many, read_from=question.read_from)


def _count(name: str, value: Any, question: Askable) -> Choice:
    """So many options of a question with several answers; "none" does not count."""
    counted = frozenset(question.option_ids()) - {question.exclusive}
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ConditionError(f"at_least: {name} may have several answers; give a count")
    if value > len(counted):
        raise ConditionError(f"at_least: {name} has only {len(counted)} options to count")
    return Choice(name, counted, True, value, question.read_from)
