"""Garbage: a clear error that says what to do, and nothing is changed."""

import gzip
import io
import json
import os
import zipfile

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from programs.models import Program
from tests.support.directory_files import KEY, answer, found, row, table

SERVICES = [{"f1": "Settings", "f2": "SET", "f3": "Outpatient"}]


def book(*lines):
    workbook = Workbook()
    for line in lines:
        workbook.active.append(line)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def archive(name, size):
    """A zip of zeros, a thousandth of their size."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/workbook.xml", "<workbook/>")
        with target.open(name, "w") as part:
            for _ in range(size // 1_000_000):
                part.write(bytes(1_000_000))
    return content.getvalue()


def entity_bomb():
    """A workbook whose sheet is made of entities within entities."""
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet>&i;</worksheet>'
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(["name1"]))) as source,
        zipfile.ZipFile(content, "w") as target,
    ):
        for name in source.namelist():
            sheet = name == "xl/worksheets/sheet1.xml"
            target.writestr(name, bomb if sheet else source.read(name))
    return content.getvalue()


GARBAGE = {
    "nothing": (b"", "It is empty"),
    "blanks": (b"\n\n \n", "names none of the columns"),
    "wrong columns": (b"a,b,c\n1,2,3\n", "names none of the columns"),
    "a column lost": (table([row()]).replace(b"zip", b"post"), "Columns are missing: zip"),
    "a column twice": (table([row()]).replace(b"name2", b"name1"), "the same name"),
    "a key": (KEY.encode(), "Give it with --key"),
    "latin-1": (table([row(city="Peña")]).replace(b"\xc3\xb1", b"\xf1"), "UTF-8 text (byte 0xf1)"),
    "utf-16": (table([row()]).decode().encode("utf-16"), "not UTF-8 text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8 text"),
    "an open quote": (table([row()]) + b'"SA,Example', "is no CSV"),
    "a huge cell": (table([row(name2="x" * 200_000)]), "is no CSV"),
    "cut gzip": (gzip.compress(table([row()]))[:-9], "cut off or damaged"),
    "gzip of nothing": (b"\x1f\x8bnothing", "cut off or damaged"),
    "an old xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Save it as XLSX without a password"),
    "a zip": (archive("x", 0), "damaged XLSX"),
    "cut xlsx": (book(["name1"])[:-200], "damaged XLSX"),
    "a bomb": (archive("xl/worksheets/sheet1.xml", 40_000_000), "It would unpack to 40 MB"),
    "entities": (entity_bomb(), "damaged XLSX"),
    "no json": (b"{nothing", "no JSON"),
    "cut json": (answer([found(SERVICES)])[:-30], "damaged or no JSON"),
    "another json": (b'{"results": []}', "is it an answer of FindTreatment.gov"),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "said"), GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_named_and_changes_nothing(tmp_path, content, said):
    key, path = tmp_path / "codes.csv", tmp_path / "garbage"
    key.write_text(KEY, encoding="utf-8")
    path.write_bytes(content)
    with pytest.raises(CommandError) as error:
        call_command("import_programs", path, key=key)
    assert str(error.value).startswith("garbage: ")
    assert said in str(error.value)
    assert error.value.returncode == 2
    assert not Program.objects.exists()


@pytest.mark.parametrize("name", ["all.csv", "all.xlsx"])
def test_two_gigabytes_are_not_even_read(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as target:
        os.truncate(target.fileno(), 2_000_000_000)  # a hole: it takes no room
    with pytest.raises(CommandError, match=rf"{name}: It has 2000 MB; at most 200 MB are read"):
        call_command("import_programs", path)


def test_a_gzip_that_unpacks_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr("programs.directory.importing.opening.MOST_UNPACKED", 1_000_000)
    key, path = tmp_path / "codes.csv", tmp_path / "all.csv.gz"
    key.write_text(KEY, encoding="utf-8")
    path.write_bytes(gzip.compress(table([row()]) + b" " * 3_000_000))
    with pytest.raises(CommandError, match="unpacks to more than 1 MB"):
        call_command("import_programs", path, key=key)


WRONG_KEYS = {
    "the directory": (table([row()]), "A key has the columns"),
    "of another thing": (KEY.replace("SET", "GET").encode(), "names no setting that is known"),
}


@pytest.mark.parametrize(("content", "said"), WRONG_KEYS.values(), ids=WRONG_KEYS)
def test_a_wrong_key(tmp_path, content, said):
    key = tmp_path / "codes.csv"
    key.write_bytes(content)
    with pytest.raises(CommandError, match=rf"codes.csv: .*{said}"):
        call_command("import_programs", key, key=key)


def test_codes_without_their_key(tmp_path):
    path = tmp_path / "all.csv"
    path.write_bytes(table([row()]))
    with pytest.raises(CommandError, match="need the key of the same release: --key"):
        call_command("import_programs", path)


FORMULA = book(list(row()), ["=1+1" if cell == "Austin" else cell for cell in row().values()])
REFUSED = {
    "a formula in csv": (table([row(city="=1+1")]), "city: a formula stands"),
    "a formula in xlsx": (FORMULA, "city: a formula stands"),
    "an unknown code": (table([row(service_code_info="SA * OP ZZZZ")]), "ZZZZ is not in the key"),
    "no codes": (table([row(service_code_info=" * ")]), "names no services"),
    "no name": (table([row(name1="")]), "name1: is empty"),
    "no state": (table([row(state="Texas")]), "is no state of two letters"),
    "no way to call": (table([row(phone="")]), "no telephone number and no website"),
    "no number": (table([row(phone="ask for Example")]), "is no telephone number"),
    "no zip": (table([row(zip="787-01")]), "is no ZIP code"),
    "another directory": (table([row(directory="XX")]), "is neither SA nor MH"),
    "a cell too few": (table([row()]).rstrip(b"\r\n").rsplit(b",", 2)[0], "cells, but there are"),
    "null services": (answer([found(None)]), "services: are missing"),
    "no services": (answer([found([])]), "services: are missing"),
    "strange services": (answer([found(["x"])]), "no category with a text"),
    "another type": (answer([found(SERVICES, typeFacility="XX")]), "is neither SA nor MH"),
    "off the globe": (answer([found(SERVICES, latitude="91")]), "is no place on the globe"),
    "a script": (answer([found(SERVICES, website="javascript://x")]), "is no web address"),
    "no row": (json.dumps({"rows": [None]}).encode(), "is no row"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_row_is_refused_with_its_line_and_reason(tmp_path, capsys, content, reason):
    key, path = tmp_path / "codes.csv", tmp_path / "rows"
    key.write_text(KEY, encoding="utf-8")
    path.write_bytes(content)
    with pytest.raises(SystemExit) as left:
        call_command("import_programs", path, key=key)
    out, err = capsys.readouterr()
    assert left.value.code == 2
    assert out.splitlines()[-1] == "0 new, 0 changed, 0 gone, 0 unchanged, 1 refused"
    first = err.splitlines()[0]
    assert first.startswith("rows, line ") and reason in first
    assert "Nothing was imported." in err
    assert not Program.objects.exists()
