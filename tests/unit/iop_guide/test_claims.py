"""What people read about IOP elsewhere: each claim stands on a page here, with its correction."""

import tomllib
from pathlib import Path

import pytest
from django.utils.html import strip_tags

CLAIMS = tomllib.loads(Path(__file__).with_name("claims.toml").read_text(encoding="utf-8"))["claim"]


def as_read(html):
    """The text of a page as a reader sees it."""
    text = strip_tags(html).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    return " ".join(text.split())


@pytest.mark.parametrize("row", CLAIMS, ids=lambda row: row["claim"])
def test_each_claim_is_covered_where_it_is_said_to_be(visitor, row):
    response = visitor.get(row["page"])
    assert response.status_code == 200
    assert " ".join(row["says"].split()) in as_read(response.content.decode())


def test_no_row_is_left_out():
    assert len(CLAIMS) >= 25
    assert len({row["claim"] for row in CLAIMS}) == len(CLAIMS)
