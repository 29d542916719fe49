"""Which open question would settle the most: read off ranges, by running the same rules again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

# How wide a result is: in levels of care first, then in steps of all ratings together.
Width = tuple[int, int]


def settles_most(
    open_questions: Mapping[str, Sequence[Any]], width: Callable[[str, Any], Width]
) -> str | None:
    """The open question whose answer would narrow the range most; None if none is open.

    What an answer turns out to be is not known, so a question is measured by the mean over all
    its answers, each counted alike, of how many levels would be left open; among equals by the
    mean of what would be left open in the ratings, then by the order of the questions. (The
    best answer alone would favor questions whose likely answers settle nothing; the worst alone
    cannot tell most questions apart.) `width` says how wide the result is with one answer given.
    """
    best: tuple[float, float] | None = None
    chosen = None
    for question, values in open_questions.items():
        widths = [width(question, value) for value in values]
        if widths:
            levels, steps = (sum(part) / len(widths) for part in zip(*widths, strict=True))
            if best is None or (levels, steps) < best:
                best, chosen = (levels, steps), question
    return chosen
