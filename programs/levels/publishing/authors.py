"""Whose changes a draft holds, where a second person must look: read off the history."""

from datetime import datetime

from django.db.models import Model, QuerySet
from simple_history.models import HistoricalChanges

from .. import models

# Whoever changes one of these changes what levels serve, or whom people are sent to in danger.
# What levels share (scale, dimensions) is changed by loading a file only.
WATCHED = (models.Limit, models.Combination, models.CombinationPart, models.HelpLine)
RANKED = ("key", "position")


def authors(since: datetime | None) -> set[int]:
    """The ids of the users who changed limits, combinations, help lines or the order of levels
    after a moment (since ever where it is None). Changes that nobody signed in made have none."""
    records = [record for model in WATCHED for record in _recent(model, since)]
    records += [record for record in _recent(models.Level, since) if _ranks_changed(record)]
    return {record.history_user_id for record in records} - {None}


def _recent(model: type[Model], since: datetime | None) -> QuerySet:
    records = model.history.all()
    return records.filter(history_date__gt=since) if since else records


def _ranks_changed(record: HistoricalChanges) -> bool:
    """Whether a level came, went or changed places; its words anyone may have mended."""
    before = record.prev_record if record.history_type == "~" else None
    return before is None or any(getattr(before, name) != getattr(record, name) for name in RANKED)
