"""Releases: made of the repository's files, frozen, noticed by number with one cheap query."""

import json

import pytest
from django.db import connection

from iop_guide.rules.definitions import DefinitionError
from programs import models
from programs.levels import drafts
from programs.levels.content import canonical, fingerprint, read_files
from programs.levels.releases import first_release, from_files, newest
from tests.support.publishing import publish


def test_the_first_release_is_what_the_files_say(empty):
    assert first_release() is True
    release = newest()
    assert (release.number, release.hash) == (1, from_files().hash)
    assert release.content == from_files().content


@pytest.mark.django_db
def test_the_first_release_is_made_once(site):
    assert first_release() is False
    assert models.Release.objects.count() == 1


@pytest.mark.django_db
def test_the_draft_comes_back_from_its_rows_as_it_went_in(site):
    assert canonical(drafts.dump()) == canonical(read_files())


def test_the_newest_release_costs_one_query_while_it_stays(site, django_assert_num_queries):
    newest()
    with django_assert_num_queries(1):
        newest()


def test_a_newer_release_is_noticed_at_once(site):
    assert newest().number == 1
    models.Level.objects.filter(key="iop").update(tagline="A new line.")
    assert newest().levels["iop"].tagline != "A new line."
    publish("A new line for IOP.")
    assert newest().number == 2
    assert newest().levels["iop"].tagline == "A new line."
    assert newest().hash != from_files().hash


def test_a_wrong_draft_is_not_published_and_says_where(site):
    models.Limit.objects.filter(level__key="iop", dimension="withdrawal").update(highest=9)
    with pytest.raises(DefinitionError, match=r"level 'iop': serves\.withdrawal: 9 is off"):
        publish("A slip of the finger.")
    assert models.Release.objects.count() == 1


def test_a_level_without_a_text_is_not_published(site):
    models.Level.objects.filter(key="php").update(summary="")
    with pytest.raises(DefinitionError, match="level 'php': 'summary' is missing"):
        publish("An empty text.")


def test_loading_a_wrong_file_changes_nothing(site):
    content = json.loads(canonical(read_files()))
    content["level"][1]["serves"]["joy"] = 2
    with pytest.raises(DefinitionError, match="'joy' is no dimension"):
        drafts.load(content)
    assert canonical(drafts.dump()) == canonical(read_files())


def test_the_hash_is_of_the_canonical_content(site):
    row = models.Release.objects.get()
    assert row.hash == fingerprint(json.loads(row.content))
    assert row.content == canonical(json.loads(row.content))


def test_without_a_release_the_files_speak(empty):
    assert not models.Release.objects.exists()
    assert newest().hash == from_files().hash


def test_without_a_database_the_files_speak(site, django_db_blocker):
    with connection.execute_wrapper(_broken):
        assert newest().hash == from_files().hash


def _broken(execute, sql, params, many, context):
    from django.db import OperationalError

    raise OperationalError("no such table")
