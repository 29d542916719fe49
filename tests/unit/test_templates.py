"""Every word that a template says to visitors goes through gettext, and its tags are closed."""

import re

import pytest

from tests.support.wrapping import unwrapped, visitors_templates

TEMPLATES = dict(visitors_templates())
CUT_SHORT = re.compile(r"</\w+(?![\w>])")


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_closing_tag_swallows_what_comes_after_it(name):
    assert CUT_SHORT.findall(TEMPLATES[name]) == []


def test_a_closing_tag_that_is_cut_short_is_found():
    assert CUT_SHORT.findall("<p>One</p\n<p>Two</p>") == ["</p"]


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_all_words_of_a_template_can_be_translated(name):
    assert unwrapped(TEMPLATES[name]) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Go on</p>", ["Go on"]),
        ("<p>{% if a %}Go on{% else %}Stop{% endif %}</p>", ["Go on Stop"]),
        ("{% for a in b %}<li>One</li>{% empty %}None{% endfor %}", ["One", "None"]),
        ('{% block title %}A page{% endblock %}', ["A page"]),
        ('<aside aria-label="Reminder"></aside>', ["Reminder"]),
        ('<input type="submit" value="Send">', ["Send"]),
        ('{% include "a.html" with heading="Go on now" %}', ["Go on now"]),
        ('{{ a|default:"Sources" }}', ["Sources"]),
        ("{{ a|date:'F j, Y' }}", ["F j, Y"]),
    ],
)  # fmt: skip
def test_words_outside_of_the_tags_for_translators_are_found(source, found):
    assert unwrapped(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "{% load i18n %}<p>{% translate 'Go on' %}</p>",
        "{% load i18n %}<p>{% blocktranslate count n=n %}{{ n }} mile{% plural %}{{ n }} miles"
        "{% endblocktranslate %}</p>",
        '{% load i18n %}<aside aria-label="{% translate "Reminder" %}"></aside>',
        '{{ a|date:_("F j, Y") }}',
        '{% include "a/_b.html" with heading=_("Go on now") key="now" %}',
        '{% include "a/_b.html" with key="insurer" %}{{ list|join:", " }} · 988',
        "{% comment %}Said to nobody{% endcomment %}{# nor this #}",
        '<a class="phone" href="/help-now/">{{ words }}</a>',
    ],
)
def test_what_is_translated_or_no_word_is_not_found(source):
    assert unwrapped(source) == []
