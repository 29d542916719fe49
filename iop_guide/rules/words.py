"""Ratings as words, and the sentence frames of the audit and of the impact."""

from collections.abc import Callable, Mapping

Name = Callable[[str], str]

SCALE = (0, 4)
RATINGS = ("none", "mild", "moderate", "serious", "severe")
MOVED = "{ratings}: from {old} to {new}"


def plain_name(key: str) -> str:
    """A dimension's key as words, such as "mental health"."""
    return key.replace("_", " ")


def rating_word(rating: int, scale: tuple[int, int] = SCALE) -> str:
    """Such as "moderate"; the number where the scale is another than 0 to 4."""
    return RATINGS[rating] if scale == SCALE else str(rating)


def ratings_words(
    ratings: Mapping[str, int], scale: tuple[int, int] = SCALE, name: Name = plain_name
) -> str:
    """Such as "withdrawal serious, home moderate, all else none"."""
    low = scale[0]
    raised = [
        f"{name(key)} {rating_word(rating, scale)}"
        for key, rating in ratings.items()
        if rating > low
    ]
    if len(raised) < len(ratings):
        raised.append(f"{'all else' if raised else 'everything'} {rating_word(low, scale)}")
    return ", ".join(raised)
