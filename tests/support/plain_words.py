"""How hard the site is to read: its sentences, and the school grade that a text is written for.

The grade is Flesch and Kincaid's, by a kept library that needs no network. Names of levels of care
count as short words: nobody can say them in other words.
"""

import re
from html import unescape
from html.parser import HTMLParser

from readability import getmeasures

LEVEL_NAMES = re.compile(
    r"(intensive )?outpatient( (care|programs?|treatment))?( \(IOPs?\))?"
    r"|partial hospitali[sz]ation( (care|programs?))?( \(PHPs?\))?"
    r"|inpatient( (and|or) residential)?( (care|programs?|treatment))?"
    r"|residential( care| treatment)?",
    re.IGNORECASE,
)
MARKS = re.compile(r"<[^>]*>|\*\*|__|^> ?", re.MULTILINE)
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
LINKED = re.compile(r"\[([^\]]*)\]\([^)]*\)")
# A line goes on below, unless it is a list's or a table's, or a heading.
BROKEN = re.compile(r"(?<!\n)\n(?![\n|#-]|\d+\.)")
# A sentence ends with its mark before a space, unless what stands there is short for something.
END = re.compile(r"(?<!\b[ap]\.m\.)(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bSt\.)(?<=[.!?…])[”’\")]*\s+|\n+")
WORD = re.compile(r"[^\W_](?:[\w’'.,/%$:-]*\w)?")
# The grade of a few words says which words they are, and nothing of how they are put.
FEW = 8
# Fewer words than these are a name or a label.
LABEL = 4


def sentences(text):
    """The sentences of a text, without marks for places, links and emphasis."""
    plain = PLACES.sub("this", MARKS.sub("", LINKED.sub(r"\1", unescape(text))))
    joined = BROKEN.sub(" ", re.sub(r"^#.*$", r"\g<0>\n", plain, flags=re.MULTILINE))
    return [said.strip(' -*#|“”"') for said in END.split(joined) if WORD.search(said)]


def words(sentence):
    """The words of a sentence: whatever has a letter or a number."""
    return WORD.findall(sentence)


def grade(said):
    """The school grade of some sentences taken together."""
    lines = (" ".join(words(LEVEL_NAMES.sub("care", sentence))) + " ." for sentence in said)
    return getmeasures("\n".join(lines), lang="en")["readability grades"]["Kincaid"]


def hard(sentence):
    """Whether a sentence is over grade ten."""
    return len(words(sentence)) >= FEW and grade([sentence]) > 10


class Lines(HTMLParser):
    """The lines of a page's `main`, folds and all."""

    # Whatever does not begin a line of its own.
    INSIDE = {"a", "abbr", "b", "br", "em", "i", "s", "small", "span", "strong", "sub", "sup"}

    def __init__(self, html):
        super().__init__()
        self.text, self.inside = "", 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.inside += tag == "main"
        self.text += "\n\n" * (tag not in self.INSIDE)

    def handle_endtag(self, tag):
        self.inside -= tag == "main"
        self.text += "\n\n" * (tag not in self.INSIDE)

    def handle_data(self, data):
        if self.inside:
            self.text += data.replace("\n", " ")


def grade_of_page(html):
    """The school grade of a page: of what is told on it, not of its names and labels."""
    told = [said for said in sentences(Lines(html).text) if len(words(said)) >= LABEL]
    return grade(told) if told else 0
