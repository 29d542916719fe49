"""Markdown of guides: plain formatting comes out, nothing that runs, calls home or shouts."""

import re
from html import unescape

import pytest
from django.utils.safestring import mark_safe

from programs.levels.content import read_files, read_guides
from programs.levels.markdown import allowed, inline, inside, passage, render
from programs.levels.phones import phones


def test_plain_formatting_comes_out():
    html = render("## Why\n\n**Yes**, *so*:\n\n1. one\n2. [two](/levels/iop/)")
    assert "<h2>Why</h2>" in html
    assert "<strong>Yes</strong>, <em>so</em>" in html
    assert '<li><a href="/levels/iop/">two</a></li>' in html


def test_what_is_quoted_is_a_warning():
    html = render("> **In danger?** Call.\n> - one\n\nFor the rest.")
    warning = html.split('<div class="alert-box">')[1].split("</div>")[0]
    assert "<li>one</li>" in warning and "rest" not in warning
    assert "blockquote" not in html


def test_tables_name_their_columns():
    html = render("| Hours | Name |\n| --- | ---: |\n| 9 | IOP |")
    assert '<th scope="col">Hours</th>' in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("## One\n\n### Two", ["<h2>One", "<h3>Two"]),
        ("# One\n\n## Two", ["<h2>One", "<h3>Two"]),
        ("# One\n\n###### Six", ["<h2>One", "<h6>Six"]),
    ],
)
def test_the_title_stays_the_only_heading_of_the_first_rank(text, tags):
    html = render(text)
    assert "<h1" not in html
    assert all(tag in html for tag in tags)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="/" onclick="alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "<javascript:alert(1)>",
        "[x][1]\n\n[1]: vbscript:x",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://example.com/spy.png)",
        "[x](//example.com/)",
        "[x](/\\example.com/)",
        "[x](http://example.com/)",
        "[x](mailto:a@example.com)",
        '[x](/ "a\\" onmouseover=alert(1) b=\\"")',
    ],
)
def test_nothing_that_runs_or_calls_home_comes_out(text):
    html = render(text)
    for tag in ("<script", "<img", "<javascript", "<iframe", "<svg"):
        assert tag not in html.lower()
    for link in html.split("<a ")[1:]:
        attributes = link.split(">")[0]
        address = attributes.split('href="')[1].split('"')[0]
        assert allowed(address), address
        assert not attributes.replace("&quot;", "").split('title="')[0].count("onmouseover")


def test_other_sites_do_not_learn_who_read_this():
    html = render("[x](https://example.com/) [y](/help-now/) [z](tel:988) [t](sms:988)")
    assert '<a href="https://example.com/" rel="noreferrer">' in html
    assert '<a href="/help-now/">' in html
    for address in ("tel:988", "sms:988"):
        assert f'<a href="{address}" class="phone">' in html


@pytest.mark.parametrize("guide", read_guides(read_files()).values(), ids=lambda guide: guide.key)
def test_every_guide_begins_with_what_to_do_in_danger(guide):
    warning = render(guide.body).split("</div>")[0]
    assert warning.startswith('<div class="alert-box">')
    assert 'href="tel:911"' in warning


@pytest.mark.parametrize("guide", read_guides(read_files()).values(), ids=lambda guide: guide.key)
def test_every_guide_of_the_repository_reads_as_meant(guide):
    html = render(guide.body)
    assert "<h2>" in html
    assert "](" not in html and "&lt;" not in html


LONG = [
    "summary", "usual_week", "usual_length", "sleep", "medical_care", "who_is_there",
    "daily_life", "serves_who", "needs_more", "needs_less", "cost", "waiting",
]  # fmt: skip
LISTS = ["first_steps", "step_up", "step_down", "ask_program", "ask_about_use", "watch_for"]


def level_texts():
    for level in read_files()["level"]:
        yield from (level[name] for name in LONG)
        yield from (item for name in LISTS for item in level.get(name, []))
        for part in ("service", "format"):
            yield from (item["text"] for item in level.get(part, []))


def test_the_texts_of_the_repository_look_as_they_did_before_they_were_markdown():
    for text in level_texts():
        assert unescape(inline(text)) == text
        assert unescape(inside(text)) == text
        assert unescape(passage(text)) == f"<p>{text}</p>\n"


def test_a_level_s_text_has_paragraphs_and_lists_but_no_headings_of_its_own():
    html = passage("**One** [line](/levels/iop/).\n\n- a\n- b\n\n## Not a heading\n\n| a |\n| - |")
    assert '<p><strong>One</strong> <a href="/levels/iop/">line</a>.</p>' in html
    assert "<li>a</li>" in html
    assert "<h" not in html and "<table" not in html and "## Not a heading" in html


def test_within_a_sentence_nothing_breaks_out_of_it():
    html = inline("# Loud\n\n- *soft*\n\n> [988](tel:988)")
    assert html == '# Loud\n\n- <em>soft</em>\n\n&gt; <a href="tel:988" class="phone">988</a>'
    assert inside("one\n\ntwo") == "<p>one</p>\n<p>two</p>\n"


@pytest.mark.parametrize("read", [inline, inside, passage])
def test_a_level_s_text_lets_nothing_unsafe_through(read):
    for text in ("<script>x</script>", "[x](javascript:a)", "![x](data:image/png;base64,x)"):
        html = read(text)
        assert not any(tag in html for tag in ("<script", "<img", "<a", "href"))


def test_a_number_that_is_a_link_already_is_not_linked_twice():
    html = phones(mark_safe(inline("[1-800-662-4357](tel:18006624357) or 1-800-222-1222")))
    assert html.count("<a ") == 2 and html.count("tel:18006624357") == 1
    assert phones("<a>1-800-662-4357</a>").startswith("&lt;a&gt;<a class=")


def test_short_numbers_in_a_text_dial_and_a_number_to_text_begins_a_text():
    html = phones("Call or text 988. Text 988, or call 911; not in 1988, 988-1 or 988lifeline.")
    assert re.findall('href="(.*?)"', html) == ["sms:988", "tel:988", "sms:988", "tel:911"]
    assert html.startswith('Call or <a class="phone" href="sms:988">text</a> <a ')
    html = phones("Call 988, then press 1, or text 838255. Or text START to 88788.")
    assert re.findall('href="(.*?)">(.*?)<', html) == [
        ("tel:988", "988"),
        ("sms:838255", "838255"),
        ("sms:88788?&amp;body=START", "START to 88788"),
    ]
