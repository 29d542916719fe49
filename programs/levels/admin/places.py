"""A problem as admins read it, and where it can be mended: the row's page, and the field there."""

import re

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse

from .. import models
from ..words import dimension_name
from .table import has_cell, table_address

MODELS = {"level": models.Level, "help": models.HelpLine, "guide": models.Guide}
# Fields of a content that are several on the page: the first of them.
FIRST = {"hours_per_week": "hours_low", "days_per_week": "days_low"}
NAMED = re.compile(r"\w+ '[^']+': '\w+' (.*)", re.S)


def with_places(problems):
    """Each problem as its text, the address where it can be mended, and what is there."""
    return [(in_words(problem), *place_of(problem.where)) for problem in problems]


def in_words(problem):
    """Such as "IOP: “in two sentences” is missing or empty." for a field with such a label."""
    model, row, field = _found(problem.where)
    said = NAMED.fullmatch(problem.text)
    label = _field(model, field)
    if row is None or label is None or not said:
        return problem.text
    return f"{row}: “{label.verbose_name}” {said[1]}."


def place_of(where):
    """Where to mend a problem, such as "level iop summary": an address, and what is there."""
    model, row, field = _found(where)
    name = f"admin:programs_{model._meta.model_name}"
    if row is None:
        return reverse(f"{name}_changelist"), f"all {model._meta.verbose_name_plural}"
    if model is models.Level and has_cell(row, field):
        return table_address(row, field), f"{row}, {dimension_name(field)}"
    found = _field(model, field)
    anchor = f"#id_{found.name}" if found else ""
    return reverse(f"{name}_change", args=[row.pk]) + anchor, str(row)


def _found(where):
    kind, key, field = ([*where.split(" "), "", ""])[:3]
    model = MODELS.get(kind, models.Limit)
    return model, model.objects.filter(key=key).first() if key else None, field


def _field(model, name):
    try:
        return model._meta.get_field(FIRST.get(name, name))
    except FieldDoesNotExist:
        return None
