"""Where the data files of both rooms lie: levels, floors, help; the directory and its search."""

from pathlib import Path

DATA = Path(__file__).with_name("data")
