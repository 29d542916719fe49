"""What is shown when something is wrong: with the page, with us, or with a form that is old."""

from unittest.mock import patch

from django.test import Client, RequestFactory
from django.views.defaults import server_error

from intake import sealing

from ..support.people import well_but
from ..support.walking import HELP, QUESTIONS, fill, run_of, send
from .asking import begun, walked

CALM = {"page": "use", "use_frequency": "weekly", "medicines": ["alcohol_medication"]}
PLAN = {"page": "thoughts", "suicide": "plan_or_intent", "suicide_attempt": "past_year"}


def broken():
    """No such page; a fault of ours; a page that lost its token."""
    yield "404", Client().get("/no-such-page/")
    yield "500", server_error(RequestFactory().get("/"))
    yield "token lost", Client(enforce_csrf_checks=True).post(QUESTIONS, CALM)
    yield "token lost nothing sent", Client(enforce_csrf_checks=True).post("/intake/erase/")


def unkept():
    """What could not be kept, because the visit has ended, is another one, or nothing is kept."""
    client = walked(well_but(), "use")
    ended = begun()
    ended.post("/intake/erase/")
    yield "ended", send(ended, "use", CALM)
    yield "ended nothing sent", ended.post("/intake/open/", {"run": "x"})
    yield "ended with danger", ended.post(HELP, PLAN)
    yield "other run", client.post(QUESTIONS, CALM | {"run": "of-before"})
    yield "other run with danger", client.post(HELP, PLAN | {"run": "of-before"})
    run = run_of(client)
    with patch.object(sealing, "_read", side_effect=sealing.StoreDown):
        yield "store down", client.post(QUESTIONS, CALM | {"run": run})
        yield "store down to read", client.get(QUESTIONS)
        yield "store down home", client.get("/")
        yield "store down help", client.get(HELP)
        yield "store down with danger", client.post(HELP, PLAN | {"run": run})
    fill(client, "use", CALM)
    with patch("intake.leaving.sealing.erase", return_value=False):
        yield "not erased yet", client.post("/intake/erase/")
