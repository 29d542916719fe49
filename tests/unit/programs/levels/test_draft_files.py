"""Import and export: only what changes is shown, nothing is written before it is confirmed."""

import tomllib

import pytest
import tomli_w
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from iop_guide.rules.definitions import DefinitionError
from programs import models
from programs.levels import draft_files, drafts, loading
from programs.levels.content import canonical, read_files, tidy
from tests.unit.iop_guide.test_commands import called, refused

from .admin.test_admin import admin, sign_in  # noqa: F401

IMPORT, EXPORT = "/admin/programs/draft/import/", "/admin/programs/draft/export/"


def changed(**guide):
    """The repository's content with its first guide changed."""
    content = read_files()
    content["guide"][0] |= guide
    return content


def upload(client, content, name="mine.toml"):
    data = content if isinstance(content, bytes) else tomli_w.dumps(content).encode()
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)})


def confirm(client, page, **other):
    return client.post(IMPORT, page.context["confirm"].initial | other, follow=True)


def text(response):
    return response.content.decode()


def state():
    counts = [model.objects.count() for model in (models.Level, models.Limit, models.Guide)]
    return canonical(drafts.dump()), counts, models.Guide.history.count()


def test_the_page_shows_only_what_changes_and_writes_nothing(admin):  # noqa: F811
    before = state()
    page = upload(admin, changed(title="IOP, explained"))
    html = text(page)
    assert "<del>What is an IOP?</del> <ins>IOP, explained</ins>" in html
    assert list(page.context["changes"]) == ["All levels", "Guide: IOP, explained"]
    assert "Nothing is changed yet." in html and state() == before


def test_confirmed_it_is_the_draft_with_the_name_of_who_did_it(admin):  # noqa: F811
    page = upload(admin, changed(title="IOP, explained"))
    done = confirm(admin, page)
    assert "The draft says what is in mine.toml. This changed only the draft." in text(done)
    row = models.Guide.objects.get(key="what-is-an-iop")
    assert row.title == "IOP, explained"
    latest = row.history.first()
    assert (latest.history_user.username, latest.history_change_reason) == (
        "Ada", "Read from the file mine.toml",
    )  # fmt: skip
    assert models.Level.history.count() == models.Level.objects.count()


def test_what_was_not_looked_at_is_not_imported(admin):  # noqa: F811
    page = upload(admin, changed(title="IOP, explained"))
    models.Guide.objects.filter(key="choose-a-program").update(title="By another hand")
    told = confirm(admin, page)
    assert "The draft has changed since this page was opened." in text(told)
    assert "By another hand" in text(told)
    assert models.Guide.objects.get(key="what-is-an-iop").title == "What is an IOP?"
    confirm(admin, told)
    assert drafts.dump() == changed(title="IOP, explained")


def test_a_file_that_says_the_same_changes_nothing(admin):  # noqa: F811
    assert "There is nothing to change." in text(upload(admin, read_files()))


def test_what_comes_down_goes_up_again(admin):  # noqa: F811
    models.Guide.objects.filter(key="what-is-an-iop").update(title="IOP, explained")
    sent = admin.get(EXPORT)
    assert sent["Content-Disposition"] == 'attachment; filename="draft.toml"'
    assert tidy(tomllib.loads(text(sent))) == changed(title="IOP, explained")
    assert "There is nothing to change." in text(upload(admin, sent.content))


def test_a_half_written_draft_comes_down_too(admin):  # noqa: F811
    models.Level.objects.filter(key="iop").update(summary="", hours_low=None, reviewed=None)
    assert "hours_per_week = [" in text(admin.get(EXPORT))


@pytest.mark.parametrize("kept", ["level", "help", "guide"])
def test_what_a_file_leaves_out_stays(site, kept):
    content = read_files()
    if kept != "level":
        part = {kept: content[kept]}
    else:
        part = {name: content[name] for name in draft_files.LEVELS}
    assert canonical(draft_files.completed(part)) == canonical(content)
    assert draft_files.load(part, "A part") == {}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "scale: give the lowest"),
        (b"\xff\xfe[", "Line 1 is not UTF-8 text."),
        ("# ok\nname = \"caf\xe9\"".encode("latin-1"), "Line 2 is not UTF-8 text."),
        (b"<html>", "This is not TOML: Invalid statement (at line 1, column 1)"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"# " + b"x" * 1_000_000, "less than 1 MB"),
        (b"help = 3", "help: write [[help]] for each entry"),
        (b"guide = ['x']", "guide: write [[guide]] for each entry"),
        (b"[[guide]]\ntitle = 'x'", "guide '1': 'key' is missing or empty"),
        (b"wrong = 1", "'wrong' is not known here"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_words(admin, data, said):  # noqa: F811
    before = state()
    page = upload(admin, data)
    assert page.status_code == 200
    assert said in " ".join(page.context["form"].errors["file"])
    assert "Nothing was changed." in text(page) and state() == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": "x" * 200}, "guide 'what-is-an-iop': 'title': Ensure this value has at most"),
        ({"key": "not a key"}, "guide 'not a key': 'key': Enter a valid"),
        ({"body": 3}, "guide 'what-is-an-iop': 'body' must be text"),
        ({"colour": "red"}, "guide 'what-is-an-iop': 'colour' is not known here"),
        ({"reviewed": "soon"}, "guide 'what-is-an-iop': 'reviewed' must be a date"),
        ({"sources": [1]}, "guide 'what-is-an-iop': 'sources.1' must be text"),
    ],
)
def test_a_wrong_entry_is_named(site, wrong, said):
    before = state()
    for attempt in (draft_files.dry_run, lambda content: draft_files.load(content, "x")):
        with pytest.raises(DefinitionError) as error:
            attempt(changed(**wrong))
        assert str(error.value).startswith(said)
    assert state() == before


STRANGE = [3, 1.5, True, [], {}, "x", ["x", 3], [[1]], {"x": 1}, -1]


@pytest.mark.parametrize("table", ["level", "help", "guide"])
def test_nothing_strange_in_a_file_is_worse_than_an_error_in_words(table):
    """Each key of an entry in turn says something of another kind."""
    content = read_files()
    small = {**content, "level": content["level"][3:], "guide": content["guide"][:2]}
    whole = small[table][-1]
    for name in sorted(whole | dict.fromkeys(("serves", "reasons", "not_enough_when"))):
        for value in STRANGE:
            entries = [*small[table][:-1], tidy({**whole, name: value})]
            try:
                loading.read({**small, table: entries})
            except DefinitionError as error:
                assert str(error), (name, value)


@pytest.mark.parametrize("because", [3, ["x"]])
def test_a_reason_must_be_a_text(site, because):
    content = read_files()
    content["level"][1]["reasons"]["withdrawal"]["because"] = because
    with pytest.raises(DefinitionError, match=r"'reasons\.withdrawal\.because' must be text"):
        draft_files.dry_run(content)


def test_the_pages_are_for_those_who_may_see_and_change_the_whole_draft(site):
    user = User.objects.create_user("Ed", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="change_guide"))
    for page in (IMPORT, EXPORT):
        assert Client().get(page)["Location"].startswith("/admin/login/")
        assert sign_in(user).get(page).status_code == 403
        assert sign_in(user).post(page).status_code == 403


def test_the_command_shows_only_what_would_change_and_writes_nothing(site, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes(tomli_w.dumps(changed(title="IOP, explained")).encode())
    before = state()
    lines = called("definitions", "load", str(path), dry_run=True).splitlines()
    assert "Guide: IOP, explained" in lines
    assert "  Title: [-What is an IOP?-]{+IOP, explained+}" in lines
    assert lines[-1] == "Nothing was written: this was a dry run."
    assert state() == before
    call_command("definitions", "load", str(path))
    lines = called("definitions", "load", str(path), dry_run=True).splitlines()
    assert lines[0] == "The draft says the same already."


def test_a_dry_run_goes_with_load_only(site):
    assert "--dry-run goes with load" in refused("definitions", "check", "x", dry_run=True)
