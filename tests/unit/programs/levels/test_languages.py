"""Releases hold words by language; earlier ones, which held all in one, are read as before."""

import copy
import json

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from iop_guide.data import DataError
from iop_guide.rules.definitions import DefinitionError
from iop_guide.rules.language import speaking
from programs import models
from programs.levels import data_files, drafts
from programs.levels.checks import problems
from programs.levels.content import canonical, fingerprint, read_files
from programs.levels.languages import as_stored, in_todays_form, joined
from programs.levels.publishing import proposals, story
from programs.levels.publishing.agreement import needs_second_person
from programs.levels.publishing.refusals import Refused, open_proposal
from programs.levels.releases import draft_content, first_release, from_files, newest, read
from programs.templatetags.drafts import draft_state
from tests.support.made_up_language import touched
from tests.support.publishing import member, publish, released

SITE = json.loads(canonical(read_files()))
NOT_READ = {"source", "sources"}  # for whoever checks a release


def texts(value):
    """Every text of a content that visitors read, or might."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item) if name not in NOT_READ else ()
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def flat_release_is_all_there_is():
    """The site as one that published before words were held by language."""
    drafts.load(SITE)
    released(SITE)


# --- Taken apart and joined -----------------------------------------------------------------


def test_a_release_holds_every_word_under_its_language_and_nothing_else_there():
    stored = as_stored(SITE)
    rest = {name: value for name, value in stored.items() if name != "words"}
    assert not [text for text in texts(rest) if " " in text]
    assert stored["words"]["en"]["level"]["iop"]["short"] == "IOP"
    assert set(texts(stored["words"]["en"])) | set(texts(rest)) >= set(texts(SITE))
    assert joined(stored) == SITE


@given(st.data())
def test_a_half_written_content_comes_back_as_it_went_in(data):
    content = copy.deepcopy(SITE)
    for table in ("level", "help", "guide"):
        for entry in content[table]:
            gone = data.draw(st.sets(st.sampled_from(sorted(entry.keys() - {"key"})), max_size=3))
            for name in gone:
                del entry[name]
    assert joined(as_stored(content)) == content


def test_the_first_release_is_kept_by_language(empty):
    first_release()
    row = models.Release.objects.get()
    assert json.loads(row.content) == as_stored(SITE)
    assert newest().content == SITE == draft_content()
    assert row.hash == fingerprint(json.loads(row.content)) == from_files().hash


# --- Releases from before -------------------------------------------------------------------


def test_an_earlier_release_is_read_verified_and_held_against_one_of_today(empty):
    flat_release_is_all_there_is()
    assert newest().content == SITE and newest().levels["iop"].short == "IOP"
    assert models.Release.objects.get().hash == fingerprint(SITE)
    assert draft_state()["differs"] is False
    publish("A new line.")
    assert "words" in json.loads(models.Release.objects.get(number=2).content)
    told = story.story(read(1), read(2))
    assert [list(told.changes), told.limits] == [["Level: IOP"], ()]
    assert story.story(read(2), read(1)).rows == ["Level: IOP"]
    drafts.load(read(1).content)
    assert draft_content() == SITE


def test_what_visitors_read_in_an_earlier_release_is_not_published_anew(empty):
    flat_release_is_all_there_is()
    with pytest.raises(Refused, match="There is nothing to publish"):
        proposals.propose(member("Ed", "Editor"), "The same.")


def test_a_proposal_from_before_is_still_found_and_published(site):
    models.Level.objects.filter(key="iop").update(tagline="Another line.")
    content = draft_content()
    ed = member("Ed", "Editor", "Publisher")
    waits = models.Proposal.objects.create(
        compared_with=1, content=canonical(content), hash=fingerprint(content),
        note="Why.", proposer=ed,
    )  # fmt: skip
    assert open_proposal(content) == waits
    proposals.approve(waits.pk, member("Rae", "Clinical reviewer"))
    proposals.publish(waits.pk, ed)
    assert newest().levels["iop"].tagline == "Another line."


def test_another_language_reads_an_earlier_release_in_the_first(empty, made_up_languages):
    flat_release_is_all_there_is()
    with speaking("xx"):
        assert newest().levels["iop"].short == "IOP"


# --- Another language -----------------------------------------------------------------------


def test_a_release_speaks_every_language_that_the_files_speak(empty, translated):
    first_release()
    with speaking("xx"):
        release = newest()
        assert release.levels["iop"].tagline == touched(SITE["level"][2]["tagline"])
        assert release.definitions.levels[1].limits[0].because.startswith("⟦")
        said = set(texts(json.loads(canonical(dict(release.said("xx").content)))))
        assert not [text for text in said if " " in text and not text.startswith("⟦")]
        assert release.help["emergency_911"].number == "911"
    assert newest().levels["iop"].tagline == SITE["level"][2]["tagline"]
    assert newest().content == draft_content() == SITE, "the draft is in the first language"


def test_the_files_speak_it_too_where_there_is_no_release(translated):
    with speaking("yy"):
        assert from_files().guides["what-is-an-iop"].title.startswith("⟦")


def test_a_text_that_a_language_leaves_out_stands_in_the_way(site, translated):
    models.Level.objects.filter(key="iop").update(tagline="Another line.")
    assert not [p for p in problems(draft_content()) if "xx" in p.text]
    read_files_in("xx")
    del translated["guides.toml", "xx"]["guide"]["what-is-an-iop"]["title"]
    del translated["guides.toml", "xx"]["guide"]["what-is-an-iop"]["summary"]
    with pytest.raises(
        DataError, match=r"xx/guides\.toml: 'guide\.what-is-an-iop\.summary' is not"
    ):
        data_files.read_all()
    with pytest.raises(DefinitionError, match=r"is not said \(language 'xx'\)"):
        publish("Why.")


def read_files_in(code):
    with speaking(code):
        return read_files()


def test_a_new_language_is_something_to_publish(site, translated):
    assert draft_state()["differs"] is True
    proposal = proposals.propose(member("Ed", "Editor"), "In two more languages.")
    assert set(json.loads(proposal.content)["words"]) == {"en", "xx", "yy"}
    assert in_todays_form(json.loads(proposal.content)) != in_todays_form(newest().stored)


def test_a_translation_needs_a_second_person_like_any_other_word(site, translated, settings):
    before, after = as_stored(SITE), as_stored(SITE)
    after["words"]["xx"]["level"]["iop"]["tagline"] = "⟦Ƒáļšé⟧"
    assert needs_second_person(before, after) == ["words that visitors read"]
    after["words"]["xx"]["help"]["emergency_911"]["who"] = "⟦Ƒáļšé⟧"
    settings.TEXT_CHANGES_ALONE = True
    assert needs_second_person(before, after) == ["help lines"]
    assert needs_second_person(before, before) == []


def test_a_list_of_entries_is_as_long_in_every_language(translated):
    read_files_in("xx")
    del translated["levels.toml", "xx"]["level"]["iop"]["service"][-1]
    with pytest.raises(DataError, match=r"xx/levels\.toml: 'level\.iop\.service\.10\.name' is not"):
        data_files.read_all()


def test_the_draft_goes_out_and_comes_in_as_one_file_in_the_first_language(site, tmp_path):
    file = str(tmp_path / "draft.toml")
    call_command("definitions", "export", file)
    models.Level.objects.filter(key="iop").update(tagline="Another line.")
    call_command("definitions", "load", file)
    assert draft_content() == SITE
