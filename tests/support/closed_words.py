"""What a page shows with its folds closed: its words, and the numbers that are no link."""

import re
from html.parser import HTMLParser

WORD = re.compile(r"[^\W_]")
NUMBER = re.compile(r"\b1?-?\(?\d{3}\)?[ -]\d{3}-\d{4}\b|\b(?:911|988|211)\b")
# Where a number is only spoken of: in what happens after a call, and in the name of a source.
APART = {"tel-then", "cited", "source", "sources", "more source"}
# Where no link may stand: what is pressed does something else.
PRESSED = {"a", "svg", "summary", "label", "button"}
EMPTY = {"br", "img", "input", "link", "meta", "path", "hr", "rect", "line", "circle"}


class Closed(HTMLParser):
    """Reads `main`: text outside of closed folds, and text that stands in no link."""

    def __init__(self, html):
        super().__init__()
        self.open, self.shown, self.unlinked = [], [], []
        self.feed(html.split("<main", 1)[1].split("</main>")[0].split(">", 1)[1])

    def handle_starttag(self, tag, attributes):
        if tag not in EMPTY:
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if tag in [opened for opened, _ in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_startendtag(self, tag, attributes):
        """An element that holds nothing."""

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        classes = {said.get("class", "") for _, said in self.open}
        if not PRESSED & set(tags) and not APART & classes:
            self.unlinked.append(data)
        if not self._is_hidden(tags):
            self.shown.append(data)

    def _is_hidden(self, tags):
        folds = [place for place, (tag, said) in enumerate(self.open)
                 if tag == "details" and "open" not in said]  # fmt: skip
        unseen = any("visually-hidden" in said.get("class", "") for _, said in self.open)
        return unseen or "svg" in tags or any("summary" not in tags[place:] for place in folds)


def closed_words(html):
    """How many words a page shows before anything is pressed."""
    return sum(bool(WORD.search(word)) for word in " ".join(Closed(html).shown).split())


def sentences_twice(html):
    """Sentences that a page shows twice before anything is pressed."""
    shown = [" ".join(text.split()) for text in Closed(html).shown]
    said = [sentence for text in shown for sentence in re.split(r"(?<=[.?!])\s+", text)]
    told = [sentence for sentence in said if re.search(r"\w \w.*[.?!]$", sentence)]
    return sorted({sentence for sentence in told if told.count(sentence) > 1})


def unlinked_numbers(html):
    """Telephone numbers that cannot be tapped, folds and all."""
    return NUMBER.findall(" ".join(Closed(html).unlinked))
