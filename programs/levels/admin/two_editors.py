"""Two people at one page: the second is refused, told who was first, and loses nothing.

A page carries the fingerprint of its row and of the rows below it. Where that is another one when
the page is sent, nothing is saved, and both texts are shown: what was typed beside what is saved.
"""

from dataclasses import dataclass

from django.forms import BooleanField

from ..content import fingerprint
from ..difference import change


@dataclass(frozen=True)
class Both:
    """The two texts of a field: as pieces, each with whether only this side says it."""

    field: str
    typed: list[tuple[bool, str]]
    saved: list[tuple[bool, str]]


def version(row, below):
    """The fingerprint of a row and of the rows of the models `below` it, as they are saved."""
    kept = [list(type(row).objects.filter(pk=row.pk).values())]
    kept += [list(_rows_below(row, model.objects).values()) for model in below]
    return fingerprint({"rows": kept})


def moved(data, row, below):
    """Whether what is saved is no longer what the page that was sent was made of."""
    return bool(data.get("seen")) and data["seen"] != version(row, below)


def last_saved(row, below):
    """The newest record in the history of a row and of the rows below it, or None."""
    records = [row.history.first(), *(_rows_below(row, model.history).first() for model in below)]
    return max(filter(None, records), key=lambda record: record.history_date, default=None)


def _rows_below(row, rows):
    """Of the rows, or records, of a model: those that belong to a row."""
    fields = rows.model._meta.concrete_fields
    parent = next(field.name for field in fields if field.related_model is type(row))
    return rows.filter(**{parent: row.pk})


def both_texts(form, formsets):
    """By the row it is in, each field in which a page that was sent says something else than
    what is saved now."""
    rows = [(str(form.instance), _fields(form))]
    for formset in formsets:
        rows += [(_called(one, formset), _fields(one)) for one in formset.forms]
        rows += _added_by_others(formset)
    by_row = {}
    for name, fields in rows:
        by_row.setdefault(name, []).extend(fields)
    return {name: fields for name, fields in by_row.items() if fields}


def _called(form, formset):
    if form.instance.pk:
        return str(form.instance)
    kind = str(formset.model._meta.verbose_name).capitalize()
    sent_as_saved = form in formset.initial_forms
    return f"{kind} that {'someone else removed' if sent_as_saved else 'you added'}"


def _added_by_others(formset):
    """The rows that are saved now, and were not on the page that was sent."""
    known = {form.instance.pk for form in formset.initial_forms}
    for row in formset.get_queryset():
        if row.pk not in known:
            form = formset.form(instance=row)
            yield (
                f"{row} (added by someone else)",
                [
                    _both(form, name, "", _as_read(form, name, form[name].value()))
                    for name in form.fields
                    if form[name].value() not in (None, "", [], False)
                ],
            )


def _fields(form):
    for name in form.changed_data:
        if name in form.fields and not form[name].is_hidden:
            saved = form.get_initial_for_field(form.fields[name], name)
            typed = form[name].value()
            yield _both(form, name, _as_read(form, name, typed), _as_read(form, name, saved))


def _both(form, name, typed, saved):
    pieces = change("", saved, typed, whole=True).pieces
    mixed = any(kind == "same" for kind, _text in pieces)  # else all of it differs: nothing to mark
    return Both(
        str(form[name].label),
        [(mixed and kind == "new", text) for kind, text in pieces if kind != "old"],
        [(mixed and kind == "old", text) for kind, text in pieces if kind != "new"],
    )


def _as_read(form, name, value):
    """A value as people read it: the words of a choice, a list as lines, yes and no; with line
    ends as they are saved."""
    field = form.fields[name]
    if isinstance(field, BooleanField):
        return "Yes" if value else "No"
    shown = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    values = value if isinstance(value, list) else ["" if value is None else value]
    lines = "\n".join(shown.get(str(item), str(item)) for item in values)
    return lines.replace("\r\n", "\n")
