"""How the data files of the result read conditions over answers: with every question and term."""

from typing import Any

from intake.conditions import Condition
from intake.terms import askables, terms
from intake.written import read_condition

from ..data import Strict


def _condition(entries: Any) -> Condition:
    return read_condition(entries, askables(), terms())


# Strict, with fields that are conditions.
WITH_CONDITIONS = Strict().reading(Condition, _condition)
