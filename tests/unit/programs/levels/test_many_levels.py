"""Four levels or forty: public pages ask the database the same number of questions."""

import copy

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.levels.content import read_files, read_rules, read_texts
from tests.support.people import person
from tests.support.publishing import released
from tests.support.walking import walk

PAGES = ["/", "/levels/", "/levels/iop/", "/levels/inpatient/", "/guide/", "/help-now/", "/about/",
         "/about/releases/", "/recommendation/", "/recommendation/why/",
         "/recommendation/week/", "/recommendation/take-along/"]  # fmt: skip


def forty():
    """The repository's levels, with 35 copies of IOP after it: 39 levels of care, and none."""
    content = read_files()
    at = next(place for place, level in enumerate(content["level"]) if level["key"] == "iop")
    copies = [copy.deepcopy(content["level"][at]) for _ in range(35)]
    for number, level in enumerate(copies, 1):
        level |= {"key": f"iop-{number}", "name": f"IOP {number}", "short": f"IOP {number}"}
        level["serves"] = {}
        level.pop("not_enough_when", None)
        level.pop("reasons", None)
    content["level"][at + 1 : at + 1] = copies
    return content


def counted(client):
    """The number of queries of each page, when the release is in memory already."""
    found = {}
    for address in PAGES:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200, address
        found[address] = len(seen)
    return found


def answered():
    """Someone who has answered everything, and read the newest release all the while."""
    client = Client()
    client.post("/intake/")
    walk(client, person("Severe symptoms, no danger, a strong home"))
    return client


def test_forty_levels_cost_no_query_more_than_four(site):
    few = counted(answered())
    content = forty()
    assert len([read_texts(level) for level in read_rules(content).levels]) == 40
    released(content, "Many.")
    many = counted(answered())
    assert "IOP 35" in Client().get("/levels/").content.decode()
    # Two releases instead of one: the list may ask for no more than it does for a hundred.
    assert many.pop("/about/releases/") <= few.pop("/about/releases/")
    assert many == few
    assert max(few.values()) <= 3
