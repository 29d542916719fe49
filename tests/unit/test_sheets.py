"""The stylesheets keep to one scale, read from both sides, and stay small."""

import re
from pathlib import Path

import brotli
import pytest

STATIC = Path(__file__).resolve().parents[2] / "static"
# Pages that need nothing else, in the same sizes as numbers; and pages for staff.
APART = {"plain", "staff"}
OURS = sorted({sheet.stem for sheet in STATIC.glob("*.css")} - APART)
SIZES = {"112.5%", "1rem", "var(--small)", "var(--large)", "var(--huge)"}
BY_SIDE = re.compile(r"\b(?:margin|padding|border)-(?:left|right)\b|text-align: (?:left|right)\b")


@pytest.fixture(params=OURS)
def sheet(request):
    return (STATIC / f"{request.param}.css").read_text(encoding="utf-8")


def test_four_sizes(sheet):
    sizes = set(re.findall(r"font-size: ([^;}]+?) ?[;}]", sheet))
    on_paper = {size for size in sizes if size.endswith("pt")}
    assert sizes - on_paper <= SIZES


def test_two_weights_and_one_family(sheet):
    assert set(re.findall(r"font-weight: (\w+)", sheet)) <= {"400", "600"}
    assert sheet.count("font-family") == 0


def test_no_side_is_left_or_right(sheet):
    assert not BY_SIDE.findall(sheet)


@pytest.mark.parametrize("name", OURS)
def test_a_sheet_is_small(name):
    most = 5_000 if name == "site" else 2_000
    assert len(brotli.compress((STATIC / f"{name}.css").read_bytes())) <= most
