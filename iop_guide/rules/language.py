"""Which language is spoken just now, and which there are. Pure.

English is the only one so far. Whatever is read once and holds words is kept once a language:
`by_language` in the place of functools.cache.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import TypeVar

LANGUAGES: tuple[str, ...] = ("en",)  # the first is the one that all others are held against
T = TypeVar("T")
_spoken: ContextVar[str] = ContextVar("spoken", default=LANGUAGES[0])


def spoken() -> str:
    """The code of the language spoken just now, one of LANGUAGES."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while. ValueError where there is no such language."""
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is none of {', '.join(LANGUAGES)}")
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def in_every_language(read: Callable[[], object]) -> None:
    """Has something read once for each language, while that is spoken."""
    for language in LANGUAGES:
        with speaking(language):
            read()


def by_language(read: Callable[..., T]) -> Callable[..., T]:
    """Keeps what a function reads, once for each language and arguments (which must be hashable);
    `cache_clear` forgets all of it."""

    @cache
    def kept(language: str, /, *args: object, **named: object) -> T:
        return read(*args, **named)

    @wraps(read)
    def reading(*args: object, **named: object) -> T:
        return kept(spoken(), *args, **named)

    reading.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return reading
