"""The history of rows in words, and of the rows that belong to them."""

from itertools import groupby, pairwise

from django.urls import reverse
from simple_history.template_utils import HistoricalRecordContextHelper

SHOWN = 100
RESTORED = "An earlier version was restored"


class RowHistory(HistoricalRecordContextHelper):
    """Differences as people read them: words where a word was picked."""

    DEFAULT_MAX_DISPLAYED_DELTA_CHANGE_CHARS = 400

    def __init__(self, model, historical_record):
        super().__init__(model, historical_record, max_displayed_delta_change_chars=400)

    def prepare_delta_change_value(self, change, value):
        value = super().prepare_delta_change_value(change, value)
        if isinstance(value, (list, dict)):
            return ", ".join(map(str, value)) or "empty"
        field = self.model._meta.get_field(change.field)
        return dict(field.flatchoices).get(value, "empty" if value == "" else value)


def related_records(models, by, history=RowHistory):
    """The changes of the rows that belong to a row, newest first, in the words of a history."""
    records = [record for model in models for record in _changes(model, by, history)]
    return sorted(records, key=lambda record: record.history_date, reverse=True)[:SHOWN]


def _changes(model, by, history):
    records = model.history.filter(**by).select_related("history_user")
    records = records.order_by("id", "-history_date", "-history_id")
    for _id, group in groupby(records, key=lambda record: record.id):
        rows = list(group)
        for newer, older in pairwise(rows):
            delta = newer.diff_against(older, foreign_keys_are_objs=False)
            newer.history_delta_changes = history(model, newer).context_for_delta_changes(delta)
        for record in rows:
            # What came with a file, and nobody touched, is no change.
            if record.history_type != "+" or record.history_user:
                record.kind = model._meta.verbose_name
                record.address = _address(model, record)
                yield record


def _address(model, record):
    name = f"admin:programs_{model._meta.model_name}_simple_history"
    return reverse(name, args=[record.id, record.pk])
