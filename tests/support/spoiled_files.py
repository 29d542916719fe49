"""Copies of a data file and of its words, to be spoiled: what reads them must refuse that."""

import shutil

import pytest

from iop_guide.data import DataError


def copy_of(path, folder):
    """A data file (where it is not all words) with its words, copied to a folder of a test."""
    (folder / "en").mkdir(exist_ok=True)
    for name in (path.name, f"en/{path.name}"):
        if (path.parent / name).exists():
            shutil.copy(path.parent / name, folder / name)
    return folder / path.name


def plant(path, before, after):
    """Put another text in the place of one that stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def mistakes_in(read, path):
    """What a reader says is wrong with a file."""
    with pytest.raises(DataError) as refused:
        read(path)
    return refused.value.mistakes
