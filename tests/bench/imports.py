"""How long an import of a whole national directory takes, and how much memory, on one core.

PROGRAMS_FILE and PROGRAMS_KEY name a real directory and its key; without them as many rows are
made up. On SQLite in a folder of its own, or on the PostgreSQL that DATABASE_URL names.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ..support.directory_files import KEY, row, table

ROWS, CODES = 21_213, 60
KINDS = (("SET", "OP OIT ORT ODT RES OD"), ("PAY", "MD SF"), ("PYAS", "SS"), ("OL", "F70 F99"))


def made_up(folder):
    """A directory with as many rows and codes a row as the national one, and its key."""
    chance = random.Random(2026)
    noise = [f"X{n}" for n in range(CODES)]
    extra = "".join(f"SA,TAP,Treatment Approaches,{code},Approach {code},\n" for code in noise)
    rows = []
    for n in range(ROWS):
        codes = [chance.choice(words.split()) for _, words in KINDS] + chance.sample(noise, 50)
        name = f"Example Center {n}"
        more = {"name1": name, "phone": f"512-555-{n % 10000:04}", "zip": f"{n % 900 + 78600}"}
        rows.append(row(service_code_info="SA * " + " * ".join(codes), **more))
    file, key = Path(folder, "all.csv"), Path(folder, "codes.csv")
    file.write_bytes(table(rows))
    key.write_text(KEY + extra, encoding="utf-8")
    return file, key


def run(*arguments):
    """The last line, seconds on the clock and of the core, and megabytes of a command."""
    began = time.perf_counter()
    command = [sys.executable, "manage.py", *map(str, arguments)]
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        said = child.stdout.read().splitlines()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command} ended with {child.returncode}")
    of_core = used.ru_utime + used.ru_stime  # without waiting for others on the same core
    return (said or [""])[-1], time.perf_counter() - began, of_core, used.ru_maxrss / 1000


def main():
    """The same directory twice: the second time nothing changes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        given = os.environ.get("PROGRAMS_FILE"), os.environ.get("PROGRAMS_KEY")
        file, key = given if all(given) else made_up(folder)
        run("migrate", "-v0")
        for again in ("import", "the same again"):
            last, seconds, of_core, memory = run("import_programs", file, "--key", key)
            kind = os.environ["DATABASE_URL"].partition(":")[0]
            used = f"{seconds:.1f} s ({of_core:.1f} s of the core), {memory:.0f} MB"
            print(f"{again} ({kind}): {used}: {last}")


if __name__ == "__main__":
    main()
