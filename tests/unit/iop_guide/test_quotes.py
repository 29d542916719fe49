"""What visitors read has one kind of quotation mark and apostrophe: the curly kind."""

import re

from django.utils.html import strip_tags

from tests.support.visible_words import texts_by_place

STRAIGHT = re.compile("[\"']")


def test_quotation_marks_and_apostrophes_are_curly():
    told = {strip_tags(text): place for place, text in texts_by_place()}
    assert not {text: place for text, place in told.items() if STRAIGHT.search(text)}
