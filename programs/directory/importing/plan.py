"""A plan: what importing these listings would do to the directory. It changes nothing yet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from ..models import Program
from .listing import RefusedRow, SourceListing, marks
from .reading import Reading

REPEATED = "the same row stands already in {}, line {}; it is taken once"
TWICE = "id: stands already in {}, line {}"
# What a source may speak of, and so what is remembered when it is edited here. A confirmation is
# not: the later one holds.
SPOKEN_OF = sorted(
    {field.name for field in Program._meta.concrete_fields}
    - {"id", "source", "source_key", "source_date", "place", "confirmed", "gone", "hidden"}
    - {"edited", "said"}
)
SPARED = "{} not taken for gone, because a refused row may be theirs."


@dataclass(slots=True)
class ProgramChange:
    """A program that differs from its listing: for each field what it is and what it becomes.
    None differs where a program that was gone is back."""

    program: Program
    listing: SourceListing
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that was edited here and stays as it is, though the source says something else."""

    program: Program
    name: str
    says: Any


@dataclass
class Plan:
    """`seen` tells the directory that the plan was made for."""

    new: list[tuple[SourceListing, str]] = field(default_factory=list)
    changed: list[ProgramChange] = field(default_factory=list)
    gone: list[Program] = field(default_factory=list)
    unchanged: list[tuple[Program, SourceListing]] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    seen: int = 0

    @property
    def counts(self) -> str:
        """One line; other programs read it."""
        names = ("new", "changed", "gone", "unchanged", "refused")
        return ", ".join(f"{len(getattr(self, name))} {name}" for name in names)

    @property
    def writes(self) -> int:
        """How many programs would be written."""
        return len(self.new) + len(self.changed) + len(self.gone)


def newest_record() -> int:
    """The last change of any program; another one means that someone was here meanwhile."""
    return Program.history.order_by("-history_id").values_list("history_id", flat=True).first() or 0


def made_for(reading: Reading, part: bool = False) -> Plan:
    """The plan for what was read. With `part` the files are not all of their source, so that
    nothing is taken for gone; nor is a program that a refused row may be of."""
    plan = Plan(refused=list(reading.refused), notes=list(reading.notes), seen=newest_record())
    groups, existing = _grouped(reading.listings, plan), _existing(reading.listings)
    for key, listings in groups.items():
        _compare(plan, listings, existing.get(key, []))
    plan.sources = sorted({listing.source for listing in reading.listings})
    left = [row for rows in existing.values() for row in rows if row.gone is None]
    if not part:
        _gone(plan, [row for row in left if row.source in reading.whole])
    return plan


def _gone(plan: Plan, left: list[Program]) -> None:
    """What no row was about; a refused row may be about a program of its name or number."""
    doubtful = frozenset().union(*(row.marks for row in plan.refused))
    plan.gone += [row for row in left if not marks(row.provider, row.phone) & doubtful]
    if spared := len(left) - len(plan.gone):
        plan.notes.append(SPARED.format(spared))


Identity = tuple[str, str]


def _grouped(listings: Iterable[SourceListing], plan: Plan) -> dict[Identity, list[SourceListing]]:
    """Listings by their source's key. The same row in two files is taken once; a source that has
    keys of its own gives each once."""
    groups: dict[Identity, list[SourceListing]] = defaultdict(list)
    for listing in listings:
        group = groups[listing.source, listing.key]
        same = next((one for one in group if _repeats(listing, one)), None)
        if same or (group and listing.own_key):
            other = same or group[0]
            said = (REPEATED if same else TWICE).format(other.file, other.line)
            who = listing.fields["provider"]
            plan.refused.append(RefusedRow(listing.file, listing.line, who, said))
        else:
            group.append(listing)
    return groups


def _repeats(listing: SourceListing, other: SourceListing) -> bool:
    """Within one file a national directory's rows that are the same are two listings."""
    apart = listing.file != other.file or listing.own_key
    return apart and (listing.fields, listing.sessions) == (other.fields, other.sessions)


def _existing(listings: Iterable[SourceListing]) -> dict[Identity, list[Program]]:
    """The programs of the same sources, by the key without the number behind it."""
    sources = {listing.source for listing in listings}
    by_key: dict[Identity, list[Program]] = defaultdict(list)
    rows = Program.objects.filter(source__in=sources)
    if any(listing.sessions is not None for listing in listings):
        rows = rows.prefetch_related("sessions")
    for program in rows.order_by("source_key"):
        by_key[program.source, program.source_key.rpartition("#")[0]].append(program)
    return by_key


def _compare(plan: Plan, listings: list[SourceListing], rows: list[Program]) -> list[Program]:
    """Puts the listings of one key into the plan; gives the programs that are left."""
    used = {row.source_key for row in rows}
    for alike in (_same, _same_phone, _any):
        for listing in list(listings):
            if row := next((row for row in rows if alike(row, listing)), None):
                _compare_one(plan, row, listing)
                rows.remove(row)
                listings.remove(listing)
    free = (key for n in count(1) if (key := f"{listings[0].key}#{n}") not in used)
    plan.new += zip(listings, free, strict=False)
    return rows


# Where a source cannot tell its listings apart, they are paired with programs in this order:
# the same in all, the same telephone number, as they come.
def _same(row: Program, listing: SourceListing) -> bool:
    return not _differences(row, listing)


def _same_phone(row: Program, listing: SourceListing) -> bool:
    number = (listing.fields["phone"], listing.fields["extension"])
    return number == (row.phone, row.extension)


def _any(row: Program, listing: SourceListing) -> bool:
    return True


def _compare_one(plan: Plan, row: Program, listing: SourceListing) -> None:
    different = _differences(row, listing)
    for name in row.edited:
        if name in different:
            plan.kept.append(Kept(row, name, different.pop(name)[1]))
    if different or row.gone:
        plan.changed.append(ProgramChange(row, listing, different))
    else:
        plan.unchanged.append((row, listing))


def _differences(row: Program, listing: SourceListing) -> dict[str, tuple[Any, Any]]:
    """For each field what it is and what the source says; a later date alone is no difference,
    nor is an earlier or missing confirmation."""
    different = {
        name: (getattr(row, name), value)
        for name, value in listing.fields.items()
        if name != "source_date" and getattr(row, name) != value
    }
    if (
        "confirmed" in different
        and row.confirmed
        and (different["confirmed"][1] or date.min) < row.confirmed
    ):
        del different["confirmed"]
    if listing.sessions is not None and (now := sessions_of(row)) != listing.sessions:
        different["sessions"] = (now, listing.sessions)
    return different


def sessions_of(row: Program) -> list[tuple[Any, ...]]:
    """The sessions of a program, as a listing has them."""
    return sorted((s.level, s.day, s.start, s.end, s.virtual) for s in row.sessions.all())
