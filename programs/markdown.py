"""Markdown to HTML that is safe to show: only plain formatting, and only links we allow."""

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "strong", "em", "a",
    "blockquote", "code", "pre", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "rel"}, "th": {"scope"}, "ol": {"start"}}


def render(text: str) -> str:
    """The text as safe HTML: no heading above h2, no raw HTML, no picture, no other address."""
    tokens = _reader().parse(text)
    _lower_headings(tokens)
    for token in tokens:
        if token.type == "th_open":
            token.attrs = {"scope": "col"}
        for part in token.children or []:
            if part.type == "link_open" and str(part.attrs["href"]).startswith("https:"):
                part.attrs["rel"] = "noreferrer"
    reader = _reader()
    html = reader.renderer.render(tokens, reader.options, {})
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"https", "tel", "sms"},
        link_rel=None,
        attribute_filter=_only_our_links,
    )


def allowed(address: str) -> bool:
    """A page of this site, a number to call or text, or an address over https."""
    here = address.startswith("/") and not address.startswith(("//", "/\\"))
    return here or address.startswith(("https://", "tel:", "sms:"))


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    reader.validateLink = allowed  # type: ignore[method-assign]
    return reader


def _lower_headings(tokens: list[Token]) -> None:
    """Where the text has a heading of the first rank, every heading goes down by one."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    if any(token.tag == "h1" for token in headings):
        for token in headings:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


def _only_our_links(tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or allowed(value) else None
