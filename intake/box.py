"""The sealed box: what one visit holds, and how it is locked. Nothing here knows a database.

A visitor's cookie holds a random secret. The row is found by one value derived from it and
encrypted (authenticated, Fernet) with another, so that a stolen database, a backup and the
staff cannot read an answer. The box is padded, so that its length tells nothing either.
"""

import base64
import json
from dataclasses import asdict

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .visit import Visit

# Answers stand in it twice while one of them is changed.
PADDED_TO = 8192
# Raised when what is asked, or what an answer means, changes so that earlier answers no longer say
# what they did. A visit of an earlier edition counts as ended: nobody gets a result from answers
# to other questions.
EDITION = 3


def _derive(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def found_by(secret: str) -> str:
    """The name of the row; nobody gets from it to the secret."""
    return _derive(secret, b"iop-guide: find the row").hex()


def _lock(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derive(secret, b"iop-guide: open the box")))


def seal(secret: str, visit: Visit) -> str:
    """The box; another one each time, even for the same visit."""
    text = json.dumps({"edition": EDITION, **asdict(visit)}).ljust(PADDED_TO)
    return _lock(secret).encrypt(text.encode()).decode()


def unseal(secret: str, box: str) -> Visit | None:
    """What is in a box; None if this secret does not open it, it was tampered with, or it is of
    an earlier edition."""
    try:
        text = _lock(secret).decrypt(box.encode()).decode()
        held = json.loads(text.rstrip())  # a reader of JSON is slow to pass over the padding
        return Visit(**held) if held.pop("edition", 1) == EDITION else None
    except (InvalidToken, ValueError, TypeError):
        return None
