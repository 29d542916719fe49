"""Two admins at one page of the draft: the second is refused, and neither loses anything."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape, strip_tags

from programs import models
from programs.levels.admin.two_editors import version
from tests.support.publishing import member


@pytest.fixture
def ann(site):
    return signed_in("Ann")


@pytest.fixture
def ben(site):
    return signed_in("Ben")


def signed_in(name):
    client = Client()
    client.force_login(member(name, "Editor"))
    return client


def address(row):
    return reverse(f"admin:programs_{row._meta.model_name}_change", args=[row.pk])


def opened(client, row):
    """What a browser would send back of the page of a row, if nothing were typed."""
    page = client.get(address(row))
    sent = {"seen": page.context["seen"]}
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    for form in forms:
        for field in form:
            if (value := field.value()) is not None and value is not False:
                sent[field.html_name] = value
    return sent


def saved(client, row, sent):
    return client.post(address(row), sent, follow=True).content.decode()


def refused(client, row, sent):
    """The page for who comes second, as text; nothing is saved."""
    before = version(row, [])
    html = saved(client, row, sent)
    assert "Someone else saved this while you had it open. Nothing of yours is saved." in html
    assert version(row, []) == before
    return html


def both(html, field):
    """What was typed into a field, and what is saved there, as texts."""
    part = html.split(f"<h3>{field}</h3>")[1].split("</dl>")[0]
    return [unescape(strip_tags(text)).strip() for text in re.findall("<dd>(.*?)</dd>", part, re.S)]


def test_the_second_is_refused_told_who_was_first_and_sees_both_texts(ann, ben):
    row = models.Guide.objects.get(key="what-is-an-iop")
    by_ann, by_ben = opened(ann, row), opened(ben, row)
    assert "This changed only the draft" in saved(ann, row, by_ann | {"title": "Ann's title"})
    html = refused(ben, row, by_ben | {"summary": "Ben's summary."})
    assert "Saved last by Ann" in html
    assert both(html, "Title") == ["What is an IOP?", "Ann's title"]
    assert both(html, "Summary") == ["Ben's summary.", row.summary]
    assert "<h3>Body</h3>" not in html  # there both say the same

    assert f'href="{address(row)}"' in html
    mended = opened(ben, row) | {"summary": "Ben's summary."}
    assert "This changed only the draft" in saved(ben, row, mended)
    row.refresh_from_db()
    assert (row.title, row.summary) == ("Ann's title", "Ben's summary.")


def test_a_long_text_is_given_back_whole_with_what_differs_marked(ann, ben):
    row = models.Guide.objects.get(key="what-is-an-iop")
    by_ben = opened(ben, row)
    theirs = f"Ann wrote first.\n\n{row.body}"
    saved(ann, row, opened(ann, row) | {"body": theirs})
    mine = f"{row.body.strip()}\n\nBen's <last> line."
    html = refused(ben, row, by_ben | {"body": mine.replace("\n", "\r\n")})
    typed, kept = both(html, "Body")
    assert (typed, kept) == (mine, theirs.strip())
    marked = [unescape(text).strip() for text in re.findall("<mark>(.*?)</mark>", html, re.S)]
    assert len(marked) == 3 and marked[0].endswith("Ben's <last> line.")
    assert marked[1] == "Ann wrote first."


def test_who_sends_a_page_that_was_refused_once_more_is_refused_again(ann, ben):
    row = models.Guide.objects.get(key="what-is-an-iop")
    by_ben = opened(ben, row) | {"title": "Ben's title"}
    saved(ann, row, opened(ann, row) | {"title": "Ann's title"})
    for _ in range(2):
        assert both(refused(ben, row, by_ben), "Title") == ["Ben's title", "Ann's title"]


def test_who_typed_exactly_what_the_other_saved_is_told_so(ann, ben):
    row = models.Guide.objects.get(key="what-is-an-iop")
    by_ben = opened(ben, row) | {"title": "The same"}
    saved(ann, row, opened(ann, row) | {"title": "The same"})
    html = refused(ben, row, by_ben)
    assert "What you typed is exactly what is saved now." in html and "<h3>" not in html


def test_who_may_only_read_sees_nothing_of_both_texts(ann, ben):
    row = models.Guide.objects.get(key="what-is-an-iop")
    by_ben = opened(ben, row)
    saved(ann, row, opened(ann, row) | {"title": "Ann's title"})
    member("Ben", "Clinical reviewer")
    answer = ben.post(address(row), by_ben | {"title": "Ben's title"})
    assert answer.status_code == 403


def test_who_saves_twice_in_a_row_is_not_stopped(ann):
    row = models.Guide.objects.get(key="what-is-an-iop")
    for title in ("One", "Two"):
        assert "only the draft" in saved(ann, row, opened(ann, row) | {"title": title})


def test_a_limit_changed_below_a_level_is_noticed(ann, ben):
    row = models.Level.objects.get(key="iop")
    by_ben = opened(ben, row)
    limit = row.limits.get(dimension="withdrawal")
    saved(ann, limit, opened(ann, limit) | {"highest": 1})
    html = refused(ben, row, by_ben | {"tagline": "Ben's line."})
    assert "Saved last by Ann" in html
    assert both(html, "In one line") == ["Ben's line.", row.tagline]
    assert both(html, "Serves up to") == ["moderate", "mild"]
    limit.refresh_from_db()
    assert limit.highest == 1


def test_rows_that_came_or_went_meanwhile_stand_beside_what_was_typed(ann, ben):
    row = models.Level.objects.get(key="iop")
    first, second, third = row.services.all()[:3]
    by_ben = opened(ben, row)
    names = {value: name for name, value in by_ben.items() if name.startswith("services-")}
    first.delete()
    models.Service.objects.create(level=row, name="Meals", text="Lunch is served.")
    place = by_ben["services-TOTAL_FORMS"]
    typed = {names[first.text]: "Ben's first.", names[second.text]: "Ben's second."}
    typed |= {names[third.text].replace("text", "DELETE"): "on"}
    typed |= {f"services-{place}-{name}": f"Ben's new {name}." for name in ("name", "text")}
    html = refused(ben, row, by_ben | typed | {"services-TOTAL_FORMS": place + 1})
    parts = {part.split("</h2>")[0]: part for part in html.split("<h2>")[1:]}
    assert both(parts["Service that someone else removed"], "Text") == ["Ben's first.", "nothing"]
    assert both(parts[escape(str(second))], "Text") == ["Ben's second.", second.text]
    assert both(parts[escape(str(third))], "Delete") == ["Yes", "No"]
    assert both(parts["Service that you added"], "Name") == ["Ben's new name.", "nothing"]
    assert both(parts["Meals (added by someone else)"], "Text") == ["nothing", "Lunch is served."]
    assert len(parts) == 5


def test_a_row_that_was_deleted_meanwhile_gives_back_what_was_typed(ann, ben):
    row = models.Guide.objects.get(key="what-is-an-iop")
    by_ben = opened(ben, row)
    row.delete()
    row.pk = by_ben["id"] = models.Guide.history.latest().id
    html = saved(ben, row, by_ben | {"body": "All that Ben wrote."})
    assert "Someone else deleted this while you had it open" in html
    assert "All that Ben wrote." in html
