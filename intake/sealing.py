"""Where answers live: the only module that knows. What a sealed box is stands in box.py.

Only `begin` makes a row. Every later write changes the row that is there, and only while it
holds what was read: so nothing erased comes back, and two pages of one visitor that arrive at
once are both kept. A store that is down is never taken for "no visit".
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from . import erasing
from .box import PADDED_TO, found_by, seal, unseal
from .models import SealedAnswers
from .store import StoreDown, store
from .visit import Visit

__all__ = ["PADDED_TO", "Ended", "OtherRun", "SealedAnswers", "StoreDown", "Visit"]

# A request may bear another name in `visit_cookie`: then it opens and keeps another visit, and
# the two never meet. The site does so for staff who try out a draft.
COOKIE = "visit"
# Reading counts as being here too; the end is put off at most this often.
KEPT_FRESH = timedelta(minutes=5)
# Every failed try means that another page of the same visitor was kept meanwhile.
TRIES = 50
# The field by which a visitor says that a new visit may begin with what they post.
BEGIN = "begin"
# The field by which a form says of which run of the questions it is.
RUN = "run"


# Every page of a visit begins with this query. It is written out: putting it together, and the row
# into a model, takes Django longer than the database takes to answer it.
FIND = f"SELECT box, expires FROM {SealedAnswers._meta.db_table} WHERE found_by = %s"


class Ended(Exception):
    """The cookie opens nothing: the visit expired or was erased, or there never was one."""


class OtherRun(Exception):
    """The page is from before "start again": what is on it belongs to no visit that is kept."""


def _cookie(request: HttpRequest) -> str:
    return getattr(request, "visit_cookie", COOKIE)


def _secret(request: HttpRequest) -> str:
    return request.COOKIES.get(_cookie(request), "")


def visit(request: HttpRequest) -> Visit | None:
    """The visit that the request's cookie opens; None if there is none. Raises StoreDown."""
    kept = _kept(request)
    return kept[1] if kept else None


def visit_of_form(request: HttpRequest) -> Visit:
    """The visit that a posted form belongs to. Raises Ended, OtherRun, StoreDown."""
    kept = visit(request)
    if kept is None:
        raise Ended
    if request.POST.get(RUN) != kept.run:
        raise OtherRun
    return kept


def is_of_other_run(request: HttpRequest) -> bool:
    """Whether a form was sent that is from before "start again"; False while nobody can say."""
    kept = readable(request)
    return kept is not None and request.method == "POST" and request.POST.get(RUN) != kept.run


def readable(request: HttpRequest) -> Visit | None:
    """For pages that show whatever the store does: the visit, if there is one and it opens."""
    with suppress(StoreDown):
        return visit(request)
    return None


def has_ended(request: HttpRequest) -> bool:
    """Whether there was a visit that opens no more; False while the store cannot say."""
    with suppress(StoreDown):
        return bool(_secret(request)) and visit(request) is None
    return False


def _kept(request: HttpRequest) -> tuple[str, Visit] | None:
    """Box and visit; read once a request, and a store that was down is not asked again."""
    if not hasattr(request, "_kept"):
        try:
            request._kept = _read(_secret(request))
        except StoreDown as down:
            request._kept = down
    if isinstance(request._kept, StoreDown):
        raise request._kept
    return request._kept


def _read(secret: str) -> tuple[str, Visit] | None:
    erasing.finish(_delete)
    name = found_by(secret) if secret else ""
    if not name or erasing.waits(name):
        return None
    row = _row(name)
    if row is None or row[1] <= timezone.now():
        return None
    box, expires = row
    if expires < _end() - KEPT_FRESH:
        rows = SealedAnswers.objects.filter(found_by=name, expires__gt=timezone.now())
        with suppress(StoreDown), store(hurry=True):  # what can be read is shown, and soon
            rows.update(expires=_end())
    opened = unseal(secret, box)
    return (box, opened) if opened else None


def _row(name: str) -> tuple[str, datetime] | None:
    """The box of that name, and when it ends. Raises StoreDown."""
    with store(), connection.cursor() as cursor:
        cursor.execute(FIND, [name])
        row = cursor.fetchone()
    if row is None:
        return None
    box, expires = row
    # SQLite keeps no time zone: what it gives is UTC, as Django kept it.
    return box, expires if timezone.is_aware(expires) else expires.replace(tzinfo=UTC)


def _end() -> datetime:
    return timezone.now() + timedelta(seconds=settings.ANSWERS_IDLE_SECONDS)


def change(request: HttpRequest, how: Callable[[Visit], Visit], hurry: bool = False) -> Visit:
    """Keep what `how` makes of the newest visit, and put off its end.

    `how` is asked again where another page was kept meanwhile; in a hurry nobody is waited for
    long. Raises Ended, StoreDown.
    """
    secret, kept = _secret(request), _kept(request)
    for _ in range(TRIES):
        if kept is None:
            request._kept = None
            raise Ended
        changed = how(kept[1])
        box = seal(secret, changed)
        with store(hurry):
            rows = SealedAnswers.objects.filter(found_by=found_by(secret), box=kept[0])
            if rows.update(box=box, expires=_end()):
                request._kept = (box, changed)
                return changed
        kept = _read(secret)
    raise StoreDown


def begin(request: HttpRequest, response: HttpResponse, visit: Visit, hurry: bool = False) -> None:
    """A visit under a new secret; the one before it is deleted. Raises StoreDown."""
    old, secret = _secret(request), secrets.token_urlsafe(32)
    box = seal(secret, visit)
    with store(hurry), transaction.atomic():
        if old:
            _delete([found_by(old)])
        SealedAnswers.objects.create(found_by=found_by(secret), box=box, expires=_end())
    request._kept = (box, visit)
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        _cookie(request), secret, secure=secure, httponly=True, samesite="Lax", path="/"
    )


def change_or_begin(
    request: HttpRequest, response: HttpResponse, how: Callable[[Visit], Visit]
) -> None:
    """Change the visit; a first one begins here. Raises Ended, StoreDown.

    A cookie that opens nothing begins nothing unless the visitor says so: what was sent before
    they erased may arrive after it.
    """
    first = not _secret(request) or BEGIN in request.POST
    if first and visit(request) is None:
        begin(request, response, how(Visit()))
    else:
        change(request, how)


def erase(request: HttpRequest, response: HttpResponse) -> bool:
    """Delete the cookie, whatever else fails, and the row; whether the row is gone already."""
    response.delete_cookie(_cookie(request), samesite="Lax")
    request._kept = None
    if secret := _secret(request):
        erasing.add(found_by(secret))
    return erasing.finish(_delete)


def _delete(names: list[str]) -> None:
    SealedAnswers.objects.filter(found_by__in=names).delete()


def purge() -> int:
    """Delete every expired row, and say how many."""
    return SealedAnswers.objects.filter(expires__lte=timezone.now()).delete()[0]
