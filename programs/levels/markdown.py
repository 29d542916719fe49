"""Markdown to HTML that is safe to show: only plain formatting, and only links we allow.

A guide may use all of it (`render`); what it quotes is a warning, and looks like one. The texts
of a level stand among others on a page, so they have no headings and tables of their own:
`passage` gives paragraphs and lists, `inside` the same without the paragraph where there is only
one, and `inline` what may stand within a sentence.
"""

from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

WORDS = {"strong", "em", "a", "code", "br"}
BLOCKS = {"p", "ul", "ol", "li", "blockquote"}
TAGS = WORDS | BLOCKS | {
    "div", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "rel", "class"}, "div": {"class"}, "th": {"scope"}, "ol": {"start"}}
ONLY_IN_GUIDES = ["heading", "lheading", "hr", "code", "fence", "table", "reference"]
KEPT = 4096


@lru_cache(KEPT)
def render(text: str) -> str:
    """The text as safe HTML: no heading above h2, no raw HTML, no picture, no other address."""
    reader = _reader()
    tokens = reader.parse(text)
    _lower_headings(tokens)
    for token in tokens:
        if token.type == "th_open":
            token.attrs = {"scope": "col"}
        elif token.type in ("blockquote_open", "blockquote_close"):
            token.tag = "div"
            token.attrs = {"class": "alert-box"}
    return _html(reader, tokens, TAGS)


@lru_cache(KEPT)
def passage(text: str) -> str:
    """Paragraphs and lists."""
    reader = _reader(plain=True)
    return _html(reader, reader.parse(text), WORDS | BLOCKS)


@lru_cache(KEPT)
def inside(text: str) -> str:
    """A passage; a single paragraph comes without its tags, for where the page has its own."""
    reader = _reader(plain=True)
    tokens = reader.parse(text)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = tokens[1:2]
    return _html(reader, tokens, WORDS | BLOCKS)


@lru_cache(KEPT)
def inline(text: str) -> str:
    """What may stand within a sentence: emphasis and links; anything else as it is typed."""
    reader = _reader(plain=True)
    return _html(reader, reader.parseInline(text), WORDS)


def allowed(address: str) -> bool:
    """A page of this site, a number to call or text, or an address over https."""
    here = address.startswith("/") and not address.startswith(("//", "/\\"))
    return here or address.startswith(("https://", "tel:", "sms:"))


@cache
def _reader(plain: bool = False) -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    if plain:
        reader.disable(ONLY_IN_GUIDES)
    reader.validateLink = allowed  # type: ignore[method-assign,assignment]
    reader.parse("*once*")  # its rules are put together at first use, which threads must not share
    return reader


def _html(reader: MarkdownIt, tokens: list[Token], tags: set[str]) -> str:
    for token in tokens:
        for part in token.children or []:
            if part.type == "link_open":
                part.attrs |= _told_of(str(part.attrs["href"]))
    return nh3.clean(
        reader.renderer.render(tokens, reader.options, {}),
        tags=tags,
        attributes=ATTRIBUTES,
        url_schemes={"https", "tel", "sms"},
        link_rel=None,
        attribute_filter=_only_our_links,
    )


def _told_of(address: str) -> dict[str, str | int | float]:
    """What is said of a link beside its address: other sites do not learn who read this, and a
    number is as tall as a finger."""
    if address.startswith("https:"):
        return {"rel": "noreferrer"}
    return {"class": "phone"} if address.startswith(("tel:", "sms:")) else {}


def _lower_headings(tokens: list[Token]) -> None:
    """Where the text has a heading of the first rank, every heading goes down by one."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    if any(token.tag == "h1" for token in headings):
        for token in headings:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


def _only_our_links(tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or allowed(value) else None
