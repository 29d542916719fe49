"""The admin of the directory: programs as listings, and their imports."""

from . import imports, programs

__all__ = ["imports", "programs"]
