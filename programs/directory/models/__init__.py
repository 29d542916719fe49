"""Rows of the directory: a program is one listing, with its sessions and its spot in the index of
the search; an import brings many."""

from .program import Program, ProgramSession
from .spot import Spot
from .upload import ImportFile, ProgramImport

__all__ = ["ImportFile", "Program", "ProgramImport", "ProgramSession", "Spot"]
