"""The directory in the admin: corrected, confirmed, hidden, and imported after a look."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from programs.models import Format, ImportFile, Program, ProgramImport, Spot
from tests.support.directory_files import KEY, row, rows_of, table

LIST = "/admin/programs/program/"
IMPORTS = "/admin/programs/programimport/"


@pytest.fixture
def keeper(site):
    """Someone who keeps the directory and may do nothing else."""
    user = User.objects.create_user("Kim", is_staff=True)
    user.groups.add(Group.objects.get(name="Directory"))
    client = Client()
    client.force_login(user)
    return client


def program(**changed):
    center = {
        "provider": "Example Center", "directory": "both", "city": "Austin", "state": "TX",
        "zip": "78701", "phone": "512-555-0100", "levels": ["iop"], "source": "Example list",
    }  # fmt: skip
    return Program.objects.create(**center | changed)


def sent(page, **changed):
    """What a browser would send of a page as it is, changed."""
    values = {}
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False and value != "":
                values[field.html_name] = value
    return values | changed


def change(client, row, **changed):
    address = f"{LIST}{row.pk}/change/"
    return client.post(address, sent(client.get(address), **changed), follow=True)


def errors(page):
    return page.context.get("errors", [])


def test_what_is_edited_here_is_remembered(keeper):
    row = program(phone="512-555-0100")
    assert not errors(change(keeper, row, phone="512-555-0199", payers=["medicaid", "private"]))
    row.refresh_from_db()
    assert (row.phone, row.payers) == ("512-555-0199", ["medicaid", "private"])
    assert row.edited == ["payers", "phone"]
    page = keeper.get(f"{LIST}{row.pk}/change/").content.decode()
    assert "edited here and kept: payers, phone" in page
    assert row.history.first().history_user.username == "Kim"
    history = keeper.get(f"{LIST}{row.pk}/history/").content.decode()
    assert "512-555-0199" in history and "medicaid, private" in history


def test_saving_a_page_as_it_is_remembers_nothing(keeper):
    row = program(languages=["a_language_of_a_source"], formats=["a_format_of_a_source"])
    assert not errors(change(keeper, row))
    row.refresh_from_db()
    assert row.edited == [] and row.languages == ["a_language_of_a_source"]


def test_the_ways_to_give_a_level_are_those_of_the_draft(keeper):
    Format.objects.filter(key="iop_evening").update(key="iop_dawn", name="IOP before work")
    row = program()
    page = keeper.get(f"{LIST}{row.pk}/change/").content.decode()
    assert 'value="iop_dawn"' in page and "IOP before work" in page
    assert not errors(change(keeper, row, formats=["iop_dawn"]))
    row.refresh_from_db()
    assert row.formats == ["iop_dawn"]


def test_a_confirmation_is_no_edit(keeper):
    row = program()
    change(keeper, row, confirmed="2026-01-31")
    row.refresh_from_db()
    assert (row.edited, row.confirmed) == ([], date(2026, 1, 31))


def test_another_zip_code_moves_it_and_is_kept(keeper):
    row = program()
    change(keeper, row, zip="02139")
    row.refresh_from_db()
    assert round(row.latitude, 1) == 42.4
    assert row.edited == ["latitude", "longitude", "zip"]
    assert round(Spot.objects.get(program=row).latitude, 1) == 42.4


def at(start, end):
    """The times of the session below."""
    return {"sessions-0-start": start, "sessions-0-end": end}


SESSION = {"sessions-TOTAL_FORMS": "1", "sessions-0-level": "iop", "sessions-0-day": "Monday"}


def test_sessions_stand_below_and_are_remembered(keeper):
    row = program()
    assert not errors(change(keeper, row, **SESSION | at("18:00", "21:00")))
    row.refresh_from_db()
    assert [str(session) for session in row.sessions.all()] == ["Monday 18:00 to 21:00"]
    assert row.edited == ["sessions"]
    assert Spot.objects.get(program=row).has_sessions


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"zip": "7870"}, "A ZIP code has five digits."),
        ({"zip": "٧٨٧٠١"}, "A ZIP code has five digits."),
        ({"phone": "call us"}, "Write the number as in 512-555-0100."),
        ({"phone": "", "extension": "12"}, "An extension needs a number."),
        ({"state": "T1"}, "Write the two letters"),
        ({"latitude": "", "longitude": "-97.7"}, "Give both latitude and longitude"),
        ({"latitude": "91", "longitude": "1"}, "less than or equal to 90"),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"payers": ["gold"]}, "gold is not one of the available choices"),
        (SESSION | at("21:00", "18:00"), "later than the start"),
        (SESSION | at("9pm", "18:00"), "Write the time as in"),
    ],
)  # fmt: skip
def test_nonsense_is_refused(keeper, changed, said):
    row = program()
    page = change(keeper, row, **changed)
    assert said in page.content.decode()
    assert Program.objects.get(pk=row.pk).history.count() == 1


def test_one_entered_here_may_be_deleted_but_one_of_a_source_only_hidden(keeper):
    page = keeper.get(f"{LIST}add/")
    new = {
        "provider": "Example House", "directory": "both", "city": "Austin", "state": "TX",
        "zip": "78701", "levels": ["iop"],
    }  # fmt: skip
    assert not errors(keeper.post(f"{LIST}add/", sent(page, **new), follow=True))
    here = Program.objects.get()
    assert here.source == "Entered here" and here.edited == []
    of_source = program()
    assert keeper.get(f"{LIST}{here.pk}/delete/").status_code == 200
    assert keeper.get(f"{LIST}{of_source.pk}/delete/").status_code == 403
    assert "delete_selected" not in keeper.get(LIST).content.decode()


def act(client, action, *rows):
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(LIST, chosen, follow=True)


def test_nobody_is_told_that_a_program_is_a_draft(keeper):
    for address in (LIST, IMPORTS, f"{LIST}add/", f"{LIST}{program().pk}/change/"):
        page = keeper.get(address).content.decode()
        assert "draft" not in page


def test_many_are_confirmed_or_hidden_at_once(keeper):
    rows = [program(confirmed=date(2020, 1, 1)), program(), program()]
    page = act(keeper, "confirm_today", *rows[:2])
    assert "Confirmed: 2 programs." in page.content.decode()
    assert Program.objects.filter(confirmed=date.today()).count() == 2
    assert rows[0].history.first().history_change_reason == "Confirmed"
    act(keeper, "hide", rows[0])
    assert not Spot.objects.filter(program=rows[0]).exists()
    act(keeper, "show", rows[0])
    assert Spot.objects.filter(program=rows[0]).exists()


def test_stale_listings_are_marked_and_found(keeper, settings):
    settings.STALE_AFTER_DAYS = 30
    today = date.today()
    program(provider="Example Fresh", confirmed=today - timedelta(days=29))
    program(provider="Example Stale", confirmed=today - timedelta(days=31))
    program(provider="Example Never", zip="00000")
    assert keeper.get(LIST).content.decode().count("(stale)") == 1
    for choice, name in [("fresh", "Fresh"), ("stale", "Stale"), ("never", "Never")]:
        page = keeper.get(f"{LIST}?confirmation={choice}").content.decode()
        assert [f"Example {n}" in page for n in ("Fresh", "Stale", "Never")].count(True) == 1
        assert f"Example {name}" in page


def test_the_list_is_searched_and_filtered_by_level_and_standing(keeper):
    program(provider="Example Php", levels=["php"], zip="02139")
    program(provider="Example Gone", gone=date.today())
    program(provider="Example Iop", edited=["phone"])
    for query, names in [
        ("level=php", ["Php"]), ("visitors=gone", ["Gone"]), ("visitors=edited", ["Iop"]),
        ("visitors=see", ["Php", "Iop"]), ("q=02139", ["Php"]), ("q=example+iop", ["Iop"]),
    ]:  # fmt: skip
        page = keeper.get(f"{LIST}?{query}").content.decode()
        assert [n for n in ("Php", "Gone", "Iop") if f"Example {n}</a>" in page] == names


def test_an_edited_program_may_follow_its_source_again(keeper):
    row = program(edited=["phone"])
    act(keeper, "follow_source", row)
    row.refresh_from_db()
    assert row.edited == []


# Imports


def file(content, name="all.csv"):
    return SimpleUploadedFile(name, content)


def upload(client, *contents, **more):
    sending = {"files": [file(content) for content in contents], "key": file(KEY.encode()), **more}
    return client.post(f"{IMPORTS}add/", sending, follow=True)


def press(client, **more):
    run = ProgramImport.objects.latest("id")
    return client.post(f"{IMPORTS}{run.pk}/change/", more, follow=True).content.decode()


def test_an_upload_is_looked_at_before_it_is_imported(keeper):
    page = upload(keeper, table(rows_of(2))).content.decode()
    assert "Nothing is imported yet." in page
    assert "2 new, 0 changed, 0 gone, 0 unchanged, 0 refused" in page
    assert "Example Center 1" in page and not Program.objects.exists()
    done = press(keeper)
    assert "Imported by Kim" in done
    assert Program.objects.count() == 2 and not ImportFile.objects.exists()
    record = Program.objects.first().history.first()
    assert record.history_user.username == "Kim"
    assert record.history_change_reason == "Imported: all.csv"
    press(keeper)  # a second press does nothing
    assert Program.objects.count() == Program.history.count() == 2


def test_refused_rows_have_to_be_left_out_on_purpose(keeper):
    page = upload(keeper, table([row(), row(name1="+Example", zip="x")])).content.decode()
    assert "Leave the 1 refused row out" in page
    assert "1 refused" in page and "is no ZIP code" in page
    report = keeper.get(f"{IMPORTS}{ProgramImport.objects.get().pk}/report.csv")
    assert report["Content-Disposition"] == 'attachment; filename="import.csv"'
    assert "refused,all.csv,3,'+Example," in report.content.decode()
    assert "Tick that the refused rows are left out" in press(keeper)
    assert not Program.objects.exists()
    press(keeper, skip="yes")
    assert Program.objects.count() == 1


def test_what_changed_meanwhile_is_looked_at_again(keeper):
    upload(keeper, table([row()]))
    upload(keeper, table([row(), row(name1="Example Two")]))
    press(keeper)
    first = ProgramImport.objects.earliest("id")
    page = keeper.post(f"{IMPORTS}{first.pk}/change/", follow=True).content.decode()
    assert "The directory has changed since this was looked at." in page
    assert "0 new, 0 changed, 1 gone, 1 unchanged, 0 refused" in page
    assert Program.objects.listed().count() == 2


@pytest.mark.parametrize(
    ("content", "said"), [(b"a,b\n1,2\n", "names none of the columns"), (b"", "is empty")]
)
def test_garbage_is_told_beside_the_field(keeper, content, said):
    page = upload(keeper, content)
    assert said in page.content.decode()
    assert not ProgramImport.objects.exists()


def test_a_request_that_is_too_large_is_not_taken_in(keeper, monkeypatch):
    monkeypatch.setattr("programs.directory.uploads.MOST", 1000)
    assert upload(keeper, bytes(2000)).status_code == 400
    assert not ProgramImport.objects.exists()


def test_the_template_can_be_downloaded_and_imported(keeper):
    text = keeper.get(f"{IMPORTS}template.csv").content
    assert "1 new" in upload(keeper, text).content.decode()
    press(keeper)
    assert Program.objects.get().sessions.count() == 2


def test_an_import_that_is_not_done_can_be_thrown_away(keeper):
    upload(keeper, table([row()]))
    run = ProgramImport.objects.get()
    keeper.post(f"{IMPORTS}{run.pk}/delete/", {"post": "yes"})
    assert not ProgramImport.objects.exists() and not Program.objects.exists()


def test_others_may_not_import(site):
    user = User.objects.create_user("Ed", is_staff=True)
    user.groups.add(Group.objects.get(name="Editor"))
    client = Client()
    client.force_login(user)
    for address in (LIST, IMPORTS, f"{IMPORTS}add/"):
        assert client.get(address).status_code == 403
