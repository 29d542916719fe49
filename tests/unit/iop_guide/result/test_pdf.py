"""The summary as a PDF: tagged, with a neutral name, without the network; and none where it cannot
be made."""

import re
import socket
import sys
import zlib

import pytest

from iop_guide.result import pdf
from tests.support.people import person
from tests.support.walking import walk

ALONG, FILE = "/recommendation/take-along/", "/recommendation/take-along/pdf/"
TOLD = person("Daily drinking after seizures in withdrawal")


@pytest.fixture
def told(started):
    walk(started, TOLD)
    return started


def inside(content):
    """A PDF with its streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.S)
    unpacked = [zlib.decompressobj().decompress(s) for s in streams if s[:1] == b"\x78"]
    return b"\n".join([content, *unpacked])


@pytest.mark.pdf
def test_the_file_is_tagged_and_says_its_language_and_nothing_else_of_anyone(told):
    response = told.post(FILE, {"include": ["suicide", "withdrawal_history"]})
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="summary.pdf"'
    assert "no-store" in response["Cache-Control"]
    page = inside(response.content)
    for mark in (b"/StructTreeRoot", b"/Lang (en)", b"/Title (Summary)", b"pdfuaid:part"):
        assert mark in page, mark
    assert page.count(b"/S /H2") >= 4 and b"/S /LI" in page
    assert page.count(b"/F 4") == page.count(b"/Type /Annot") > 0


@pytest.mark.pdf
def test_nothing_is_sent_for_written_or_logged(told, monkeypatch, tmp_path, capfd):
    def refuse(*_anything):
        raise AssertionError("a PDF asks nobody")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(socket.socket, "connect", refuse)
    pictured = '<html lang="en"><title>A</title><img alt="" src="http://example.org/a.png"></html>'
    assert pdf.pdf(pictured).startswith(b"%PDF-")
    assert told.post(FILE).content.startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [] and capfd.readouterr().err == ""


def test_a_file_is_asked_for_with_the_answers_and_only_posted(told, visitor, client):
    assert told.get(FILE).status_code == 405
    assert client.post(FILE)["Location"] == "/intake/"


@pytest.mark.parametrize("fault", [None, "no Pango"])
def test_where_none_can_be_made_there_is_no_button(told, monkeypatch, fault):
    if fault:
        monkeypatch.setattr(sys, "meta_path", [Without(), *sys.meta_path])
        monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    else:
        monkeypatch.setitem(sys.modules, "weasyprint", None)
    pdf.library.cache_clear()
    html = told.get(ALONG).content.decode()
    assert "Save as PDF" not in html and "data-print" in html
    assert told.post(FILE).status_code == 404
    pdf.library.cache_clear()


class Without:
    """A machine with WeasyPrint, and without the Pango that it draws with."""

    def find_spec(self, name, *_path):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
