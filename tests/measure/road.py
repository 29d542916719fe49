"""A person's way from the start page to the result, by what the forms on the pages ask."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ..support.browser import follow
from .person import picks
from .screen import Screen, inputs, look

RESULT = "/recommendation/"
MOST = 80


@dataclass
class Road:
    """What was met and pressed on the way."""

    screens: list[Screen] = field(default_factory=list)
    questions: set[str] = field(default_factory=set)
    choices: int = 0
    presses: int = 0

    @property
    def words(self):
        return sum(screen.words for screen in self.screens)

    @property
    def minutes(self):
        """250 words a minute, 3 seconds a choice."""
        return self.words / 250 + self.choices / 20


def walk(page, answers):
    """On from this page until the result, or until a page from which nothing leads on."""
    road = Road()
    while not urlsplit(page.url).path.startswith(RESULT):
        fields, link = inputs(page), page.locator(f"main a[href='{RESULT}']").first
        if fields is None and not link.count():
            return road
        road.screens.append(look(page))
        if fields is None:
            follow(page, link)
        else:
            _fill(page, fields, answers, road)
        road.presses += 1
        assert len(road.screens) < MOST, f"no way to the result; stopped at {page.url}"
    return road


def _fill(page, fields, answers, road):
    """Pick what this person would, and press on."""
    names = dict.fromkeys(entry["name"] for entry in fields)
    road.questions.update(names)
    for name in names:
        boxes = [entry for entry in fields if entry["name"] == name]
        wanted = picks(name, [box["value"] for box in boxes], answers)
        road.choices += sum(_pick(page, box, wanted) for box in boxes)
    follow(page, _button(page, answers))
    errors = page.locator("main .errors")
    assert not errors.count(), f"{page.url} refuses {sorted(names)}: {errors.inner_text()}"


def _pick(page, box, wanted):
    """Whether this box took a tap: a choice that is wanted, or a line to be typed into."""
    if box["kind"] not in ("radio", "checkbox"):
        page.locator(f"#{box['id']}").fill("".join(wanted))
        return bool(wanted)
    if box["value"] not in wanted or box["checked"]:
        return False
    page.locator(f"label[for='{box['id']}']").click()
    return True


def _button(page, answers):
    """The button that leads on; where several answer a question, that of this person's answer."""
    buttons = page.locator("form[data-measured] button[type=submit]")
    for button in buttons.all():
        name = button.get_attribute("name")
        if name in answers and button.get_attribute("value") == answers[name]:
            return button
    primary = buttons.and_(page.locator(".btn-primary"))
    return (primary if primary.count() else buttons).first
