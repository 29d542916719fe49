"""The admin: drafts, their history, the checks, publishing and going back."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from iop_guide.rules.definitions import DefinitionError
from programs import models
from programs.data_files import DATA
from programs.levels import drafts
from programs.levels.checks import problems
from programs.levels.content import read_files
from programs.levels.publishing import proposals
from programs.levels.releases import newest
from tests.support.publishing import member, publish
from tests.support.spoiled_files import copy_of, plant

PUBLISH = "/admin/programs/release/publish/"


def sign_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin(site, settings):
    """Who may do everything that one person may, on a site where words may go out alone."""
    settings.TEXT_CHANGES_ALONE = True
    return sign_in(User.objects.create_superuser("Ada"))


@pytest.fixture
def editor(site):
    return sign_in(member("Ed", "Editor"))


def address(row, name="change", *more):
    return reverse(f"admin:programs_{row._meta.model_name}_{name}", args=[row.pk, *more])


def fields(row, **changed):
    values = {key: value for key, value in model_to_dict(row).items() if value is not None}
    return values | changed


def limit(level, dimension):
    return models.Limit.objects.get(level__key=level, dimension=dimension)


def change_guide(client, **changed):
    row = models.Guide.objects.get(key="what-is-an-iop")
    return client.post(address(row), fields(row, **changed), follow=True)


def publish_by_page(client, note="A better title."):
    seen = re.search(r'name="seen" value="(\w+)"', client.get(PUBLISH).content.decode())
    return client.post(PUBLISH, {"note": note, "seen": seen[1] if seen else ""}, follow=True)


def test_a_changed_text_is_only_a_draft_until_it_is_published(admin):
    page = change_guide(admin, title="IOP, explained")
    assert "This changed only the draft." in page.content.decode()
    assert "IOP, explained" not in admin.get("/guide/what-is-an-iop/").content.decode()
    index = admin.get("/admin/").content.decode()
    assert "These are drafts. Visitors see the newest release." in index
    assert "<strong>differs</strong>" in index

    before = admin.get(PUBLISH).content.decode()
    assert (
        "Guide: IOP, explained" in before
        and "<del>What is an IOP?</del> <ins>IOP, explained</ins>" in before
    )

    done = publish_by_page(admin).content.decode()
    assert "Release 2 is published" in done
    release = models.Release.objects.get(number=2)
    assert (release.publisher.username, release.note) == ("Ada", "A better title.")
    assert "<h1>IOP, explained</h1>" in admin.get("/guide/what-is-an-iop/").content.decode()
    assert "The draft says the same." in admin.get("/admin/").content.decode()


def test_saving_a_page_as_it_is_changes_nothing(admin):
    row = models.Guide.objects.get(key="what-is-an-iop")
    sent = {k: str(v).replace("\n", "\r\n") for k, v in fields(row).items()}
    admin.post(address(row), sent)
    assert drafts.dump() == read_files()


def test_a_level_is_saved_with_its_limits_and_the_rest(admin):
    row = models.Level.objects.get(key="iop")
    page = admin.get(address(row))
    sent = {}
    for form in [page.context["adminform"].form, *_inline_forms(page)]:
        for field in form:
            if (value := field.value()) is not None and value is not False:
                sent[field.html_name] = value
    sent["tagline"] = "A new line."
    done = admin.post(address(row), sent, follow=True)
    assert "This changed only the draft." in done.content.decode()
    assert models.Level.objects.get(key="iop").tagline == "A new line."
    expected = read_files()
    next(x for x in expected["level"] if x["key"] == "iop")["tagline"] = "A new line."
    assert drafts.dump() == expected


def _inline_forms(page):
    for inline in page.context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.initial_forms


@pytest.mark.parametrize(
    ("model", "key", "changed", "said"),
    [
        (models.Level, "iop", {"hours_low": 30}, "must not be more than 19"),
        (models.Level, "iop", {"days_high": 8}, "A week has 7 at most."),
        (models.HelpLine, "lifeline_988", {"number": "9-8-8"}, "digits only"),
        (models.HelpLine, "lifeline_988", {"kind": "chat"}, "starts with https://"),
        (models.HelpLine, "lifeline_988", {"kind": "fax"}, "Select a valid choice"),
        (models.Guide, "what-is-an-iop", {"reviewed": "soon"}, "Enter a valid date"),
    ],
)
def test_a_wrong_field_is_refused_in_words(admin, model, key, changed, said):
    row = model.objects.get(key=key)
    sent = fields(row, **changed)
    for name in ("limits", "services", "formats", "week"):
        sent |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    page = admin.post(address(row), sent)
    assert page.status_code == 200
    assert said in page.content.decode()


def test_a_limit_is_picked_from_words(admin):
    row = limit("iop", "withdrawal")
    page = admin.get(address(row)).content.decode()
    assert '<option value="2" selected>moderate</option>' in page
    assert '<option value="withdrawal" selected>Withdrawal</option>' in page
    wrong = admin.post(address(row), fields(row, dimension="joy"))
    assert "Select a valid choice" in wrong.content.decode()


def test_combinations_read_as_sentences_and_need_a_part(admin):
    listed = admin.get("/admin/programs/combination/").content.decode()
    assert "trouble with daily life is at least moderate and support is little or none" in listed
    row = models.Combination.objects.first()
    sent = fields(row) | {"parts-TOTAL_FORMS": 0, "parts-INITIAL_FORMS": 0}
    assert "Pick at least one dimension" in admin.post(address(row), sent).content.decode()


def test_a_bad_limit_is_refused_with_its_reason_and_the_place_to_mend_it(admin):
    row = limit("php", "withdrawal")
    admin.post(address(row), fields(row, highest=1))
    page = publish_by_page(admin).content.decode()
    assert "This draft cannot be published yet" in page
    told = "PHP is not enough for withdrawal moderate, all else none, although IOP before it is."
    assert told in page
    assert f'<a href="{address(models.Level.objects.get(key="php"))}">Mend it: PHP</a>' in page
    assert admin.post(PUBLISH, {"note": "All the same."}).status_code == 200
    with pytest.raises(DefinitionError, match="PHP is not enough for withdrawal moderate"):
        publish("By another way.")
    assert newest().number == 1


def test_a_limit_that_would_hurt_someone_is_refused_by_the_vignettes(site):
    models.Limit.objects.filter(level__key="outpatient").delete()
    with pytest.raises(DefinitionError, match="would get"):
        publish("Looser.")


def test_all_problems_are_named_at_once():
    content = read_files()
    content["level"][1]["tagline"] = ""
    content["help"][0]["number"] = "nine"
    content["guide"][0]["body"] = ""
    content["level"][3]["serves"]["withdrawal"] = 1
    found = {(p.at.table, p.at.key, p.at.field) for p in problems(content)}
    places = {
        ("level", "outpatient", "tagline"), ("help", "emergency_911", "number"),
        ("guide", "what-is-an-iop", "body"), ("level", "php", ""),
    }  # fmt: skip
    assert places <= found


def test_a_help_line_that_the_help_page_needs_cannot_go():
    content = read_files()
    content["help"] = [line for line in content["help"] if line["key"] != "lifeline_988"]
    assert any("'lifeline_988', which is gone" in p.text for p in problems(content))


def worth_a_look(definitions):
    return ["Something is worth a look."]


def test_a_warning_is_said_and_stands_in_the_way_of_nothing(settings, capsys):
    settings.DEFINITION_WARNINGS = [f"{__name__}.worth_a_look"]
    call_command("definitions", "check", str(DATA / "levels.toml"))
    warning, end = capsys.readouterr().out.splitlines()
    assert warning == "Warning: Something is worth a look."
    assert end.endswith(": nothing wrong found")


def test_the_command_says_what_is_wrong_and_how_it_ended(tmp_path, capsys):
    call_command("definitions", "check", str(DATA / "levels.toml"))
    bad = copy_of(DATA / "levels.toml", tmp_path)
    plant(bad, "cost_rank = 0", "")
    plant(bad, "cost_rank = 1", "")
    with pytest.raises(SystemExit) as end:
        call_command("definitions", "check", str(bad))
    assert end.value.code == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "level 'no_program': 'cost_rank' is missing or empty",
        "level 'outpatient': 'cost_rank' is missing or empty",
    ]


def test_the_history_says_who_when_and_what_and_gives_it_back(admin):
    change_guide(admin, title="IOP, explained")
    row = models.Guide.objects.get(key="what-is-an-iop")
    page = admin.get(address(row, "history")).content.decode()
    assert "<td>Ada</td>" in page
    assert "<strong>Title:</strong> <del>What is an IOP?</del> → <ins>IOP, explained</ins>" in page

    first = row.history.earliest()
    earlier = address(row, "simple_history", first.pk)
    assert "nothing of it before it is published" in admin.get(earlier).content.decode()
    done = admin.post(earlier, fields(first.instance), follow=True).content.decode()
    assert "This changed only the draft." in done
    row.refresh_from_db()
    assert row.title == "What is an IOP?"
    assert row.history.first().history_change_reason == "An earlier version was restored"


def test_the_history_of_a_level_tells_of_its_limits(admin):
    row = limit("iop", "withdrawal")
    admin.post(address(row), fields(row, highest=1))
    page = admin.get(address(row.level, "history")).content.decode()
    assert "Limit: Withdrawal: serves up to mild" in page
    assert "<del>moderate</del> → <ins>mild</ins>" in page


def test_the_history_calls_dimensions_by_their_names(admin):
    part = models.CombinationPart.objects.filter(dimensions=["mental_health"]).first()
    part.dimensions = ["support", "treatment_response"]
    part.save()
    for row in (part, part.combination):
        page = admin.get(address(row, "history")).content.decode()
        said = "<del>Mental health</del> → <ins>Support, Trouble with care so far</ins>"
        assert f"<strong>Dimensions:</strong> {said}" in page


def test_a_release_is_made_the_draft_again_and_nothing_else(admin):
    change_guide(admin, title="IOP, explained")
    publish_by_page(admin)
    first = models.Release.objects.get(number=1)
    ids = set(models.Level.objects.values_list("id", flat=True))
    page = admin.get(address(first, "draft")).content.decode()
    assert "It changes only the draft" in page and "<ins>What is an IOP?</ins>" in page
    done = admin.post(address(first, "draft"), follow=True).content.decode()
    assert "The draft is Release 1 again. Visitors still see release 2." in done
    assert drafts.dump() == read_files()
    assert newest().guides["what-is-an-iop"].title == "IOP, explained"
    assert set(models.Level.objects.values_list("id", flat=True)) == ids
    latest = models.Guide.objects.get(key="what-is-an-iop").history.first()
    assert latest.history_user.username == "Ada"
    assert latest.history_change_reason == "Release 1 was made the draft again"
    assert models.Level.history.count() == len(ids)


def test_what_was_not_looked_at_is_not_published(admin):
    change_guide(admin, title="IOP, explained")
    seen = re.search(r'name="seen" value="(\w+)"', admin.get(PUBLISH).content.decode())[1]
    change_guide(admin, title="Another hand")
    page = admin.post(PUBLISH, {"note": "Mine.", "seen": seen}).content.decode()
    assert "The draft has changed since this page was opened" in page
    assert newest().number == 1


def test_a_note_is_needed(admin):
    change_guide(admin, title="IOP, explained")
    assert "This field is required" in publish_by_page(admin, note=" ").content.decode()
    assert newest().number == 1


def test_publishing_and_restoring_need_a_signed_in_member_of_staff(visitor):
    for page in (PUBLISH, address(models.Release.objects.get(), "draft")):
        for answer in (visitor.get(page), visitor.post(page)):
            assert answer.headers["Location"].startswith("/admin/login/")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.create_superuser("Ada"))
    assert strict.post(PUBLISH, {"note": "x"}).status_code == 403


def pages():
    yield "/admin/"
    yield PUBLISH
    for model in (models.Level, models.Limit, models.Combination, models.HelpLine, models.Guide):
        yield reverse(f"admin:programs_{model._meta.model_name}_changelist")
        row = model.objects.first()
        yield from (address(row), address(row, "history"))
        yield address(row, "simple_history", row.history.first().pk)
    for model in (models.Service, models.Format, models.WeekSlot, models.CombinationPart):
        yield address(model.objects.first())
    release = models.Release.objects.get()
    yield from (address(release), address(release, "draft"))
    yield address(models.Draft.objects.get())
    yield reverse("admin:programs_release_changelist")
    yield reverse("admin:programs_proposal_changelist")
    yield address(proposals.propose(User.objects.get(username="Ada"), "Looked at."))


def test_no_page_has_anything_inline_that_the_policy_would_stop(admin):
    change_guide(admin, title="IOP, explained")
    for page in pages():
        answer = admin.get(page)
        assert answer.status_code == 200, page
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy and "unsafe" not in policy, page
        html = answer.content.decode()
        assert " style=" not in html and "<style" not in html, page
        assert not re.search(r"<[^>]+\son\w+=", html), page
        for script in re.findall(r"<script([^>]*)>", html):
            assert "src=" in script or "application/json" in script, (page, script)
