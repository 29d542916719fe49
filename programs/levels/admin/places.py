"""A problem as admins read it, and where it can be mended: the row's page, and the field there."""

from django.urls import reverse

from .. import models
from ..words import dimension_name
from .table import has_cell, table_address

MODELS = {"level": models.Level, "help": models.HelpLine, "guide": models.Guide}
# Where a level says what it can safely serve, one dimension at a time, and why.
LIMITS = ("serves", "reasons")
# Fields of a content that are several on the page: the first of them.
FIRST = {"hours_per_week": "hours_low", "days_per_week": "days_low"}


def with_places(problems):
    """Each problem as its text, the address where it can be mended, and what is there."""
    return [(in_words(problem), *place_of(problem.at)) for problem in problems]


def in_words(problem):
    """Such as "IOP: “in two sentences” is missing or empty." for a field with such a label."""
    model, row, (first, *deeper) = _named(problem.at)
    field = _field(model, first)
    if row is None or field is None or deeper or not problem.at.words:
        return problem.text
    return f"{row}: {problem.at.naming(f'“{field.verbose_name}”')}."


def place_of(mistake):
    """Where to mend a mistake: an address, and what is there."""
    model, row, steps = _named(mistake)
    name = f"admin:programs_{model._meta.model_name}"
    if row is None:
        return reverse(f"{name}_changelist"), f"all {model._meta.verbose_name_plural}"
    dimension = steps[1] if steps[0] in LIMITS and len(steps) > 1 else ""
    if has_cell(row, dimension):
        return table_address(row, dimension), f"{row}, {dimension_name(dimension)}"
    field = _field(model, steps[0])
    anchor = f"#id_{field.name}" if field else ""
    return reverse(f"{name}_change", args=[row.pk]) + anchor, str(row)


def _named(mistake):
    """The model and the row that a mistake is about, and the steps to the field there."""
    model, key = MODELS.get(mistake.table, models.Limit), mistake.key
    row = model.objects.filter(key=key).first() if key and mistake.table else None
    return model, row, mistake.field.split(".")


def _field(model, name):
    """The field of a row that the page of the row shows; None where there is none."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return fields.get(FIRST.get(name, name))
