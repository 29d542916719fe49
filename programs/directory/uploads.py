"""Uploads: one that is too large is not even taken in, whoever sends it to whatever address."""

from typing import IO, Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST = 60_000_000  # of a whole request; a file of programs may have 50 MB of it


class Limited(FileUploadHandler):
    """Stands before Django's own handlers, which write to memory or disk."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> None:
        if content_length > MOST:
            raise RequestDataTooBig(f"At most {MOST // 1_000_000} MB can be sent.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
