"""The made-up language shows what was not translated: else a page that passes proves nothing."""

import pytest
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

from tests.support.made_up_language import said_in, sentences, touched, untouched

LATER = gettext_lazy("Later")


def test_every_letter_is_touched_and_places_tags_and_entities_stay():
    text = 'Call <a href="tel:911">911</a> or %(line)s &amp; {name}, 100%% free'
    assert touched(text) == (
        '⟦Çáļļ <a href="tel:911">911</a> óŕ %(line)s &amp; {name}, 100%% ƒŕéé⟧'
    )
    assert touched("[Go](/on/)") == "⟦[Ğó](/on/)⟧"
    assert touched("") == ""


def test_every_word_of_a_data_file_is_touched_and_no_key():
    assert said_in({"step": {"rest": {"self": "Go"}, "more": ["On", "Go"]}}) == {
        "step": {"rest": {"self": "⟦Ğó⟧"}, "more": ["⟦Óñ⟧", "⟦Ğó⟧"]}
    }


def test_a_touched_text_has_no_plain_letter_left():
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    assert untouched(touched(alphabet + alphabet.upper())) == []
    assert len(set(touched(alphabet + alphabet.upper()))) == 54


@pytest.mark.usefixtures("made_up_languages")
def test_every_message_is_touched_whichever_way_it_is_asked_for():
    with translation.override("xx"):
        assert gettext("Go on") == touched("Go on")
        assert str(LATER) == touched("Later")
        assert pgettext("a month", "May") == touched("May")
        assert ngettext("%(n)s mile", "%(n)s miles", 1) == touched("%(n)s mile")
        assert ngettext("%(n)s mile", "%(n)s miles", 2) == touched("%(n)s miles")
    assert gettext("Go on") == "Go on"


def test_what_is_read_is_told_block_by_block_and_what_is_heard_beside_it():
    html = """<title>Page</title><script>var x;</script><p>Go <a href="/x/" title="To X">to
    it</a> now.</p><ul><li>One</li><li>Two <code>ab12</code></li></ul><img alt="A stair">
    <input type="submit" value="Send"><input type="text" value="typed" placeholder="Name">"""
    assert sentences(html) == [
        "Page", "To X", "Go to it now.", "One", "Two", "A stair", "Send", "Name",
    ]  # fmt: skip


def test_a_sentence_with_one_plain_word_in_it_is_untouched():
    assert untouched(f"<p>{touched('Call')} 988</p><p>{touched('Call')} them</p>") == [
        f"{touched('Call')} them"
    ]
