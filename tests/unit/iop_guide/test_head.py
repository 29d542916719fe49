"""HEAD is answered wherever GET is, with the same status, and changes nothing."""

import pytest
from django.db import connection

from intake.models import SealedAnswers
from tests.support import addresses
from tests.support.people import well_but
from tests.support.walking import walk


def rows():
    """Every row of every table."""
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
            yield table, cursor.fetchall()


def cookies(client):
    """What a browser holds, but for the token of forms, which every page that has one sets."""
    held = client.cookies.items()
    return {name: cookie.value for name, cookie in held if name != "csrftoken"}


def heads(client, found):
    """The status of HEAD for each address; nothing is sent, kept or set."""
    before, status = (dict(rows()), cookies(client)), {}
    for address in found:
        response = client.head(address)
        assert response.content == b"", address
        status[address] = response.status_code
    assert (dict(rows()), cookies(client)) == before
    return status


def gets(client, found):
    return {address: client.get(address).status_code for address in found}


def test_a_first_look_by_head_is_as_by_get(visitor):
    found = addresses.of_visitors()
    assert heads(visitor, found) == gets(visitor, found)
    assert SealedAnswers.objects.count() == 0


def test_every_page_of_a_visit_answers_head(started):
    walk(started, well_but())
    found = addresses.of_visitors()
    status = heads(started, found)
    assert status == gets(started, found)
    assert status["/recommendation/"] == status["/intake/check/"] == status["/intake/"] == 200
    assert status["/intake/erase/"] == 405 and status["/no/such/page/"] == 404


def test_the_length_is_that_of_the_page(visitor):
    length = visitor.head("/about/")["Content-Length"]
    assert int(length) == len(visitor.get("/about/").content) > 1000


@pytest.mark.looks
def test_every_page_of_the_admin_answers_head(site):
    root, found = addresses.superuser_with_rows(), addresses.of_staff()
    status = heads(root, found)
    assert status == gets(root, found)
    assert status["/admin/login/"] == 302 and status["/admin/programs/draft/export/"] == 200
