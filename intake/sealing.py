"""Where answers live: the only module that knows.

A visitor's cookie holds a random secret. The row is found by one value derived from it and
encrypted (authenticated, Fernet) with another, so that a stolen database, a backup and the
staff cannot read an answer. The box is padded, so that its length tells nothing either.
"""

import base64
import json
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from .models import SealedAnswers

# A request may bear another name in `visit_cookie`: then it opens and keeps another visit, and
# the two never meet. The site does so for staff who try out a draft.
COOKIE = "visit"
PADDED_TO = 4096
# Reading counts as being here too; the end is put off at most this often.
KEPT_FRESH = timedelta(minutes=5)


@dataclass
class Visit:
    """What one visitor has told us in this visit, and what they have seen of it."""

    answers: dict[str, Any] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    safe_for_now: list[str] = field(default_factory=list)
    # What they look for among the programs: ZIP, filters and page; empty until they search.
    search: dict[str, Any] = field(default_factory=dict)
    started: str = field(default_factory=lambda: timezone.now().isoformat())


def _derive(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def _found_by(secret: str) -> str:
    return _derive(secret, b"iop-guide: find the row").hex()


def _seal(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derive(secret, b"iop-guide: open the box")))


def _cookie(request) -> str:
    return getattr(request, "visit_cookie", COOKIE)


def visit(request) -> Visit | None:
    """The visit that the request's cookie opens; None if there is none. Read once a request."""
    if not hasattr(request, "_visit"):
        request._visit = _open(request.COOKIES.get(_cookie(request), ""))
    return request._visit


def _open(secret: str) -> Visit | None:
    if not secret:
        return None
    try:
        return _read(secret)
    except DatabaseError:  # the help page must show even then
        return None


def _read(secret: str) -> Visit | None:
    rows = SealedAnswers.objects.filter(found_by=_found_by(secret), expires__gt=timezone.now())
    found = rows.values_list("box", "expires").first()
    if found is None:
        return None
    box, expires = found
    if expires < _end() - KEPT_FRESH:
        rows.update(expires=_end())
    try:
        return Visit(**json.loads(_seal(secret).decrypt(box.encode())))
    except (InvalidToken, ValueError, TypeError):
        return None


def _end() -> datetime:
    return timezone.now() + timedelta(seconds=settings.ANSWERS_IDLE_SECONDS)


def keep(request, response, current: Visit) -> None:
    """Seal the visit, and put off its end."""
    secret = request.COOKIES.get(_cookie(request), "")
    if visit(request) is None:
        secret = secrets.token_urlsafe(32)
    text = json.dumps(asdict(current)).ljust(PADDED_TO)
    row = SealedAnswers(
        found_by=_found_by(secret),
        box=_seal(secret).encrypt(text.encode()).decode(),
        expires=_end(),
    )
    SealedAnswers.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["found_by"],
        update_fields=["box", "expires"],
    )
    request._visit = current
    response.set_cookie(
        _cookie(request), secret, secure=not settings.DEBUG, httponly=True, samesite="Lax", path="/"
    )


def forget(request) -> None:
    """Delete the row; what is kept after this is kept under a new secret."""
    if secret := request.COOKIES.get(_cookie(request), ""):
        SealedAnswers.objects.filter(found_by=_found_by(secret)).delete()
    request._visit = None


def erase(request, response) -> None:
    """Delete the row and the cookie; nothing is left to open."""
    forget(request)
    response.delete_cookie(_cookie(request), samesite="Lax")


def purge() -> int:
    """Delete every expired row, and say how many."""
    return SealedAnswers.objects.filter(expires__lte=timezone.now()).delete()[0]
