"""Uploaded files: kept until they were looked at, then imported by whoever looked."""

import io
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import ImportFile, ProgramImport
from .listing import Options
from .opening import MB, check_size
from .plan import Plan, made_for
from .reading import read, read_key
from .reports import lines, write_csv
from .writing import carry_out
from .wrong import FileError

MOST_UPLOADED = 50 * MB
KEPT_FOR = timedelta(days=7)


def planned(run: ProgramImport) -> Plan:
    """What the files of a run would change now. Raises FileError."""
    keys, given = (
        [(file.name, io.BytesIO(bytes(file.content))) for file in run.files.filter(is_key=is_key)]
        for is_key in (True, False)
    )
    key = read_key(*keys[0]) if keys else None
    options = Options(run.source_date, run.directory)
    return made_for(read(list(given), key, options), run.part)


@transaction.atomic
def keep(files: list[Any], key: Any, user: Any, **options: Any) -> ProgramImport:
    """A run of these uploads, with what it would change. Raises FileError, keeping nothing."""
    ProgramImport.objects.filter(done=None, made__lt=timezone.now() - KEPT_FOR).delete()
    run = ProgramImport.objects.create(
        user=user, names="\n".join(file.name for file in files), **options
    )
    for file in [*files, *([key] if key else [])]:
        try:
            check_size(file.size, MOST_UPLOADED)
        except FileError as error:
            raise FileError(f"{file.name}: {error}") from error
        content = file.read()
        ImportFile.objects.create(run=run, name=file.name, is_key=file is key, content=content)
    look(run, planned(run))
    return run


def look(run: ProgramImport, plan: Plan) -> bool:
    """Notes what a plan would change; whether that is what was noted before."""
    text = io.StringIO()
    write_csv(lines(plan), text)
    same = (run.counts, run.report) == (plan.counts, text.getvalue())
    run.counts, run.report, run.notes = plan.counts, text.getvalue(), "\n".join(plan.notes)
    run.save()
    return same


def finish(run: ProgramImport, user: Any) -> bool:
    """Imports what was looked at. False, changing no program, where it would now be another
    thing. Raises FileError."""
    plan = planned(run)
    if not look(run, plan):
        return False
    with transaction.atomic():
        carry_out(plan, date.today(), user, f"Imported: {run.names}")
        run.files.all().delete()
        run.done, run.user = timezone.now(), user
        run.save()
    return True
