"""All limits as one table, levels by dimensions, each picked from words."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse

from .. import models
from ..words import RATINGS, dimension_name, rating_word
from .base import ONLY_DRAFT

NO_LIMIT = "no limit"
REASON = "Picked in the table of limits"
MEANWHILE = "Somebody set this to “{}” since this page was opened. Pick again."
NEEDED = ["programs.add_limit", "programs.change_limit", "programs.delete_limit"]


class LimitTable(forms.Form):
    """One field a cell. What others changed meanwhile stays, and is told where it collides."""

    def __init__(self, levels, dimensions, limits, data=None, editable=True):
        super().__init__(data)
        self.levels, self.dimensions = levels, dimensions
        self.limits = {(row.level_id, row.dimension): row for row in limits}
        self.cells = {
            f"{level.key}.{name}": (level, name) for name in dimensions for level in levels
        }
        for cell, place in self.cells.items():
            self.fields[cell] = self._field(*place)
            self.fields[cell].disabled = not editable

    def _field(self, level, dimension):
        now = self._now(level, dimension)
        words = [("", NO_LIMIT), *((str(number), word) for number, word in RATINGS[:-1])]
        if now not in dict(words):  # the highest rating, which is no limit either
            words.append((now, rating_word(int(now))))
        name = f"{level}: {dimension_name(dimension)}"
        return forms.ChoiceField(
            label=name, choices=words, initial=now, required=False, show_hidden_initial=True
        )

    def _now(self, level, dimension):
        row = self.limits.get((level.pk, dimension))
        return str(row.highest) if row else ""

    def clean(self):
        """What somebody else set meanwhile is not overwritten unseen."""
        for cell in self.changed_data:
            field, now = self.fields[cell], self._now(*self.cells[cell])
            seen = self._widget_data_value(field.hidden_widget(), self.add_initial_prefix(cell))
            if (seen or "") != now:
                self.add_error(cell, MEANWHILE.format(rating_word(int(now)) if now else NO_LIMIT))
                self.data = self.data.copy()  # what is shown again is asked about again
                self.data[self.add_initial_prefix(cell)] = now

    def save(self):
        """Write the cells that were changed, each with its history."""
        for cell in self.changed_data:
            level, dimension = self.cells[cell]
            row = self.limits.get((level.pk, dimension))
            row = row or models.Limit(level=level, dimension=dimension)
            row._change_reason = REASON
            if self.cleaned_data[cell] == "":
                row.delete()
            else:
                row.highest = int(self.cleaned_data[cell])
                row.save()

    def rows(self):
        """A row a dimension: its name, and for each level the field and the limit it stands for."""
        for dimension in self.dimensions:
            cells = [
                (level, self[f"{level.key}.{dimension}"], self.limits.get((level.pk, dimension)))
                for level in self.levels
            ]
            yield dimension_name(dimension), cells


@permission_required("programs.view_limit", raise_exception=True)
@transaction.atomic
def table_page(request):
    """The table, the combinations as sentences beneath it, and saving."""
    draft = models.Draft.objects.select_for_update().first()  # one saves after the other
    levels = list(models.Level.objects.prefetch_related("limits", "combinations__parts"))
    limits = [row for level in levels for row in level.limits.all()]
    dimensions = draft.dimensions if draft else []
    editable = request.user.has_perms(NEEDED)
    data = request.POST if request.method == "POST" and editable else None
    form = LimitTable(levels[:-1], dimensions, limits, data, editable)
    if data is not None and form.is_valid():
        form.save()
        messages.success(request, f"{_changed(form)} {ONLY_DRAFT}")
        return redirect("admin:programs_limit_table")
    context = {"title": "Limits", "form": form, "levels": levels, "editable": editable}
    return render(
        request,
        "admin/programs/limit/table.html",
        {**admin.site.each_context(request), "opts": models.Limit._meta, **context},
    )


def _changed(form):
    count = len(form.changed_data)
    return (
        f"{count} limit{'s were' if count > 1 else ' was'} changed."
        if count
        else "Nothing to change."
    )


def table_address(level=None, dimension=None):
    """The address of the table, or of one of its cells."""
    cell = f"#id_{level.key}.{dimension}" if level and dimension else ""
    return reverse("admin:programs_limit_table") + cell
