"""The directory: programs, and where they are."""

import pytest

from programs.directory.places import place_key
from programs.directory.vocabulary import vocabulary, word
from programs.directory.zips import centroid
from programs.models import Program

CENTER = {
    "directory": "substance_use",
    "provider": "Example Center",
    "street": "1 Main Street",
    "city": "Austin",
    "state": "TX",
    "zip": "78701",
}


@pytest.mark.django_db
def test_a_program_stands_in_the_middle_of_its_zip_code_unless_its_address_is_known():
    program = Program.objects.create(**CENTER)
    assert (program.latitude, program.longitude) == centroid("78701")
    there = Program.objects.create(
        **CENTER | {"latitude": 30.5, "longitude": -97.5, "at_address": True}
    )
    assert (there.latitude, there.longitude) == (30.5, -97.5)
    assert there.place == program.place
    nowhere = Program.objects.create(**CENTER | {"zip": "00000"})
    assert nowhere.latitude is None


@pytest.mark.django_db
def test_what_is_gone_or_hidden_is_not_listed():
    seen = Program.objects.create(**CENTER)
    Program.objects.create(gone="2026-01-01", **CENTER)
    Program.objects.create(hidden=True, **CENTER)
    assert list(Program.objects.listed()) == [seen]


def test_one_place_however_it_is_written():
    name = "An Example Center With A Name Longer Than Thirty-Eight"
    place = place_key(name, "1 Main Street", "78701")
    assert place_key(name[:38].upper(), "1 main street ", "78701") == place
    assert place_key(name, "2 Main Street", "78701") != place


def test_every_key_has_words():
    assert word("payers", "tricare") == "TRICARE"
    assert word("languages", "some_language") == "Some language"
    for table in vocabulary().values():
        assert all(table.values())
