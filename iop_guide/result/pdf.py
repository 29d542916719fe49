"""The summary as a PDF, where WeasyPrint and the Pango that it draws with are installed: see
requirements-pdf.txt. Without them there is no button, and printing works all the same.

Nothing is read but the site's own sheet, nothing is sent for, and nothing is written down.
"""

from functools import cache
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

from django.contrib.staticfiles import finders

SHEET, LETTER = "paper.css", "@page { size: letter }"
# Declares what the tags in it are: headings, lists and links that a screen reader can follow.
TAGGED = "pdf/ua-1"
# Making one keeps a processor busy; the next one waits, and other pages do not.
ONE_AT_A_TIME = Lock()


@cache
def library() -> ModuleType | None:
    """The library, read once; None where it, or Pango, is not installed."""
    try:
        import weasyprint
    except (ImportError, OSError):
        return None
    return weasyprint


def can_be_made() -> bool:
    """Whether this machine can make a PDF."""
    return library() is not None


def pdf(html: str) -> bytes:
    """A page that brings nothing along, as a PDF on Letter paper."""
    weasyprint = library()
    assert weasyprint is not None, "ask can_be_made() first"
    sheets = [weasyprint.CSS(string=sheet) for sheet in (_sheet(), LETTER)]
    nobody = weasyprint.urls.URLFetcher(allowed_protocols=())
    page = weasyprint.HTML(string=html, url_fetcher=nobody)
    with ONE_AT_A_TIME:
        return bytes(page.write_pdf(stylesheets=sheets, pdf_variant=TAGGED, finisher=_printed))


def _printed(_document: Any, file: Any) -> None:
    """Links are on paper what they are on a screen, which has to be said of each."""
    for item in file.objects:
        if isinstance(item, dict) and item.get("Type") == "/Annot":
            item["F"] = 4  # the flag "print", of PDF 32000-1, table 165


def _sheet() -> str:
    path = finders.find(SHEET)
    assert isinstance(path, str)
    return Path(path).read_text(encoding="utf-8")
