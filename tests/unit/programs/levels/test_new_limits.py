"""A site whose releases were made for earlier ratings: it is told, gets the new limits with its
own texts kept, sees what they do, publishes, and the notice is gone."""

import io
import json

import pytest
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from programs import models
from programs.levels import drafts, editions, new_limits
from programs.levels.content import canonical, read_files
from programs.levels.editions import notice
from programs.levels.publishing.refusals import Refused
from programs.levels.releases import draft_content, newest
from tests.support.publishing import member, publish, released
from tests.unit.iop_guide.test_commands import called, refused
from tests.unit.programs.test_migrations import EARLIER, SQUASHED, had_run

PUBLISH, INDEX = reverse("admin:programs_release_publish"), "/admin/"
LIMITS = "/admin/programs/draft/limits/"
# The combination that came with edition 2.
NEW = next(
    one
    for one in read_files()["level"][3]["not_enough_when"]
    if one["at_least"] == {"substance_use": 4, "support": 3, "treatment_response": 3}
)
LOWER = "co-occurring conditions serious, all else none: from PHP to IOP"
TOLD = "were made for earlier ratings"


def earlier(**words):
    """What a site may have published before editions were counted: IOP says its own words, and
    limits are those of then."""
    content = json.loads(canonical(read_files()))
    del content["ratings_edition"]
    by_key = {level["key"]: level for level in content["level"]}
    by_key["iop"] |= {"tagline": "Our own line.", **words}
    by_key["iop"]["serves"]["co_occurring"] = 2
    by_key["php"]["not_enough_when"].remove(NEW)
    return content


@pytest.fixture
def old_site(site, settings):
    """Its newest release and draft are of an earlier edition. The example people are looked at
    by other tests."""
    settings.DEFINITION_CHECKS = settings.DEFINITION_WARNINGS = []
    drafts.load(earlier())
    released(earlier())


@pytest.fixture
def ed(site):
    client = Client()
    client.force_login(member("Ed", "Editor"))
    return client


def text(response):
    return " ".join(response.content.decode().split())


def found_by_check():
    return [one for one in checks.run_checks() if one.id == "programs.W001"]


def load(client, **more):
    seen = client.get(LIMITS).context["limits"].seen
    return client.post(LIMITS, {"step": "load", "seen": seen, **more}, follow=True)


def limit(highest, level="iop", dimension="substance_use"):
    row = models.Limit.objects.get(level__key=level, dimension=dimension)
    row.highest = highest
    row.save()


# --- told -----------------------------------------------------------------------------------


def test_a_fresh_site_never_sees_it(site, ed):
    assert notice() is None and found_by_check() == []
    for page in (INDEX, PUBLISH):
        assert "Limits for other ratings" not in text(ed.get(page))
    assert "There is nothing to load." in text(ed.get(LIMITS))


def test_where_there_is_no_database_nobody_is_warned(empty):
    assert found_by_check() == []


def test_a_site_with_an_earlier_release_is_told_and_goes_on(old_site, ed, client, capsys):
    call_command("check")
    said = capsys.readouterr().err
    assert f"The limits of release 2, which visitors read, {TOLD}" in said
    assert "manage.py new_limits" in said
    for page in (INDEX, PUBLISH):
        html = text(ed.get(page))
        assert TOLD in html and LIMITS in html
        assert "How often each substance is used" in html  # what changed, in words
    assert client.get("/levels/iop/").status_code == 200


def test_who_may_not_edit_limits_is_told_without_the_button(old_site):
    pia = Client()
    pia.force_login(member("Pia", "Publisher"))
    html = text(pia.get(INDEX))
    assert TOLD in html and LIMITS not in html
    assert pia.get(LIMITS).status_code == pia.post(LIMITS).status_code == 403


def test_a_draft_gone_back_to_an_earlier_release_is_told(old_site, ed):
    new_limits.load()
    publish("The new limits.")
    assert notice() is None
    ed.post(reverse("admin:programs_release_draft", args=[models.Release.objects.get(number=2).pk]))
    assert notice().text.startswith(f"The limits of the draft {TOLD}")


def test_a_site_that_went_back_to_an_older_version_is_told_to_update(site, settings):
    content = json.loads(canonical(read_files()))
    released(content | {"ratings_edition": 3})
    assert "for later ratings: edition 3" in notice().text
    assert notice().todo == editions.UPDATE and not notice().to_load


# --- loaded, without loss ---------------------------------------------------------------------


def test_it_gets_the_new_limits_keeps_its_texts_sees_the_impact_and_publishes(old_site, ed):
    html = text(ed.get(LIMITS))
    assert "Nothing is changed yet." in html and "Our own line." not in html
    shown = load(ed)
    assert shown.redirect_chain == [(PUBLISH, 302)]
    html = text(shown)
    assert "The draft has the new limits. All texts stayed." in html
    assert "Some people would get a lower level than now" in html
    assert LOWER in html
    assert "Everyone here is rated as the questions rate today" in html
    assert editions.PUBLISH in html and LIMITS not in html
    assert models.Limit.history.filter(history_user__username="Ed").exists()
    publish("The new limits.")
    assert newest().levels["iop"].tagline == "Our own line."
    assert newest().content["ratings_edition"] == 2 and notice() is None
    assert found_by_check() == [] and TOLD not in text(ed.get(INDEX))


def test_only_limits_change_and_all_of_them_do(old_site):
    new_limits.load()
    iop = {"tagline": "Our own line."}
    wanted = json.loads(canonical(read_files()))
    next(level for level in wanted["level"] if level["key"] == "iop").update(iop)
    assert canonical(draft_content()) == canonical(wanted)


def test_half_written_texts_are_no_hindrance_and_stay(old_site):
    models.Level.objects.filter(key="php").update(summary="", hours_low=None)
    new_limits.load()
    assert models.Level.objects.get(key="php").summary == ""
    assert models.Limit.objects.get(level__key="iop", dimension="co_occurring").highest == 3


def test_levels_of_the_site_alone_keep_their_limits_and_are_named(old_site, ed):
    models.Level.objects.filter(key="iop").update(key="day", short="Day care")
    limit(3, "day")
    html = text(ed.get(LIMITS))
    assert "These levels are only yours, and keep their limits: Day care." in html
    assert "You do not have these levels, so their limits are left out: IOP." in html
    new_limits.load(replace=True)
    assert models.Limit.objects.get(level__key="day", dimension="substance_use").highest == 3


def test_unpublished_limits_are_shown_and_replaced_only_where_asked_for(old_site, ed):
    limit(1)
    before = canonical(draft_content())
    html = text(ed.get(LIMITS))
    assert "The draft has changes of limits that nobody published yet" in html
    assert "<del>serious</del> <ins>mild</ins>" in html and "<del>mild</del>" in html
    assert new_limits.REPLACES in text(load(ed))
    assert canonical(draft_content()) == before
    load(ed, replace="on")
    row = models.Limit.objects.get(level__key="iop", dimension="substance_use")
    assert row.highest == 3
    assert [record.highest for record in row.history.all()][:2] == [3, 1]


def test_what_was_not_looked_at_is_not_loaded(old_site, ed):
    seen = ed.get(LIMITS).context["limits"].seen
    limit(1)
    told = ed.post(LIMITS, {"step": "load", "seen": seen, "replace": "on"}, follow=True)
    assert "The draft has changed since this page was opened." in text(told)
    assert draft_content().get("ratings_edition") is None


def test_a_site_may_keep_its_limits_once_it_says_that_they_fit(old_site, ed):
    form = {"step": "keep", "seen": ed.get(LIMITS).context["limits"].seen}
    ed.post(LIMITS, form)
    assert draft_content().get("ratings_edition") is None  # nobody said that they fit
    shown = text(ed.post(LIMITS, {**form, "fits": "on"}, follow=True))
    assert "A second person, because this changes the scale, the dimensions, the edition" in shown
    publish("We looked at every limit.")
    assert newest().content["level"][2]["serves"]["co_occurring"] == 2 and notice() is None


def test_without_a_draft_nothing_is_loaded(empty):
    with pytest.raises(Refused, match="There is no draft yet"):
        new_limits.load()


# --- by command ---------------------------------------------------------------------------------


def test_the_command_shows_what_changes_and_what_it_does(old_site):
    before = canonical(draft_content())
    said = called("new_limits", dry_run=True)
    assert "Level: IOP: Co-occurring conditions: serves up to: [-moderate-]{+serious+}" in said
    assert "Everyone is rated as the questions rate today" in said
    assert f"  {LOWER}\n" in said
    assert "Nothing was written" in said and canonical(draft_content()) == before
    assert "It is not published." in called("new_limits")
    assert draft_content()["ratings_edition"] == 2


def test_the_command_stops_where_unpublished_limits_would_go(old_site):
    limit(1)
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"replace them\. Look at them above\.") as error:
        call_command("new_limits", stdout=out)
    assert error.value.returncode == 1 and "serves up to: [-serious-]{+mild+}" in out.getvalue()
    assert draft_content().get("ratings_edition") is None
    assert "The draft has the new limits." in called("new_limits", replace=True)


def test_the_command_keeps_limits_alone(old_site):
    assert "--keep goes alone" in refused("new_limits", keep=True, replace=True)
    called("new_limits", keep=True)
    assert draft_content()["ratings_edition"] == 2
    assert draft_content()["level"][2]["serves"]["co_occurring"] == 2


# --- public, and in the database ------------------------------------------------------------------


def test_the_public_story_says_that_ratings_changed_too(old_site, client):
    html = text(client.get("/about/releases/2/"))
    assert "The two releases use different ratings" in html
    new_limits.load()
    publish("The new limits.")
    publish("Words alone.")
    assert "different ratings" in text(client.get("/about/releases/3/"))
    assert "different ratings" not in text(client.get("/about/releases/4/"))


@pytest.mark.django_db(transaction=True)
def test_an_existing_site_migrates_and_its_release_stays_as_it_was(empty):
    content = earlier()
    for level in content["level"]:
        level.pop("ask_about_use", None)  # there was no column for it
    drafts.load(content)
    released(content)
    before = models.Release.objects.values_list("hash", "content").get()
    call_command("migrate", "programs", SQUASHED, verbosity=0)
    had_run(EARLIER)
    call_command("migrate", verbosity=0)
    assert models.Release.objects.values_list("hash", "content").get() == before
    assert canonical(draft_content()) == before[1]
    assert TOLD in notice().text
    with pytest.raises(Exception, match="never changed"), connection.cursor() as cursor:
        cursor.execute("UPDATE programs_release SET note = 'x'")
