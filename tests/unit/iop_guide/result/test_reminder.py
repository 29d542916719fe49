"""The reminder of danger on the pages of the result is read off the result itself."""

import pytest
from django.test import Client

from intake import safety
from iop_guide import context
from tests.support.people import well_but
from tests.support.walking import walk

CHAPTERS = ("why", "week", "cost", "programs", "take-along")
REMINDED = "You told us about danger"


@pytest.fixture
def nothing_twice(monkeypatch):
    """From here on nobody can work out for the reminder what the result holds already."""
    return lambda: [monkeypatch.delattr(module, "stand") for module in (safety, context)]


@pytest.mark.parametrize("told", [{}, {"emergency_signs": ["seizure"]}])
def test_chapters_remind_of_danger_without_working_it_out_again(site, nothing_twice, told):
    visitor = Client()
    visitor.post("/intake/", {"respondent": "self"})
    walk(visitor, well_but(**told))
    nothing_twice()
    for chapter in CHAPTERS:
        page = visitor.get(f"/recommendation/{chapter}/").content.decode()
        assert (REMINDED in page) == bool(told), chapter
    card = visitor.get("/recommendation/")
    assert card.status_code == 200 and (told or REMINDED not in card.content.decode())
