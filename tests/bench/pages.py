"""How fast pages are, as ratios to an empty page: the same middleware, settings and database in the
same run, without compression. 0.5 means that a page takes twice as long as an empty one.

Run by script/bench. Every address is asked for in turn, a few times in a row, round after round:
so a busy machine slows all alike. The least time of each counts.
"""

import os
import sys
import time
from collections import defaultdict
from io import BytesIO
from statistics import mean

import django
from django.test import Client
from django.test.utils import override_settings

from ..support import environment  # noqa: F401 - static files without a manifest, as in all tests
from .scratch import scratch_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iop_guide.settings")
ROUNDS, IN_A_ROW = 50, 3
HOST = "127.0.0.1"
# What is asked of each kind of page.
LEAST = {"home": 0.5, "level": 0.5, "help": 0.5, "question": 0.2, "card": 0.1}
PEOPLE = (
    "A light drinking problem in a settled life",
    "A parent alone, on night shifts, with cocaine",
    "Severe symptoms, no danger, a strong home",
    "Two months of IOP, goals reached",
)
# After how many addresses of the road a question is looked at.
PLACES = (2, 4, 6, 8, 10, 12)


def request(address, client=None):
    """A request as a server hands it on."""
    cookies = client.cookies.items() if client else ()
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": HOST,
        "HTTP_HOST": HOST,
        "HTTP_COOKIE": "; ".join(f"{name}={cookie.value}" for name, cookie in cookies),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }


def seconds(application, environ):
    """How long the processor works on one answer, from the request to its last byte."""
    statuses = []
    began = time.thread_time()
    answer = application({**environ}, lambda status, headers: statuses.append(status))
    length = sum(map(len, answer))
    answer.close()
    took = time.thread_time() - began
    assert statuses == ["200 OK"], (environ["PATH_INFO"], statuses)
    assert length > 1000 or environ["PATH_INFO"] == "/empty/", environ["PATH_INFO"]
    return took


def walked(answers, most=60):
    """A visitor that many addresses along the road, and the address where they are."""
    from ..support.walking import walk

    client = Client(SERVER_NAME=HOST)
    client.post("/intake/")
    _, met = walk(client, answers, most=most)
    return client, met[-1]


def pages():
    """The requests of each kind of page."""
    from ..support.people import person

    questions, cards = [], []
    for name in PEOPLE:
        for place in PLACES:
            client, address = walked(person(name), place)
            questions.append(request(address, client))
        client, _ = walked(person(name))
        cards.append(request("/recommendation/", client))
    return {
        "empty": [request("/empty/")],
        "home": [request("/")],
        "level": [request(f"/levels/{key}/") for key in ("outpatient", "iop", "php", "inpatient")],
        "help": [request("/help-now/")],
        "question": questions,
        "card": cards,
    }


def measure(application, kinds):
    """The mean of the least times of each kind of page, in seconds."""
    least = defaultdict(list)
    for kind, requests in kinds.items():
        least[kind] = [float("inf")] * len(requests)
    for _ in range(ROUNDS):
        for kind, requests in kinds.items():
            for number, environ in enumerate(requests):
                took = min(seconds(application, environ) for _ in range(IN_A_ROW))
                least[kind][number] = min(least[kind][number], took)
    return {kind: mean(times) for kind, times in least.items()}


def main():
    """Prepare the visitors, measure, and say which kind of page is too slow."""
    from django.core.wsgi import get_wsgi_application

    from programs.levels.releases import first_release

    first_release()
    times = measure(get_wsgi_application(), pages())
    slow = 0
    print(f"an empty page: {1000 * times['empty']:.2f} ms")
    for kind, least in LEAST.items():
        ratio = times["empty"] / times[kind]
        slow += ratio < least
        print(f"{kind}: {1000 * times[kind]:.2f} ms, ratio {ratio:.3f}, at least {least}")
    return 1 if slow else 0


if __name__ == "__main__":
    django.setup()
    served = override_settings(ROOT_URLCONF="tests.bench.empty", CSRF_COOKIE_SECURE=False)
    with scratch_database(), served:
        status = main()
    sys.exit(status)
