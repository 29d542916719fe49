"""What a visitor is served on the way to a result: pages, their words, and the time they take."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from intake.time_ahead import pace

from .walking import QUESTIONS, fill, shown

FOLDED = {"details", "script", "svg"}
# "Continue" stands in for "Skip" only once something is chosen.
HIDDEN = {"visually-hidden", "if-chosen"}


class Words(HTMLParser):
    """The words of the main part of a page that are seen while everything is folded."""

    def __init__(self, html):
        super().__init__()
        self.inside, self.words = [], []
        self.feed(html.split("<main")[1].split("</main>")[0].split(">", 1)[1])

    def handle_starttag(self, tag, attrs):
        if self.inside or tag in FOLDED or HIDDEN & set((dict(attrs).get("class") or "").split()):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and tag == self.inside[0] and self.inside.count(tag) == 1:
            self.inside = []
        elif self.inside:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.words += re.findall(r"[\w’'-]+", data)


@dataclass
class Way:
    """A way through some pages: how many, how many words, and how many choices."""

    pages: int = 0
    words: int = 0
    choices: int = 0

    def add(self, html):
        """One more page."""
        self.pages += 1
        self.words += len(Words(html).words)
        self.choices += html.count("<legend")

    @property
    def minutes(self):
        """What they take: words read, and a moment for each choice."""
        seconds = self.words * 60 / pace()["words_a_minute"]
        return (seconds + self.choices * pace()["seconds_a_choice"]) / 60


def way_through(client, told, back_to=""):
    """From the page that is shown now to wherever these pages end."""
    way, address = Way(), QUESTIONS
    while address == QUESTIONS:
        way.add(client.get(QUESTIONS).content.decode())
        address = fill(client, shown(client), told, back_to)["Location"]
    return way
