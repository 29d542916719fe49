"""The groups of the guides' index: data/guide_groups.toml with its names, read and checked when the
site starts. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from iop_guide.data import Mistake, read_whole, refer
from iop_guide.rules.language import by_language

from ..data_files import DATA
from .content import read_files, read_guides
from .shapes import GuideTexts

PATH = DATA / "guide_groups.toml"


@dataclass(frozen=True, kw_only=True)
class GuideGroup:
    """One heading, and the keys of the guides below it."""

    key: str
    name: str
    guides: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Groups:
    """Everything of the file, in the order shown."""

    group: tuple[GuideGroup, ...]


@by_language
def guide_groups(path: Path = PATH) -> Groups:
    """The groups. DataError where a guide is named that the first release does not have."""
    whole, known = read_whole(path, Groups), read_guides(read_files())
    for one in whole.group:
        refer(one.guides, known, Mistake("", path.name, "group", one.key, "guides"), "guide")
    return whole


def grouped(
    guides: Mapping[str, GuideTexts], groups: tuple[GuideGroup, ...]
) -> list[tuple[GuideGroup, list[GuideTexts]]]:
    """Each group with those of its guides that there are; the last one with all that are left."""
    left = dict(guides)
    rows = [(one, [left.pop(key) for key in one.guides if key in left]) for one in groups]
    rows[-1][1].extend(left.values())
    return [row for row in rows if row[1]]
