#!/usr/bin/env python3
"""Runs the site's commands, with the packages of .venv where the caller has none."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iop_guide.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        run_in_venv()
    else:
        execute_from_command_line(sys.argv)


def run_in_venv() -> None:
    """Run the same command with .venv's Python, or say how to make one."""
    venv = Path(__file__).resolve().parent / ".venv"
    if not (venv / "bin" / "python").exists() or Path(sys.prefix) == venv:
        sys.exit("Django is not installed here. Run script/setup once; it makes .venv/.")
    python = str(venv / "bin" / "python")
    os.execv(python, [python, *sys.argv])


if __name__ == "__main__":
    main()
