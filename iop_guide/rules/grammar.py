"""The grammar of the language spoken just now. Pure.

English is english.py; another language brings a module of its own with the same functions, and
is named here.
"""

from collections.abc import Sequence
from typing import Protocol

from . import english
from .language import spoken


class Grammar(Protocol):
    """What a language has its own way of saying; english.py tells each by example."""

    def all_of(self, parts: Sequence[str]) -> str: ...
    def one_of(self, parts: Sequence[str]) -> str: ...
    def any_of(self, names: Sequence[str]) -> str: ...
    def quoted(self, names: Sequence[str]) -> str: ...
    def clauses_joined(self, clauses: Sequence[str]) -> str: ...
    def options_joined(self, clauses: Sequence[str]) -> str: ...
    def first_few(self, parts: Sequence[str], most: int) -> str: ...
    def so_many_of(self, chosen: int, whole: int) -> str: ...
    def capitalised(self, text: str) -> str: ...
    def mid_sentence(self, name: str) -> str: ...


GRAMMARS: dict[str, Grammar] = {"en": english}


def grammar() -> Grammar:
    """How the language spoken just now is put together."""
    return GRAMMARS[spoken()]
