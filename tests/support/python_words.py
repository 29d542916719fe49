"""The words that Python hands to gettext, with the module that they stand in: labels and errors."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("iop_guide", "intake", "programs")
# Their first argument is a text; of those that count, the first two are.
ONE, TWO = {"gettext", "gettext_lazy"}, {"ngettext", "ngettext_lazy"}


def of_modules():
    """Every text of a call of gettext in the product's modules."""
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        yield from ((place, text) for text in of_module(path.read_text(encoding="utf-8")))


def of_module(source):
    """The texts that one module hands to gettext, whatever it calls it."""
    tree = ast.parse(source)
    names = dict(_names(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args[: names.get(node.func.id, 0)]:
                yield ast.literal_eval(argument)


def _names(tree):
    """What the module calls the functions of gettext, and how many texts each takes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for imported in node.names:
                if imported.name in ONE | TWO:
                    yield imported.asname or imported.name, 1 + (imported.name in TWO)
