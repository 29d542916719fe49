"""The data files of programs and their words, spoiled in turn: what reads them at the start names
the place, and the file of the words where those are wrong."""

import re

import pytest

from iop_guide.data import DataError
from programs.data_files import DATA
from programs.directory.filters import filters
from programs.directory.importing.services import table
from programs.directory.listing_words import listing_words
from programs.directory.vocabulary import vocabulary
from programs.levels import data_files
from programs.levels.crisis import crisis
from programs.levels.floors import floors
from programs.levels.guide_groups import guide_groups
from tests.support.spoiled_files import copy_of, mistakes_in, plant

CRISIS, SEARCH, SOURCES = "crisis.toml", "search.toml", "sources.toml"
CALM, ASKED = "en/crisis.toml", "en/search.toml"
LISTS, LISTING = "en/directory.toml", "en/listing.toml"
LEVELS, HELP, GUIDES, FLOORS = "levels.toml", "help.toml", "guides.toml", "floors.toml"
GROUPS, HEADINGS = "guide_groups.toml", "en/guide_groups.toml"
TEXTS, TOLD, PAGES = "en/levels.toml", "en/help.toml", "en/guides.toml"
READERS = {CRISIS: crisis, CALM: crisis, LISTS: vocabulary, LISTING: listing_words,
           SEARCH: filters, ASKED: filters, SOURCES: table,
           LEVELS: data_files.levels, TEXTS: data_files.levels,
           HELP: data_files.lines, TOLD: data_files.lines, GUIDES: data_files.guides,
           PAGES: data_files.guides, FLOORS: floors,
           GROUPS: guide_groups, HEADINGS: guide_groups}  # fmt: skip
AGAIN = """[[situation]]
key = "suicide"
whom = "anyone"
lines = ["lifeline_988"]
source = "Editors' judgment"
reviewed = 2026-11-27"""
LINE_AGAIN = AGAIN.replace("situation", "help").replace('"suicide"', '"emergency_911"')
TREATS = """[[filter]]
key = "treats"
option = [{ key = "substance_use" }, { key = "mental_health" }]"""
HALFWAY = "Transitional housing or halfway house"


def copied(file, folder):
    """A data file with its words, as what reads both is given it."""
    return copy_of(DATA / file.removeprefix("en/"), folder)


@pytest.mark.parametrize(
    ("file", "before", "after", "table", "key", "field"),
    [
        # a key renamed
        (GROUPS, '"gambling"', '"gamble"', "group", "more", "guides"),
        (HEADINGS, "[group.more]", "[group.rest]", "group", "rest", ""),
        (CRISIS, "\nlines = [", "\nlined = [", "situation", "suicide", "lined"),
        (CRISIS, "\nlines = [", "\nlined = [", "situation", "suicide", "lines"),
        (CALM, "opening = ", "openings = ", "calm", "", "opening"),
        (CRISIS, "[abroad]", "[aboard]", "", "", ""),
        (CALM, "urgency = ", "urgent = ", "situation", "suicide", "urgent"),
        (CALM, "[situation.poison]", "[situation.poisoned]", "situation", "poisoned", ""),
        (ASKED, ".ask = ", ".asks = ", "filter", "levels", "option.outpatient.asks"),
        (ASKED, "option.iop.name", "option.ipo.name", "filter", "levels", "option.ipo"),
        (SEARCH, "usual_distance", "usual", "", "", ""),
        (LISTING, "child_care = ", "childcare = ", "facts", "", "childcare"),
        (LISTS, "[payers]", "[payer]", "", "", ""),
        (LEVELS, "cost_rank = 0", "cost_rnk = 0", "level", "no_program", "cost_rnk"),
        (
            LEVELS,
            "overnight = ",
            "overnite = ",
            "level",
            "outpatient",
            "format.outpatient_office.overnite",
        ),
        (LEVELS, "serves = ", "serve = ", "level", "no_program", "serve"),
        (LEVELS, "range_too_wide", "range_to_wide", "", "", ""),
        (TEXTS, "tagline = ", "tag_line = ", "level", "no_program", "tag_line"),
        (TEXTS, "[level.iop]", "[level.ipo]", "level", "ipo", ""),
        (
            TEXTS,
            ".not_enough_when.mental",
            ".not_enough_when.metal",
            "level",
            "no_program",
            "not_enough_when.metal_health_1_functioning_1",
        ),
        (
            TEXTS,
            "[level.no_program.reasons.withdrawal]\nbecause =",
            "[level.no_program.reasons.withdrawal]\nwhy =",
            "level",
            "no_program",
            "reasons.withdrawal.why",
        ),
        (HELP, "number = ", "numbr = ", "help", "emergency_911", "numbr"),
        (TOLD, "who = ", "whom = ", "help", "emergency_911", "whom"),
        (PAGES, "body = ", "boddy = ", "guide", "what-is-an-iop", "boddy"),
        (FLOORS, "rating = ", "ratng = ", "floor", "1", "ratng"),
        # a key gone
        (LEVELS, "reviewed = 2026-11-27\n", "", "level", "no_program", "reviewed"),
        (
            LEVELS,
            "source = \"Editors' judgment, awaiting a clinician's review\"\n",
            "",
            "level",
            "no_program",
            "source",
        ),
        (TEXTS, 'short = "No program now"\n', "", "level", "no_program", "short"),
        (
            TEXTS,
            '[level.no_program.reasons.risk_of_harm]\nbecause = "Someone trained should keep '
            'an eye on that. Ordinary checkups are too far apart."\n',
            "",
            "level",
            "no_program",
            "because",
        ),
        (HELP, 'shown = "911"\n', "", "help", "emergency_911", "shown"),
        (TOLD, 'name = "Emergency services"\n', "", "help", "emergency_911", "name"),
        (GUIDES, "reviewed = ", "# reviewed = ", "guide", "what-is-an-iop", "reviewed"),
        (PAGES, 'title = "What is an IOP?"\n', "", "guide", "what-is-an-iop", "title"),
        (FLOORS, "because = ", "# because = ", "floor", "1", "because"),
        (CALM, "[abroad]", "[calm.abroad]", "calm", "", "abroad"),
        (CRISIS, "reviewed = 2026-11-27\n", "", "situation", "suicide", "reviewed"),
        (CALM, 'title = "An overdose"\n', "", "situation", "overdose", "title"),
        (LISTS, 'female = "Women"\nmale = "Men"\n', "", "genders", "", ""),
        (ASKED, 'name = "Level of care"\n', "", "filter", "levels", "name"),
        (SEARCH, 'source = "levels"\n', "", "filter", "levels", "option.outpatient"),
        # a wrong type
        (
            CALM,
            'urgency = "Call 911 now. Th',
            "urgency = 911 #",
            "situation",
            "overdose",
            "urgency",
        ),
        (CRISIS, "2026-11-27", '"yesterday"', "situation", "suicide", "reviewed"),
        (SEARCH, "number = 0", 'number = "0"', "filter", "levels", "option.outpatient.number"),
        (SEARCH, "[250]", '["250"]', "far", "", "1"),
        (LISTS, 'iop = "Intensive outpatient (IOP)"', "iop = 9", "levels", "", "iop"),
        (SOURCES, '["recovery_housing yes"]', "[1]", "TC", None, "1"),
        (
            LEVELS,
            "hours_per_week = [0, 0]",
            "hours_per_week = [0]",
            "level",
            "no_program",
            "hours_per_week",
        ),
        (
            LEVELS,
            "risk_of_harm = 0",
            "risk_of_harm = true",
            "level",
            "no_program",
            "serves.risk_of_harm",
        ),
        (TEXTS, 'short = "No program now"', "short = 7", "level", "no_program", "short"),
        (HELP, 'number = "911"', "number = 911", "help", "emergency_911", "number"),
        (GUIDES, "reviewed = ", "reviewed = 7 # ", "guide", "what-is-an-iop", "reviewed"),
        (FLOORS, "rating = 1", 'rating = "1"', "floor", "1", "rating"),
        (FLOORS, "ratings_edition = 2", 'ratings_edition = "2"', "ratings_edition", "", ""),
        # a key that is there twice
        (HELP, "[[help]]", f"{LINE_AGAIN}\n[[help]]", "help", "emergency_911", None),
        (
            TEXTS,
            "[level.no_program]",
            "[level.no_program]\ncost_rank = 1",
            "level",
            "no_program",
            "cost_rank",
        ),
        (FLOORS, "rating = 2", "rating = 1", "floor", "1", "rating"),
        (CRISIS, "[[situation]]", f"{AGAIN}\n[[situation]]", "situation", "suicide", ""),
        (ASKED, "[filter.ages]", "[filter.age]", "filter", "age", ""),
        (SEARCH, "[[filter]]", f"{TREATS}\n[[filter]]", "filter", "treats", ""),
        (CRISIS, 'key = "overdose"', 'key = "overdose"\nkey = "overdose"', "", "", ""),
        (SEARCH, "number = 1\n", "number = 0\n", "filter", "levels", "option.iop"),
        (SOURCES, f'"{HALFWAY}"', f'"{HALFWAY}" = []\n"{HALFWAY.upper()}"', "TC", None, ""),
        # a reference to what is not there
        (LEVELS, 'm = "php"', 'm = "phq"', "", "", "range_too_wide_from"),
        (LEVELS, "serves = { risk_of_harm", "serves = { joy", "level", "no_program", "serves"),
        (
            LEVELS,
            '"weekday_mornings"',
            '"weekday_noons"',
            "level",
            "outpatient",
            "format.outpatient_office.times",
        ),
        (LEVELS, 'day = "Tuesday"', 'day = "Someday"', "level", "outpatient", "week.1"),
        (HELP, 'kind = "call"', 'kind = "cal"', "help", "emergency_911", "kind"),
        (FLOORS, 'dimension = "risk_of_harm"', 'dimension = "joy"', "floor", "1", "dimension"),
        (FLOORS, 'level = "outpatient"', 'level = "day"', "floor", "1", "level"),
        (FLOORS, '"iop", ', "", "levels", "", ""),
        (CRISIS, '"lifeline_988", ', '"lifeline_989", ', "situation", "suicide", "lines"),
        (CRISIS, 'whom = "anyone"', 'whom = "anybody"', "situation", "suicide", "whom"),
        (SEARCH, 'source = "levels"', 'source = "level"', "filter", "levels", "option.outpatient"),
        (SOURCES, '["treats_both yes"]', '["treats_both perhaps"]', "TC", None, "treats_both"),
        (SOURCES, '["treats_both yes"]', '["treats_all yes"]', "TC", None, ""),
        (SOURCES, '["levels iop"]', '["levels iopp"]', "SET", None, "levels"),
    ],
)
def test_a_spoiled_file_is_refused_at_its_place(tmp_path, file, before, after, table, key, field):
    path = copied(file, tmp_path)
    plant(tmp_path / file, before, after)
    mistakes = mistakes_in(READERS[file], path)
    places = [(m.file, m.table, m.key, m.field) for m in mistakes]
    assert any(
        all(
            asked in (None, got)
            for asked, got in zip((file, table, key, field), place, strict=True)
        )
        for place in places
    )


@pytest.mark.parametrize("file", sorted(READERS))
def test_a_file_that_is_not_there_or_no_toml_is_refused(tmp_path, file):
    path = copied(file, tmp_path)
    (tmp_path / file).unlink()
    with pytest.raises(DataError, match=path.name):
        READERS[file](path)
    (tmp_path / file).write_text("[situation", encoding="utf-8")
    assert mistakes_in(READERS[file], path)[0].file == file


@pytest.mark.parametrize("text", ["", "[TC]", "TC = 3", "# Nothing."])
def test_a_file_of_sources_that_says_nothing_of_them_is_refused(tmp_path, text):
    path = copied(SOURCES, tmp_path)
    path.write_text(text, encoding="utf-8")
    assert mistakes_in(table, path)[0].file == SOURCES


NAMED = [CRISIS, CALM, SEARCH, ASKED, LISTING, LEVELS, TEXTS, HELP, TOLD, GUIDES, PAGES, FLOORS,
         GROUPS, HEADINGS]  # fmt: skip


@pytest.mark.parametrize("file", NAMED)  # entries of the others are named freely
def test_every_key_of_every_entry_is_known_or_refused(tmp_path, file):
    """A letter too many where a line starts with a key, here every seventh: none passes."""
    path, spoiled_file = copied(file, tmp_path), tmp_path / file
    lines = spoiled_file.read_text(encoding="utf-8").splitlines()
    keys = [n for n, line in enumerate(lines) if re.match(r"[\w.]+ = ", line)]
    for number in keys[::7]:
        spoiled = [*lines[:number], "x" + lines[number], *lines[number + 1 :]]
        spoiled_file.write_text("\n".join(spoiled), encoding="utf-8")
        crisis.cache_clear(), filters.cache_clear(), floors.cache_clear()
        guide_groups.cache_clear()
        with pytest.raises(DataError):
            READERS[file](path)
