"""The database's own refusal to change, delete, empty or misnumber releases.

Put in place after every migrate and not by one migration: SQLite drops a table's refusals when
a later migration makes the table anew. To mend a release by hand, one has to unlock first.
"""

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "programs_release"
NAMES = ("release_is_frozen", "release_is_kept", "release_is_next")
FROZEN = "A release is never changed or deleted. Publish another one."
NEXT = "Releases are numbered one by one, without gaps."
NUMBER = f"(SELECT coalesce(max(number), 0) + 1 FROM {TABLE})"
# REPLACE in SQLite takes away the rows it stands in for, and asks no refusal of deletion.
TAKEN = f"EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR proposal_id = NEW.proposal_id)"

SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS release_is_frozen BEFORE UPDATE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END",
    f"CREATE TRIGGER IF NOT EXISTS release_is_kept BEFORE DELETE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END",
    f"CREATE TRIGGER IF NOT EXISTS release_is_next BEFORE INSERT ON {TABLE} "
    f"WHEN NEW.number IS NOT {NUMBER} OR {TAKEN} BEGIN SELECT RAISE(ABORT, '{NEXT}'); END",
]
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION release_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    f"CREATE OR REPLACE TRIGGER release_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION release_is_frozen()",
    f"""CREATE OR REPLACE FUNCTION release_is_next() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.number <> {NUMBER} THEN
        RAISE EXCEPTION '{NEXT}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
        RETURN NEW; END $$""",
    f"CREATE OR REPLACE TRIGGER release_is_next BEFORE INSERT ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION release_is_next()",
]


def lock(connection: BaseDatabaseWrapper) -> None:
    """Have the database refuse; nothing new where it does already."""
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[connection.vendor]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def unlock(connection: BaseDatabaseWrapper) -> None:
    """Take the refusals away, as is needed to empty a database of tests."""
    table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in NAMES:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")


def lock_after_migrating(using: str, **signal: object) -> None:
    """For post_migrate: lock, unless migrating back took the table away."""
    connection = connections[using]
    if TABLE in connection.introspection.table_names():
        lock(connection)
