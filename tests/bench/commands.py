"""The benchmark behind script/bench: how long the commands, the proof and the searches take."""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from intake.ratings import OBLIGATIONS, read_ratings
from iop_guide.result.result import Result
from programs.levels.content import read_files, read_rules

from ..support.people import PEOPLE as IMAGINED
from ..support.people import answers_of
from ..support.strategies import anyone, someone

PEOPLE, ROWS, SEARCHED = 10_000, 100_000, 500
FLOOR = "import json, sys\nfor line in sys.stdin: print(json.dumps(json.loads(line)))"

# What the checks of definitions cost, each in a process of its own; the floor reads the same
# definitions and does nothing with them. "Hard" are random limits with sums (support/small.py).
READ = """
from iop_guide.rules.proof.audit import prove
from iop_guide.rules.proof.impact import impact
from programs.levels.content import read_files, read_rules
from programs.levels.floors import floors
from tests.support.small import hard_definitions
site = read_rules(read_files())
one, other = (hard_definitions(seed, site.dimensions) for seed in (1, 2))
"""
CHECKS = {
    "the proof of the site's definitions": "prove(site, floors())",
    "the impact of one wider limit": (
        "import copy; content = copy.deepcopy(read_files());"
        "content['level'][2]['serves']['mental_health'] = 4; impact(site, read_rules(content))"
    ),
    "the proof of hard definitions": "prove(one)",
    "the impact of hard definitions": "impact(one, other)",
}
PEAK = """
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def cost(program):
    """The wall time in seconds and the most memory in MB of a program run on its own."""
    began = time.perf_counter()
    command = [sys.executable, "-c", READ + program + PEAK]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return time.perf_counter() - began, int(done.stdout) / 1024


def measure_check(name, program):
    """The best of three, beside the best of three of the floor."""
    ours = min(cost(program) for _ in range(3))
    floor = min(cost("") for _ in range(3))
    print(
        f"{name}: {ours[0]:.2f} s and {ours[1]:.0f} MB, "
        f"floor {floor[0]:.2f} s and {floor[1]:.0f} MB, ratio {ours[0] / floor[0]:.1f}"
    )


def seconds(command, path):
    """The wall time of one run, its output thrown away."""
    began = time.perf_counter()
    with path.open() as lines:
        subprocess.run(command, stdin=lines, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def measure(name, command, path):
    """The best of three, beside the best of three of the floor on the same lines."""
    ours = min(seconds(command, path) for _ in range(3))
    floor = min(seconds([sys.executable, "-c", FLOOR], path) for _ in range(3))
    print(f"{name}: {ours:.2f} s, floor {floor:.2f} s, ratio {ours / floor:.1f}")


def measure_changes(chance):
    """The search for each person on their own, beside the floor: the result without it."""
    definitions = read_rules(read_files())
    people = [answers_of(entry) for entry in IMAGINED] + [someone(chance) for _ in range(SEARCHED)]
    floor, ours = [], []
    for answers in people:
        began = time.process_time()
        result = Result(answers, definitions)
        between = time.process_time()
        if result.what_if:
            floor.append(between - began)
            ours.append(time.process_time() - between)
    p95, usual = sorted(ours)[int(len(ours) * 0.95)], sorted(floor)[len(floor) // 2]
    print(
        f"what would change this, {len(ours)} people: 95 of 100 within {1000 * p95:.0f} ms, all "
        f"within {1000 * max(ours):.0f} ms, floor {1000 * usual:.2f} ms, ratio {p95 / usual:.0f}"
    )


def main():
    """Write the lines once, then measure each command on them."""
    chance = random.Random(2026)
    dimensions = [name for name in read_ratings().dimensions if name != OBLIGATIONS]
    with tempfile.TemporaryDirectory() as folder:
        people, ratings = Path(folder, "people.jsonl"), Path(folder, "ratings.jsonl")
        people.write_text("".join(json.dumps(anyone(chance)) + "\n" for _ in range(PEOPLE)))
        rows = ({name: chance.randint(0, 4) for name in dimensions} for _ in range(ROWS))
        ratings.write_text("".join(json.dumps(row) + "\n" for row in rows))
        python = [sys.executable, "manage.py"]
        measure(f"recommend --lines, {PEOPLE} people", [*python, "recommend", "--lines"], people)
        compare = [*python, "compare", "--definitions", "programs/data/levels.toml"]
        measure(f"compare, {ROWS} rows of ratings", compare, ratings)
    for name, program in CHECKS.items():
        measure_check(name, program)
    measure_changes(chance)


if __name__ == "__main__":
    main()
