"""What a first look costs a slow line: the page and all it brings along, compressed, and in how
many requests. 14,600 bytes are what a server may send before it has to wait for an answer."""

import re
import zlib

import pytest
from django.contrib.staticfiles import finders
from django.middleware.gzip import GZipMiddleware
from django.test import Client

from tests.support.people import PEOPLE, answers_of, person
from tests.support.walking import walk

MOST, REQUESTS = 14_600, 6
BRINGS = re.compile(r'<(?:link|script|img|source|use)\b[^>]*?\b(?:href|src|srcset)="([^"#]+)')
CALM = "A light drinking problem in a settled life"


def page_size(content):
    """How many bytes of a page travel, at most: the middleware adds random ones."""
    return len(zlib.compress(content, 6, wbits=31)) + GZipMiddleware.max_random_bytes


def brought(html):
    """The files that a page brings along, each once."""
    return {address.removeprefix("/static/") for address in BRINGS.findall(html)}


def file_size(name):
    """How many bytes of a static file travel: WhiteNoise compresses it once, as well as it can."""
    with open(finders.find(name), "rb") as file:
        return len(zlib.compress(file.read(), 9, wbits=31))


def weigh(response):
    """The parts of a first look: what, and how many bytes."""
    assert response.status_code == 200
    files = brought(response.content.decode())
    parts = {name: file_size(name) for name in files}
    return {"the page itself": page_size(response.content)} | parts


def light(response):
    parts = weigh(response)
    assert sum(parts.values()) <= MOST, parts
    assert len(parts) <= REQUESTS, parts


def walked(answers, most=60):
    """A visitor that far along the road, and where they are."""
    client = Client()
    client.post("/intake/")
    _, met = walk(client, answers, most=most)
    return client, met[-1]


def test_what_a_page_brings_along_is_noticed():
    """Else nothing would weigh anything."""
    html = (
        '<link rel="icon" href="/static/a.svg"><script src="/static/b.js"></script><a href="/c/">'
    )
    assert brought(html) == {"a.svg", "b.js"}


def test_pages_travel_compressed_to_whoever_can_read_that(visitor):
    plain = visitor.get("/help-now/")
    response = visitor.get("/help-now/", headers={"accept-encoding": "gzip, br"})
    assert response["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain
    assert zlib.decompress(response.content, wbits=31) == plain.content
    assert len(response.content) <= page_size(plain.content)


def test_home_is_light(visitor):
    light(visitor.get("/"))


@pytest.mark.parametrize("key", ["outpatient", "iop", "php", "inpatient"])
def test_a_level_is_light(visitor, key):
    light(visitor.get(f"/levels/{key}/"))


@pytest.mark.parametrize("place", range(1, 20, 2))
def test_a_question_is_light(site, place):
    client, address = walked(person(CALM), place)
    light(client.get(address))


@pytest.mark.parametrize("entry", PEOPLE, ids=[entry["name"] for entry in PEOPLE])
def test_the_card_is_light(site, entry):
    client, _ = walked(answers_of(entry))
    light(client.get("/recommendation/"))
