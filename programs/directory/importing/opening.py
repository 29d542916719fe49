"""Opening a file that may be anything: its size and kind are looked at before it is read."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from .wrong import FileError

MB = 1_000_000
MOST = 200 * MB  # the files themselves; the whole of FindTreatment.gov is about 80 MB
MOST_UNPACKED = 400 * MB
MOST_RATIO = 100  # spreadsheets pack to a tenth; bombs to a thousandth
OLD_XLS = b"\xd0\xcf\x11\xe0"
WIDE = (b"\xff\xfe", b"\xfe\xff")


class Capped(io.RawIOBase):
    """A stream that may unpack to no more than MOST_UNPACKED bytes."""

    def __init__(self, stream: io.BufferedIOBase):
        self.stream, self.left = stream, MOST_UNPACKED

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            count = self.stream.readinto(buffer)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise FileError("It is cut off or damaged. Get it again.") from error
        self.left -= count
        if self.left < 0:
            raise FileError(f"It unpacks to more than {MOST_UNPACKED // MB} MB.")
        return count


def check_size(size: int, most: int = MOST) -> None:
    """Raises FileError for a file of more bytes than are read."""
    if size > most:
        raise FileError(f"It has {size // MB} MB; at most {most // MB} MB are read.")
    if not size:
        raise FileError("It is empty.")


def unpacked(stream: BinaryIO) -> tuple[str, BinaryIO]:
    """What kind of file it is ("xlsx", "json" or "csv") and its bytes, out of gzip if need be."""
    stream.seek(0, io.SEEK_END)
    check_size(stream.tell())
    stream.seek(0)
    if stream.read(2) == b"\x1f\x8b":
        stream.seek(0)
        packed = cast(io.BufferedIOBase, gzip.GzipFile(fileobj=stream))
        plain = io.BufferedReader(Capped(packed))
        return _kind(plain.peek(4096)), plain
    stream.seek(0)
    kind = _kind(stream.read(4096))
    stream.seek(0)
    return kind, stream


def _kind(head: bytes) -> str:
    if head.startswith(b"PK"):
        return "xlsx"
    if head.startswith(OLD_XLS):
        raise FileError("It is an old or locked spreadsheet. Save it as XLSX without a password.")
    if head.startswith(WIDE) or b"\0" in head:
        raise FileError("It is not UTF-8 text. Save it as “CSV UTF-8” or as XLSX.")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return "json" if start in (b"{", b"[") else "csv"


def check_archive(stream: BinaryIO) -> None:
    """Raises FileError for an XLSX that is none, or that would unpack to too much."""
    try:
        parts = zipfile.ZipFile(stream).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise FileError("It is a damaged XLSX. Save it again.") from error
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if size > MOST_UNPACKED or (size > MB and size / packed > MOST_RATIO):
        raise FileError(f"It would unpack to {size // MB} MB. No directory does; it is not read.")
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise FileError("It is a zip file, but no XLSX.")
    stream.seek(0)


@contextmanager
def readable() -> Iterator[None]:
    """Text in another encoding, as a FileError."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise FileError(
            f"It is not UTF-8 text (byte {error.object[error.start]:#04x}). "
            "Save it as “CSV UTF-8” or as XLSX."
        ) from error
