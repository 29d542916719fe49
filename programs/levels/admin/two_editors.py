"""Two people at one page: the second is told what the first has saved, and loses nothing.

A page carries the fingerprint of its row and of the rows below it. Where that is another one when
the page is sent, nothing is saved: the page comes back as it was typed, with what it would change.
"""

from django.core.exceptions import ValidationError

from ..content import fingerprint
from ..difference import change
from .aligning import block, parent_of, rows_below, sent

MOVED = (
    "Someone else saved this while you had it open. Nothing is saved yet, and nothing you typed is "
    "lost: look at the differences, then save again."
)


def version(row, below):
    """The fingerprint of a row and of the rows of the models `below` it, as they are saved."""
    kept = [list(type(row).objects.filter(pk=row.pk).values())]
    kept += [list(rows_below(row, model).values()) for model in below]
    return fingerprint({"rows": kept})


def moved(data, row, below):
    """Whether what is saved is no longer what the page that was sent was made of."""
    return bool(data.get("seen")) and data["seen"] != version(row, below)


def last_saved(row, below):
    """The newest record in the history of a row and of the rows below it, or None."""
    records = [row.history.first()]
    for model in below:
        records.append(model.history.filter(**{parent_of(model, row): row.pk}).first())
    return max(filter(None, records), key=lambda record: record.history_date, default=None)


class Unmoved:
    """For the form of a page: refuses where what is saved is not what the page was made of."""

    below = ()

    def clean(self):
        cleaned = super().clean()
        if moved(self.data, self.instance, self.below):
            raise ValidationError(MOVED, code="moved")
        return cleaned


def differences(form, formsets, data):
    """What a page that was sent would change in what is saved now, by row, field by field."""
    forms = [form, *(one for formset in formsets for one in formset.initial_forms)]
    pairs = [(_saved_name(one.instance), _changed(one)) for one in forms if one.changed_data]
    pairs += [pair for formset in formsets for pair in _removed(formset, data)]
    found = {}
    for name, changes in pairs:
        found.setdefault(name, []).extend(changes)
    return {name: changes for name, changes in found.items() if changes}


def _saved_name(row):
    return str(type(row).objects.get(pk=row.pk))


def _removed(formset, data):
    """What was typed into rows that someone else removed: it has no fields on the page any more."""
    known = {str(one.instance.pk) for one in formset.initial_forms}
    name = f"{formset.model._meta.verbose_name} that was removed meanwhile".capitalize()
    for pk, place in sent(data, formset.prefix).items():
        if pk not in known:
            typed = block(data, f"{formset.prefix}-{place}-").items()
            keys = ("id", formset.fk.name)
            yield name, [change(_called(k), "", "\n".join(v)) for k, v in typed if k not in keys]


def _changed(form):
    return [
        change(
            str(form[name].label),
            _words(form.fields[name], form.get_initial_for_field(form.fields[name], name)),
            _words(form.fields[name], form[name].value()),
        )
        for name in form.changed_data
        if name in form.fields
    ]


def _called(key):
    return key.replace("_", " ").capitalize()


def _words(field, value):
    """A value as people read it: the words of a choice, a list as lines."""
    shown = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    values = value if isinstance(value, list) else ["" if value is None else value]
    return "\n".join(shown.get(str(item), str(item)) for item in values)
