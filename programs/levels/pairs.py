"""Two levels beside each other, for a phone: which two, and what other two may be picked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pick:
    """One level of the two: picking it shows `pair`; `here` says that it is shown already."""

    key: str
    pair: tuple[str, str]
    here: bool


def is_pair(keys: list[str], lighter: str, heavier: str) -> bool:
    """Whether both are levels, the lighter one first."""
    return {lighter, heavier} <= set(keys) and keys.index(lighter) < keys.index(heavier)


def picks(keys: list[str], lighter: str, heavier: str) -> tuple[list[Pick], list[Pick]]:
    """For the lighter of the two all levels below the heavier one, and the other way round."""
    below, above = keys[: keys.index(heavier)], keys[keys.index(lighter) + 1 :]
    return (
        [Pick(key, (key, heavier), key == lighter) for key in below],
        [Pick(key, (lighter, key), key == heavier) for key in above],
    )
