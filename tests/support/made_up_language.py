"""Two languages that nobody speaks: English with accents and brackets, so that whatever was not
translated is seen. "xx" is read from left to right, "yy" from right to left.

`touched` makes any text theirs, `said_in` all words of a data file; `untouched` finds what on a
page is not. `add_to` adds the languages to the site, `translate` has the data files speak them.
"""

import gettext
import re
from collections.abc import Mapping
from html.parser import HTMLParser

from django.conf import settings
from django.utils.translation import trans_real

from iop_guide.data import words
from iop_guide.rules import english, language
from iop_guide.rules.grammar import GRAMMARS

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "xx", "yy"
# Every letter becomes another one, so that a plain letter on a page was not touched.
ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğĥíĵķļɱñóþǫŕšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ",
)
PLAIN = re.compile("[A-Za-z]")
# What a translator leaves as it is: places for words and numbers, tags, entities, where links go.
KEPT = re.compile(r"(%\(\w+\)[sd]|%[%sd]|\{\w*\}|<[^>]*>|&#?\w+;|\]\([^)]*\))")
# Within a sentence; every other element begins a new one.
INLINE = {"a", "abbr", "b", "code", "del", "em", "i", "ins", "s", "small", "span", "strong"}
# Addresses and fingerprints are the same in every language.
UNREAD = {"code", "script", "style"}
HEARD = {"alt", "aria-description", "aria-label", "data-cover", "placeholder", "title"}


def touched(text):
    """The text in the made-up language: "⟦Ĥéļļó %(name)s⟧"; nothing stays nothing."""
    pieces = KEPT.split(text)
    pieces[::2] = [piece.translate(ACCENTS) for piece in pieces[::2]]
    return f"⟦{''.join(pieces)}⟧" if text else ""


def said_in(value):
    """All words of a data file in the made-up language."""
    if isinstance(value, Mapping):
        return {name: said_in(item) for name, item in value.items()}
    return [said_in(item) for item in value] if isinstance(value, list) else touched(value)


class MadeUp(gettext.NullTranslations):
    """Stands where Django keeps the translations of a language: every message there is."""

    def __init__(self, code):
        super().__init__()
        self.code = code

    def gettext(self, message):
        return touched(message.rpartition(trans_real.CONTEXT_SEPARATOR)[2])

    def ngettext(self, singular, plural, number):
        return self.gettext(singular if number == 1 else plural)

    def language(self):
        return self.code

    to_language = language


class MadeUpGrammar:
    """The grammar of the two: English's, with its own words touched and what it joins left as it
    is, so that whatever was not touched before is still seen."""

    def __getattr__(self, name):
        def put_together(*given):
            places = {}

            def placed(value):
                if isinstance(value, int):
                    return value
                if isinstance(value, str):
                    place = chr(0xE000 + len(places))
                    places[place] = value
                    return place
                return [placed(part) for part in value]

            text = getattr(english, name)(*map(placed, given))
            text = touched(text) if PLAIN.search(text) else text
            return "".join(places.get(letter, letter) for letter in text)

        return put_together


def add_to(patch):
    """Adds the two languages to the site; `patch` is pytest's monkeypatch."""
    codes = LEFT_TO_RIGHT, RIGHT_TO_LEFT
    patch.setattr(language, "LANGUAGES", (*language.LANGUAGES, *codes))
    patch.setattr(settings, "LANGUAGES", [*settings.LANGUAGES, *((code, code) for code in codes)])
    patch.setattr(settings, "LANGUAGES_BIDI", [*settings.LANGUAGES_BIDI, RIGHT_TO_LEFT])
    for code in codes:
        patch.setitem(trans_real._translations, code, MadeUp(code))
        patch.setitem(GRAMMARS, code, MadeUpGrammar())


def translate(patch):
    """Has every data file speak the two languages; returned is what they say, to be spoiled."""
    said, read_words = {}, words.read_words

    def reading(path, code):
        if code not in (LEFT_TO_RIGHT, RIGHT_TO_LEFT):
            return read_words(path, code)
        if (path.name, code) not in said:
            said[path.name, code] = said_in(read_words(path, "en"))
        return said[path.name, code]

    patch.setattr(words, "read_words", reading)
    return said


def untouched(html):
    """What people read or hear on a page and was not touched: sentences, whole."""
    return [said for said in sentences(html) if PLAIN.search(said)]


def sentences(html):
    """What people read or hear on a page: each block's text, tags within it dissolved, and the
    attributes that are shown or spoken."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.found


class _Reader(HTMLParser):
    """Collects the sentences of a page."""

    def __init__(self):
        super().__init__()
        self.found, self.text, self.unread = [], "", 0

    def end(self):
        """Here a sentence ends."""
        if said := " ".join(self.text.split()):
            self.found.append(said)
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE:
            self.end()
        self.unread += tag in UNREAD
        named = tag == "input" and ("type", "submit") in attrs  # a button's name is its text
        shown = HEARD | ({"value"} if named else set())
        self.found += [" ".join(value.split()) for name, value in attrs if name in shown and value]

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.end()
        self.unread -= tag in UNREAD

    def handle_data(self, data):
        self.text += "" if self.unread else data
