"""Every address of the site, read off the URL configuration, with arguments that lead somewhere.

An address with an argument that is not known here fails: give it a value below.
"""

import re

from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import RegexPattern, URLResolver

from programs.models import ProgramImport, Proposal, Release

from .made_up import center

KEYS = {"levels": "iop", "guide": "what-is-an-iop"}
ARGUMENTS = {"place": 1, "number": 1, "url": "no-such-page", "app_label": "programs"}
ARGUMENTS |= {"lighter": "outpatient", "heavier": "iop"}
NO_PAGE = "no/such/page/"


def of_visitors():
    """All addresses but those of the admin, the preview's among them."""
    return [_filled(route) for route in _routes() if not route.startswith("admin/")]


def of_staff():
    """All addresses of the admin. It needs a row of every kind that it shows."""
    return [_filled(route) for route in _routes() if route.startswith("admin/")]


def superuser_with_rows():
    """A superuser's browser, on a site where the admin has a row of every kind to show."""
    root, first = User.objects.create_superuser("root"), Release.objects.get()
    center()
    ProgramImport.objects.create(names="programs.csv", counts="1 new")
    # Past the checks, which take seconds: it is only to be looked at.
    said = {"content": first.content, "hash": first.hash, "note": "Looked at."}
    Proposal._base_manager.bulk_create([Proposal(compared_with=1, proposer=root, **said)])
    client = Client()
    client.force_login(root)
    return client


def _routes():
    return list(dict.fromkeys(_walked(get_resolver().url_patterns, "")))


def _walked(entries, before):
    for entry in entries:
        route = before + _plain(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walked(entry.url_patterns, route)
        else:
            yield route


def _plain(pattern):
    """A pattern as a path with its arguments in <>; the one for everything else is a wrong page."""
    if not isinstance(pattern, RegexPattern):
        return re.sub(r"<\w+:", "<", str(pattern))
    path = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", str(pattern).strip("^$"))
    for name in ("<object_id>", "<version>"):
        path = path.replace("([^/]+)", name, 1)
    return path or NO_PAGE


def _filled(route):
    values = {**ARGUMENTS, "key": KEYS.get(route.split("/")[0]), **_row(route)}
    address = "/" + re.sub(r"<(\w+)>", lambda found: str(values[found[1]]), route)
    assert re.fullmatch(r"[\w./-]+", address), f"not a plain address: {address}"
    return address


def _row(route):
    """What leads to a row, and to a version of it, in an address of the admin."""
    if route.startswith("admin/r/"):
        return {"content_type_id": 1, "object_id": 1}
    if "<" not in route or not (named := re.match(r"admin/(\w+)/(\w+)/", route)):
        return {}
    row = apps.get_model(named[1], named[2]).objects.first()
    assert row, f"{route} needs a row"
    found = dict.fromkeys(("object_id", "id", "pk"), row.pk)
    return found | ({"version": row.history.first().pk} if hasattr(row, "history") else {})
