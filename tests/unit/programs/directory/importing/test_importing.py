"""Importing: what rows mean, what is refused, and what an import changes and never changes."""

import csv
import gzip
import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from programs.directory.importing.template import ORDER, template
from programs.models import Program, Spot
from tests.support.directory_files import COLUMNS, KEY, answer, found, row, rows_of, table

SERVICES = [
    {"f1": "Service Settings", "f2": "SET", "f3": "Outpatient; Regular outpatient treatment"}
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "codes.csv").write_text(KEY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def importing(folder, db, capsys):
    """Imports files of these contents; gives the last line, the lines before, and the errors."""

    def run(*contents, code=None, **options):
        paths = [folder / f"file{n}" for n, _ in enumerate(contents)]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        options.setdefault("key", folder / "codes.csv")
        left = None
        try:
            call_command("import_programs", *map(str, paths), **options)
        except SystemExit as error:
            left = error.code
        assert left == code
        out, err = capsys.readouterr()
        *before, last = out.splitlines()
        return last, before, err

    return run


def only(**wanted):
    return Program.objects.get(**wanted)


# What rows mean


def test_the_mental_health_directory_cannot_tell_iop(importing):
    importing(table([row(directory="MH", service_code_info="MH * OP * MD")]))
    program = only()
    assert (program.levels, program.levels_unknown) == (["outpatient"], ["iop"])
    assert program.directory == "mental_health"
    importing(table([row(directory="MH", name1="Example Hospital", service_code_info="MH * HI")]))
    assert only(provider="Example Hospital").levels_unknown == []


@pytest.mark.parametrize(
    ("directory", "codes", "unknown"),
    [("SA", "SA * OP ODT", ["php"]), ("MH", "MH * PHDT", ["iop", "php"])],
)
def test_php_and_day_treatment_are_merged_and_never_told_apart(
    importing, directory, codes, unknown
):
    importing(table([row(directory=directory, service_code_info=codes)]))
    assert only().levels == ["php_or_day_treatment"]
    assert only().levels_unknown == unknown


@pytest.mark.parametrize(
    ("codes", "levels", "unknown"),
    [
        ("SA * OP OIT ORT", ["iop", "outpatient"], []),
        ("SA * OP OIT", ["iop"], []),
        ("SA * OP", ["outpatient"], ["iop", "php"]),
        ("SA * OP OD", [], []),
        ("SA HH * SMON", [], ["inpatient", "iop", "outpatient", "php"]),
    ],
)
def test_levels_of_the_substance_use_directory(importing, codes, levels, unknown):
    importing(table([row(service_code_info=codes)]))
    assert (only().levels, only().levels_unknown) == (levels, unknown)
    assert only().recovery_housing == ("yes" if "HH" in codes else "unknown")


def test_self_pay_is_no_sliding_fee(importing):
    slides = row(name1="Example Two", service_code_info="SA * OP * MD * SS")
    importing(table([row(service_code_info="SA * OP * SF"), slides]))
    pays, slides = Program.objects.order_by("provider")
    assert (pays.payers, pays.sliding_fee) == (["self_pay"], "unknown")
    assert (slides.payers, slides.sliding_fee) == (["medicaid"], "yes")


def test_what_a_source_says_nothing_or_both_about_is_unknown(importing):
    importing(table([row(service_code_info="SA * OP * NU * NOOP")]))
    assert only().opioid_medication == only().treats_both == only().accepting == "unknown"


def test_languages_are_named_by_the_key(importing):
    importing(table([row(service_code_info="SA * OP * F70 F99")]))
    assert only().languages == ["haitian_kreyol", "russian"]


def test_the_same_place_in_both_directories_is_two_listings_at_one_place(importing):
    last, *_ = importing(table([row(), row(directory="MH", service_code_info="MH * OP")]))
    assert last == "2 new, 0 changed, 0 gone, 0 unchanged, 0 refused"
    assert len({program.place for program in Program.objects.all()}) == 1
    assert only(directory="substance_use").levels == ["iop", "outpatient"]


def test_programs_at_one_address_are_kept_apart_even_when_alike(importing):
    """The same name, street and ZIP code; then the same row twice in one file."""
    four = [row(), row(phone="512-555-0109"), row(service_code_info="SA * RES"), row()]
    last, *_ = importing(table(four))
    assert last == "4 new, 0 changed, 0 gone, 0 unchanged, 0 refused"
    by_key = {program.source_key: program.levels for program in Program.objects.all()}
    last, *_ = importing(table(reversed(four)))
    assert last == "0 new, 0 changed, 0 gone, 4 unchanged, 0 refused"
    last, *_ = importing(table(four[1:]))
    assert last == "0 new, 0 changed, 1 gone, 3 unchanged, 0 refused"
    assert {p.source_key: p.levels for p in Program.objects.all()} == by_key


def test_names_that_were_cut_are_the_same_program_when_they_come_whole(importing):
    whole = "Example Psychiatric Associates of the Whole County"
    importing(table([row(name1=whole[:38])]))
    assert only().name_cut
    last, *_ = importing(table([row(name1=whole)]))
    assert last == "0 new, 1 changed, 0 gone, 0 unchanged, 0 refused"
    assert (only().provider, only().name_cut) == (whole, False)


@pytest.mark.parametrize(
    ("written", "number", "extension"),
    [
        ("512-555-0100 x4321", "512-555-0100", "4321"),
        ("(512) 555-0100 ext. 7", "512-555-0100", "7"),
        ("512-555HOPE", "512-555-4673", ""),
        ("", "", ""),
    ],
)
def test_telephone_numbers(importing, written, number, extension):
    importing(table([row(phone=written, intake1a="512-555-0101 x1")]))
    assert (only().phone, only().extension) == (number, extension)
    assert (only().intake_phone, only().intake_extension) == ("512-555-0101", "1")


def test_a_zip_code_without_a_place_is_kept_without_coordinates(importing):
    nowhere = row(name1="Example Box", zip="00000")
    importing(table([nowhere, row(), row(name1="Example Early", zip="2139")]))
    assert only(zip="00000").latitude is None
    assert round(only(provider="Example Center").latitude, 1) == 30.3
    assert only(provider="Example Early").zip == "02139"
    assert Spot.objects.count() == 2


def test_coordinates_of_the_file_are_taken(importing):
    columns = (*COLUMNS, "zip5", "zip_lat", "zip_lng")
    spot = row(zip="00000", zip5="00000", zip_lat="30.5", zip_lng="-97.5")
    importing(table([spot], columns))
    assert (only().latitude, only().longitude, only().at_address) == (30.5, -97.5, False)


def test_a_street_that_is_kept_private_is_not_shown(importing):
    importing(table([row(street1="- - -")]))
    assert only().street == ""


def test_a_published_file_without_the_added_columns(importing):
    columns = COLUMNS[1:]
    last, *_ = importing(table([row()], columns), directory="SA")
    assert last.startswith("1 new")
    last, *_ = importing(table([row(service_code_info="MH * OP * MD")], columns))
    assert last.startswith("1 new")
    assert only(directory="mental_health")
    last, *_ = importing(table([row(service_code_info="OP * MD")], columns), code=2)
    assert last == "0 new, 0 changed, 0 gone, 0 unchanged, 1 refused"


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for lines in sheets:
        sheet = book.create_sheet()
        for line in lines:
            sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_brings_its_own_key(importing):
    key = list(csv.reader(io.StringIO(KEY)))
    center = [row(zip=2139).get(name) for name in COLUMNS]
    last, *_ = importing(workbook([COLUMNS, center], key), key=None)
    assert last.startswith("1 new")
    assert (only().zip, only().levels) == ("02139", ["iop", "outpatient"])


def test_several_files_are_one_source_in_parts(importing):
    rows = rows_of(6)
    last, *_ = importing(table(rows[:4]), gzip.compress(table(rows[3:])), code=2)
    assert last == "6 new, 0 changed, 0 gone, 0 unchanged, 1 refused"
    last, *_ = importing(table(rows[:3]), table(rows[3:]))
    assert last == "6 new, 0 changed, 0 gone, 0 unchanged, 0 refused"
    last, *_ = importing(table(rows[:3]), part=True)
    assert last == "0 new, 0 changed, 0 gone, 3 unchanged, 0 refused"


def test_find_treatment(importing):
    nothing = {"f1": "Languages", "f2": "OL", "f3": None}
    last, *_ = importing(answer([found([*SERVICES, nothing])]))
    assert last == "1 new, 0 changed, 0 gone, 0 unchanged, 0 refused"
    program = only()
    assert (program.phone, program.extension) == ("512-555-0110", "12")
    assert (program.latitude, program.at_address) == (30.27, True)
    assert (program.levels, program.source) == (["outpatient"], "FindTreatment.gov")


def test_a_page_of_an_answer_takes_nothing_for_gone(importing):
    importing(answer([found(SERVICES), found(SERVICES, frid="f00e")]))
    last, _, err = importing(answer([found(SERVICES)], count=2))
    assert last == "0 new, 0 changed, 0 gone, 1 unchanged, 0 refused"
    assert "counts 2 programs and 1 were given" in err
    last, *_ = importing(answer([found(SERVICES)]))
    assert last == "0 new, 0 changed, 1 gone, 1 unchanged, 0 refused"


def test_our_own_template_imports_as_it_is(importing):
    last, *_ = importing(template().encode())
    assert last == "1 new, 0 changed, 0 gone, 0 unchanged, 0 refused"
    program = only()
    assert (program.confirmed, program.accepting) == (date(2026, 1, 31), "yes")
    assert [str(s) for s in program.sessions.all()] == [
        "Monday 18:00 to 21:00", "Thursday 18:00 to 21:00",
    ]  # fmt: skip
    assert [s.virtual for s in program.sessions.all()] == [False, True]
    last, *_ = importing(template().encode())
    assert last == "0 new, 0 changed, 0 gone, 1 unchanged, 0 refused"


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("id", "", "a key of 1 to 60"),
        ("levels", "", "name one at least"),
        ("levels", "spa", "“spa” is none of outpatient, iop"),
        ("payers", "gold", "“gold” is none of"),
        ("accepting", "maybe", "is none of no, unknown, yes"),
        ("confirmed", "last week", "is no date"),
        ("website", "javascript:alert(1)", "is no web address"),
        ("sessions", "iop Monday 21:00-18:00", "must end later"),
        ("sessions", "evenings", "write “evenings” as in"),
        ("source", "FindTreatment.gov", "is another source"),
        ("provider", "E" * 121, "at most 120 fit"),
    ],
)
def test_our_own_csv_refuses_nonsense(importing, column, text, reason):
    line = next(csv.DictReader(io.StringIO(template()))) | {column: text}
    last, _, err = importing(table([line], ORDER), code=2)
    assert last.endswith("1 refused")
    assert reason in err
    assert not Program.objects.exists()


# What an import changes, and what it does not


def test_new_changed_gone_unchanged_and_again(importing):
    rows = rows_of(5)
    importing(table(rows))
    rows[0]["phone"] = "512-555-9999"
    newer = [*rows[:4], row(name1="Example Newcomer")]
    last, before, _ = importing(table(newer), dry_run=True)
    assert last == "1 new, 1 changed, 1 gone, 3 unchanged, 0 refused"
    assert before[0] == "what,file,line,program,place,why"
    assert [line.split(",")[0] for line in before[1:]] == ["gone", "changed", "new"]
    assert "phone: 512-555-0000 -> 512-555-9999" in before[2]
    assert Program.objects.count() == 5
    assert importing(table(newer))[0] == last
    assert importing(table(newer))[0] == "0 new, 0 changed, 0 gone, 5 unchanged, 0 refused"
    gone = only(provider="Example Center 4")
    assert gone.gone == date.today() and gone not in Program.objects.listed()
    assert not Spot.objects.filter(program=gone).exists()
    assert [record.history_type for record in gone.history.all()] == ["~", "+"]
    assert gone.history.first().history_change_reason == "Imported"
    assert importing(table(rows_of(5)))[0] == "0 new, 2 changed, 1 gone, 3 unchanged, 0 refused"
    assert only(provider="Example Center 4").gone is None


def test_only_the_source_of_the_file_can_lose_programs(importing):
    importing(table([row(directory="MH", service_code_info="MH * OP")]), answer([found(SERVICES)]))
    Program.objects.create(
        provider="Example House", directory="both", city="Austin", state="TX", zip="78701"
    )
    last, *_ = importing(table([row()]))
    assert last == "1 new, 0 changed, 0 gone, 0 unchanged, 0 refused"


def test_a_later_release_that_says_the_same_is_no_change(importing):
    importing(table([row()]), date=date(2026, 1, 1))
    last, *_ = importing(table([row()]), date=date(2026, 6, 1))
    assert last == "0 new, 0 changed, 0 gone, 1 unchanged, 0 refused"
    assert only().source_date == date(2026, 6, 1)


def test_what_was_edited_here_is_kept_and_told(importing):
    importing(table([row()]))
    Program.objects.update(phone="512-555-0199", accepting="yes", edited=["phone", "accepting"])
    last, _, err = importing(table([row(city="Round Rock")]))
    assert last == "0 new, 1 changed, 0 gone, 0 unchanged, 0 refused"
    assert "1 fields that were edited here were kept" in err
    program = only()
    assert (program.phone, program.city) == ("512-555-0199", "Round Rock")
    assert (program.accepting, program.said) == ("yes", {"phone": "512-555-0100"})


def test_a_confirmation_never_gets_older(importing):
    importing(template().encode())
    Program.objects.update(confirmed=date(2026, 3, 1))
    last, *_ = importing(template().encode())
    assert last.startswith("0 new, 0 changed")
    assert only().confirmed == date(2026, 3, 1)


def test_a_refused_row_stops_all_unless_it_is_left_out(importing, folder):
    importing(table([row()]))
    broken = row(zip="ABCDE")
    two = table([broken, row(name1="Example Two")])
    last, _, err = importing(two, code=2)
    assert last == "1 new, 0 changed, 0 gone, 0 unchanged, 1 refused"
    assert "file0, line 2: Example Center: zip: “ABCDE” is no ZIP code of five digits" in err
    assert Program.objects.count() == 1
    last, *_ = importing(two, skip_refused=True)
    assert last == "1 new, 0 changed, 0 gone, 0 unchanged, 1 refused"
    assert only(provider="Example Center").gone is None  # the refused row may be its own


def test_the_report_holds_no_formula(importing, folder):
    report = folder / "report.csv"
    importing(table([row(name1="+1 Example", zip="x")]), dry_run=True, report=report)
    assert "\nrefused,file0,2,'+1 Example,,zip" in report.read_text(encoding="utf-8")


def test_it_needs_a_file(db):
    with pytest.raises(CommandError, match="Name a file"):
        call_command("import_programs")
