"""The table of limits as a form: a field a cell, picked from words."""

from django import forms

from .. import models
from ..words import RATINGS, dimension_name, rating_word

NO_LIMIT = "no limit"
REASON = "Picked in the table of limits"
MEANWHILE = "Somebody set this to “{}” since this page was opened. Pick again."


class LimitTable(forms.Form):
    """One field a cell. What others changed meanwhile stays, and is told where it collides."""

    def __init__(self, levels, dimensions, data=None, editable=True):
        super().__init__(data)
        self.all_levels, self.levels, self.dimensions = levels, levels[:-1], dimensions
        self.limits = {
            (level.pk, row.dimension): row for level in levels for row in level.limits.all()
        }
        self.cells = {
            f"{level.key}.{name}": (level, name) for name in dimensions for level in self.levels
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

    def rows(self, faults):
        """A row a dimension: its name, then level, field, limit and what is wrong, cell by cell."""
        for dimension in self.dimensions:
            cells = [
                (
                    level,
                    self[f"{level.key}.{dimension}"],
                    self.limits.get((level.pk, dimension)),
                    faults.get((level.key, dimension), []),
                )
                for level in self.levels
            ]
            yield dimension_name(dimension), cells
