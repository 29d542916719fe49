"""Whether a template's words go through gettext: which ones stand outside a translate tag."""

import re
from pathlib import Path

from django.template import Template
from django.template.base import Lexer, TextNode, TokenType

from .made_up_language import PLAIN, sentences

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TRANSLATING = ("translate", "blocktranslate")
# Words that a tag or filter is given. What is marked as _("...") is translated.
GIVEN = re.compile(r"""_\((?:"[^"]*"|'[^']*')\)|"([^"]*)"|'([^']*)'""")


def visitors_templates():
    """The name and source of every template but the admin's, which are English only."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        if not name.startswith("admin/"):
            yield name, path.read_text(encoding="utf-8")


def unwrapped(source):
    """The sentences of a template, or pieces of them, that no translator would see."""
    return [words for words in literal_words(source) if PLAIN.search(words)]


def literal_words(source):
    """All that stands in a template as it is, and may be read or heard."""
    texts = Template(source).nodelist.get_nodes_by_type(TextNode)
    return sentences(" ".join(node.s for node in texts)) + list(_given(source))


def _given(source):
    """The words that tags and filters are given; a name or key has no space and no capital."""
    for token in Lexer(source).tokenize():
        tag = token.token_type in (TokenType.BLOCK, TokenType.VAR)
        if tag and token.contents.split()[0] not in TRANSLATING:
            texts = (double or single for double, single in GIVEN.findall(token.contents))
            yield from (text for text in texts if " " in text.strip() or text[:1].isupper())
