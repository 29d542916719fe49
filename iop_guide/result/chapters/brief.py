"""The first sentences of a text, and the rest of it, which a page may fold. Pure."""

import re

END = re.compile(r"(?<=[.!?])\s+")


def brief(text: str, sentences: int = 1) -> tuple[str, str]:
    """So many sentences from the front, and what is left."""
    said = END.split(text.strip())
    return " ".join(said[:sentences]), " ".join(said[sentences:])
