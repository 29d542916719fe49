"""Measures the site of this folder, or of another one: prints a table, and what is over its budget.

python -m tests.measure                          this folder's site
python -m tests.measure --site ../before         that of another worktree, with the same people
python -m tests.measure --pictures /tmp/shots    with a picture of each result
python -m tests.measure --person sixteen         only people whose name has this word
"""

import argparse
from pathlib import Path

from playwright.sync_api import sync_playwright

from ..support.browser import LAUNCH, chromium
from .budgets import over
from .person import people
from .result import look_at_result
from .road import walk
from .serving import served
from .table import COLUMNS, line, row

PHONE = {"width": 360, "height": 740}


def main():
    wanted, more = _wanted(), {}
    print(line(COLUMNS), line(["---"] * len(COLUMNS)), sep="\n")
    with served(wanted.site) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium(), args=LAUNCH)
        for name, answers in people():
            if wanted.person in name:
                road, result = _measured(browser, address, name, answers, wanted)
                print(line(row(name, road, result)), flush=True)
                more[name] = list(over(answers, road, result))
        browser.close()
    for name, lines in more.items():
        print("", *[f"{name}: {said}" for said in lines], sep="\n", end="")
    print()


def _measured(browser, address, name, answers, wanted):
    """The way of one person, and their result."""
    page = browser.new_context(viewport=PHONE, reduced_motion="reduce").new_page()
    page.goto(f"{address}/intake/")
    road = walk(page, answers)
    assert road.screens, f"{page.url} shows nothing that leads on"  # else all of the row is 0
    result = look_at_result(page, answers)
    if wanted.pictures:
        wanted.pictures.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=wanted.pictures / f"{name.replace(' ', '-')}.png", full_page=True)
    page.context.close()
    return road, result


def _wanted():
    parser = argparse.ArgumentParser(prog="python -m tests.measure", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    here = Path(__file__).resolve().parents[2]
    parser.add_argument("--site", type=Path, default=here, help="the folder of the site")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the results")
    parser.add_argument("--person", default="", help="only people whose name has this in it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
