"""What can be wrong: with a whole file, or with one row of it."""


class FileError(Exception):
    """A file cannot be read at all; the text says what to do about it."""


class RowError(Exception):
    """A row is refused; the text is the reason."""
