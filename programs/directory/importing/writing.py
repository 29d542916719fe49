"""Carrying out a plan: one transaction, with history; all of it or nothing."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db import transaction

from ..models import Program, ProgramSession
from ..models.spot import index_spots
from ..places import place_key
from .plan import Plan, ProgramChange, newest_record
from .wrong import FileError

BATCH = 1000
KEPT_APART = {"id", "source", "source_key"}
MOVED = "The directory was changed meanwhile. Nothing was imported; look at the changes again."
Told = Callable[[int], Any]


def carry_out(
    plan: Plan, today: date, user: Any = None, why: str = "", told: Told = lambda n: None
) -> None:
    """Writes the plan. `told` is called with the number of programs just written, `today` is
    when those that are gone went. Raises FileError where the plan is no longer of this
    directory."""
    with transaction.atomic():
        # PostgreSQL: whoever edits one of these programs waits. SQLite has one writer anyway.
        locked = Program.objects.select_for_update().filter(source__in=plan.sources)
        list(locked.values_list("pk").iterator())
        if newest_record() != plan.seen:
            raise FileError(MOVED)
        writer = Writer(user, why[:100], told)
        writer.new(plan)
        writer.changed(plan.changed)
        writer.gone(plan.gone, today)
        _note_what_sources_say(plan)
        _note_dates(plan)


class Writer:
    """Writes programs by the batch, each with its record in the history."""

    def __init__(self, user: Any, why: str, told: Told):
        self.told = told
        self.record = {"default_user": user, "default_change_reason": why, "batch_size": BATCH}

    def new(self, plan: Plan) -> None:
        """Programs that are not there yet, with their sessions."""
        for batch in _batches(plan.new):
            rows = [
                Program(source=listing.source, source_key=key, **listing.fields)
                for listing, key in batch
            ]
            for row in rows:
                row.place = place_key(row.provider, row.street, row.zip)
            Program.objects.bulk_create(rows)
            for row, (listing, _key) in zip(rows, batch, strict=True):
                if listing.sessions:
                    _write_sessions(row, listing.sessions)
            index_spots(rows, fresh=True)
            self._written(rows, update=False)

    def changed(self, changes: list[ProgramChange]) -> None:
        """What is written is what differs; a program that was gone is back."""
        for batch in _batches(changes):
            rows = [_applied(change) for change in batch]
            _overwrite(rows)
            index_spots(rows)
            self._written(rows, update=True)

    def gone(self, programs: list[Program], today: date) -> None:
        """Nothing is deleted: visitors do not see them any more."""
        for batch in _batches(programs):
            for row in batch:
                row.gone = today
            Program.objects.filter(pk__in=[row.pk for row in batch]).update(gone=today)
            index_spots(batch)
            self._written(batch, update=True)

    def _written(self, rows: list[Program], update: bool) -> None:
        Program.history.bulk_history_create(rows, update=update, **self.record)
        self.told(len(rows))


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _applied(change: ProgramChange) -> Program:
    row = change.program
    for name, (_was, becomes) in change.fields.items():
        if name == "sessions":
            row.sessions.all().delete()
            _write_sessions(row, becomes)
        else:
            setattr(row, name, becomes)
    row.gone = None
    row.source_date = change.listing.fields.get("source_date", row.source_date)
    row.place = place_key(row.provider, row.street, row.zip)
    return row


def _overwrite(rows: list[Program]) -> None:
    """As fast as making them; Django's own bulk_update writes a case for every field and row."""
    columns = [field.name for field in Program._meta.concrete_fields]
    Program.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[name for name in columns if name not in KEPT_APART],
    )


def _write_sessions(row: Program, sessions: list[tuple[Any, ...]]) -> None:
    made = ProgramSession.objects.bulk_create(
        ProgramSession(program=row, level=level, day=day, start=start, end=end, virtual=virtual)
        for level, day, start, end, virtual in sessions
    )
    ProgramSession.history.bulk_history_create(made)


def _note_what_sources_say(plan: Plan) -> None:
    """What the source says where a field was edited here; shown beside it in the admin."""
    rows = {kept.program.pk: kept.program for kept in plan.kept}
    says: dict[int, dict[str, Any]] = {pk: {} for pk in rows}
    for kept in plan.kept:
        value = kept.says.isoformat() if isinstance(kept.says, date) else kept.says
        says[kept.program.pk][kept.name] = value
    for pk, row in rows.items():
        if row.said != says[pk]:
            Program.objects.filter(pk=pk).update(said=says[pk])


def _note_dates(plan: Plan) -> None:
    """A later release that says the same is no change, yet the listing is of its date now."""
    later: dict[date, list[int]] = {}
    for row, listing in plan.unchanged:
        day = listing.fields.get("source_date")
        if day and day != row.source_date:
            later.setdefault(day, []).append(row.pk)
    for day, pks in later.items():
        for batch in _batches(pks):
            Program.objects.filter(pk__in=batch).update(source_date=day)
