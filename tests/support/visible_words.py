"""All texts that visitors read, with where they stand: data files in English, templates, Python."""

import re
from pathlib import Path

from django.template import Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from iop_guide.data import parse

from .data_words import texts
from .python_words import of_modules
from .wrapping import visitors_templates

ROOT = Path(__file__).resolve().parents[2]
IN_A_TAG = re.compile(r'_\("([^"]+)"\)')


def texts_by_place():
    """Every text with the file that it stands in."""
    for path in sorted(ROOT.glob("*/**/data/**/en/*.toml")):
        yield from ((path.relative_to(ROOT).as_posix(), text) for text in texts(parse(path)))
    for name, source in visitors_templates():
        yield from ((f"templates/{name}", text) for text in _of_template(source))
    yield from of_modules()


def _of_template(source):
    """What a template hands to gettext, as translators would read it."""
    nodes = Template(source).nodelist
    for node in nodes.get_nodes_by_type(TranslateNode):
        yield str(node.filter_expression.var).strip("\"'")
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        for tokens in filter(None, (node.singular, node.plural)):
            yield " ".join(node.render_token_list(tokens)[0].split())
    yield from IN_A_TAG.findall(source)
