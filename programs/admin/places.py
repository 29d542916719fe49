"""Where a problem can be mended: the page of the row, and the field on it."""

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse

from .. import models

MODELS = {"level": models.Level, "help": models.HelpLine, "guide": models.Guide}
# Fields of a content that are several on the page: the first of them.
FIRST = {"hours_per_week": "hours_low", "days_per_week": "days_low"}


def with_places(problems):
    """Each problem as its text, the address where it can be mended, and what is there."""
    return [(problem.text, *place_of(problem.where)) for problem in problems]


def place_of(where):
    """Where to mend a problem, such as "level iop summary": an address, and what is there."""
    kind, key, field = ([*where.split(" "), "", ""])[:3]
    model = MODELS.get(kind, models.Limit)
    row = model.objects.filter(key=key).first() if key else None
    name = f"admin:programs_{model._meta.model_name}"
    if row is None:
        return reverse(f"{name}_changelist"), f"all {model._meta.verbose_name_plural}"
    return reverse(f"{name}_change", args=[row.pk]) + _anchor(model, field), str(row)


def _anchor(model, field):
    try:
        return f"#id_{model._meta.get_field(FIRST.get(field, field)).name}"
    except FieldDoesNotExist:
        return ""
