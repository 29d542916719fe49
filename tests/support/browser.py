"""A real Chromium for the browser tests, and a person's way through the pages in it."""

import os
import re
import shutil
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe

from intake.questionnaire import questionnaire

from .road import ticks

LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RESULT, WEEK = "/recommendation/", "/recommendation/week/"
GATES = {gate.field_name: gate for gate in questionnaire().gates.values()}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium():
    """The path of an installed Chromium; script/browser finds or installs one."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "No Chromium: run script/browser, or set CHROMIUM to its path."
    return found


def assert_accessible(page, rules=RULES, kind="tag"):
    """No accessibility rule is broken on this page, and nothing has to be scrolled sideways."""
    page.wait_for_load_state()  # a page that is still on its way has nothing to look at
    # A page that scrolled to its errors has what is half under the bar at the top by chance alone.
    page.evaluate("window.scrollTo(0, 0)")
    results = Axe().run(page, options={"runOnly": {"type": kind, "values": list(rules)}})
    assert not results.response["violations"], f"{page.url}\n{results.generate_report()}"
    assert_fits(page)


def assert_fits(page):
    """Nothing has to be scrolled sideways."""
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


def assert_legible(page):
    """Colors stand out from what is behind them: all that a dark screen changes."""
    assert_accessible(page, ["color-contrast"], "rule")


def follow(page, control):
    """Press what leads to another page, and wait until that page is there. A page of questions
    marks its entry of the history, which a browser calls a navigation too: it is none."""
    with page.expect_event("domcontentloaded"):
        control.click()


# Which inputs a page has, asked once: every single question to a browser takes its time.
INPUTS = "[...document.querySelectorAll('main input')].map(e => [e.name, e.value, e.id])"


def wanted_of(name, answers, offered):
    """What is chosen in a field of this name; at a gate, of the lines that it shows."""
    if name not in GATES:
        return answers.get(name, ())
    return ticks([line for line in GATES[name].lines if line.id in offered], answers)


def answer(page, answers):
    """Tick what `answers` holds for the questions on this page, and go on."""
    inputs = page.evaluate(INPUTS)
    for name, value, box in inputs:
        wanted = wanted_of(name, answers, [v for n, v, _box in inputs if n == name])
        if name == "zip" and wanted:
            page.locator(f"#{box}").fill(wanted)
        elif value in ([wanted] if isinstance(wanted, str) else wanted):
            page.locator(f'label[for="{box}"]').click()
    follow(page, page.get_by_role("button", name=re.compile("^(Continue|Skip)$")))


def walk(page, answers, look=lambda page: None):
    """From the page of questions that is shown to the result, looking at each page met; and through
    what the week's chapter still asks."""
    answer_until(page, RESULT, answers, look)
    page.goto(urljoin(page.url, WEEK))
    opens = page.locator("main button[name=open][value=part_two]")
    if opens.count():
        follow(page, opens.first)
        answer_until(page, WEEK, answers, look)
    page.goto(urljoin(page.url, RESULT))


def answer_until(page, path, answers, look):
    """Answer page by page until this path; past danger by "I am safe for now"."""
    for _ in range(40):
        if urlsplit(page.url).path == path:
            return
        look(page)
        if page.url.endswith("/help-now/"):
            follow(page, page.get_by_role("button", name="safe for now"))
        else:
            answer(page, answers)
    raise AssertionError(f"{path} was not reached; stopped at {page.url}")


def start(page, look=assert_accessible, respondent="self"):
    """From the home page to the first page of questions."""
    follow(page, page.get_by_role("link", name="Find out").first)
    look(page)
    follow(page, page.locator(f"main button[name=respondent][value={respondent}]"))


def go_on_with(page, home, client):
    """The browser has the visit of a visitor without one, whose answers are given already."""
    held = client.cookies.items()
    page.context.add_cookies([{"name": n, "value": c.value, "url": home} for n, c in held])
    page.goto(f"{home}/recommendation/")
