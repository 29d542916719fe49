"""Made-up programs: "Example Center" and many like it, spread as the ZIP codes are."""

import random
from datetime import date

import zipcodes

from iop_guide.rules.clock import DAYS
from programs.directory.models.spot import index_spots
from programs.models import Program, ProgramSession

CENTER = {
    "directory": "substance_use",
    "provider": "Example Center",
    "street": "1 Main Street",
    "city": "Cambridge",
    "state": "MA",
    "zip": "02139",
    "phone": "617-555-0100",
    "source": "Example directory",
    "source_date": date(2026, 9, 1),
}
SETTINGS = (["outpatient"], ["outpatient", "iop"], ["iop", "php"], ["php_or_day_treatment"],
            ["inpatient"], [])  # fmt: skip
PAYERS = ("private", "medicaid", "medicare", "tricare", "va", "self_pay", "public_funds")
FACTS = ("accepting", "telehealth", "sliding_fee", "treats_both", "opioid_medication",
         "child_care", "recovery_housing", "transport_help")  # fmt: skip


def center(sessions=(), **changes):
    """One saved program; `sessions` as (day, start, end)."""
    program = Program.objects.create(**{**CENTER, **changes})
    for day, start, end in sessions:
        ProgramSession.objects.create(program=program, level="iop", day=day, start=start, end=end)
    return program


def zip_codes():
    """All ZIP codes with a place, as (code, latitude, longitude), in order."""
    rows = ((row["zip_code"], float(row["lat"]), float(row["long"])) for row in zipcodes.list_all())
    return [row for row in rows if row[1] or row[2]]


def anywhere(chance, number, codes):
    """One unsaved program somewhere."""
    code, latitude, longitude = chance.choice(codes)
    both = chance.random() < 0.1
    levels = chance.choice(SETTINGS)
    mental = chance.random() < 0.4
    program = Program(
        **CENTER
        | {
            "source_key": str(number),
            "provider": f"Example Center {number}",
            "directory": "both" if both else "mental_health" if mental else "substance_use",
            "zip": code,
            "latitude": latitude + chance.uniform(-0.02, 0.02) * (abs(latitude) < 80),
            "longitude": max(-180, min(180, longitude + chance.uniform(-0.02, 0.02))),
            "levels": levels,
            "levels_unknown": ["iop"] if mental else [],
            "formats": ["residential"] if levels == ["inpatient"] else [],
            "payers": [name for name in PAYERS if chance.random() < 0.5],
            "languages": ["spanish"] if chance.random() < 0.4 else [],
            "ages": chance.choice((["18_25", "26_64", "65_plus"], ["under_18", "18_25"], [])),
            "only_for": ["dui"] if chance.random() < 0.1 else [],
            "confirmed": date(2026, 11, chance.randint(1, 24)) if chance.random() < 0.3 else None,
        }
    )
    for name in FACTS:
        setattr(program, name, chance.choice(("yes", "yes", "no", "unknown")))
    return program


def many(count, seed=2026):
    """This many more saved programs, with sessions for a third of them."""
    fill(Program.objects.count() + count, zip_codes(), seed)


def fill(size, codes, seed=2026):
    """As many more programs as it takes to have this many."""
    chance = random.Random(seed)
    for begin in range(Program.objects.count(), size, 5000):
        numbers = range(begin, min(begin + 5000, size))
        programs = Program.objects.bulk_create(anywhere(chance, n, codes) for n in numbers)
        sessions = [session for program in programs for session in _sessions(chance, program)]
        ProgramSession.objects.bulk_create(sessions)
        index_spots(programs, fresh=True)


def _sessions(chance, program):
    if chance.random() > 0.33:
        return
    start = chance.choice(("09:00", "13:00", "18:00"))
    end = f"{int(start[:2]) + 3}:00"
    for day in chance.sample(DAYS[:5], 3):
        yield ProgramSession(program=program, level="iop", day=day, start=start, end=end)
