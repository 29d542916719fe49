"""Two admins at one page of the draft: the second is told, and neither loses anything."""

import pytest
from django.test import Client
from django.urls import reverse

from programs import models
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


def again(page):
    """The fields of a page that came back, as a browser would send them."""
    sent = {"seen": page.context["seen"]}
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for field in form:
            if (value := field.value()) not in (None, False):
                sent[field.html_name] = value
    return sent


def saved(client, row, sent):
    return client.post(address(row), sent, follow=True).content.decode()


def test_the_second_is_told_who_was_first_and_what_would_be_undone(ann, ben):
    row = models.Guide.objects.get(key="what-is-an-iop")
    by_ann, by_ben = opened(ann, row), opened(ben, row)
    assert "This changed only the draft" in saved(ann, row, by_ann | {"title": "Ann's title"})
    page = ben.post(address(row), by_ben | {"summary": "Ben's summary."})
    html = page.content.decode()
    assert "Someone else saved this while you had it open" in html
    assert "Saved last by Ann" in html
    assert "<del>Ann&#x27;s title</del> <ins>What is an IOP?</ins>" in html
    assert "Ben&#x27;s summary." in html
    row.refresh_from_db()
    assert (row.title, row.summary) != ("What is an IOP?", "Ben's summary.")

    mended = again(page) | {"title": "Ann's title"}
    assert "This changed only the draft" in saved(ben, row, mended)
    row.refresh_from_db()
    assert (row.title, row.summary) == ("Ann's title", "Ben's summary.")


def test_who_saves_twice_in_a_row_is_not_stopped(ann):
    row = models.Guide.objects.get(key="what-is-an-iop")
    for title in ("One", "Two"):
        assert "only the draft" in saved(ann, row, opened(ann, row) | {"title": title})


def test_a_limit_changed_below_a_level_is_noticed(ann, ben):
    row = models.Level.objects.get(key="iop")
    by_ben = opened(ben, row)
    limit = row.limits.get(dimension="withdrawal")
    saved(ann, limit, opened(ann, limit) | {"highest": 1})
    html = ben.post(address(row), by_ben | {"tagline": "Ben's line."}).content.decode()
    assert "Saved last by Ann" in html
    assert "<del>mild</del> <ins>moderate</ins>" in html
    limit.refresh_from_db()
    assert limit.highest == 1


def test_rows_that_came_or_went_meanwhile_stay_in_step_with_what_was_typed(ann, ben):
    row = models.Level.objects.get(key="iop")
    first, second = row.services.all()[:2]
    by_ben = opened(ben, row)
    typed = next(name for name, value in by_ben.items() if value == first.text)
    other = next(name for name, value in by_ben.items() if value == second.text)
    first.delete()
    new = models.Service.objects.create(level=row, name="Meals", text="Lunch is served.")
    page = ben.post(address(row), by_ben | {typed: "Ben's first.", other: "Ben's second."})
    html = page.content.decode()
    assert "Service that was removed meanwhile" in html and "<ins>Ben&#x27;s first.</ins>" in html
    assert "Ben&#x27;s second.</textarea>" in html and "Lunch is served.</textarea>" in html

    assert "only the draft" in saved(ben, row, again(page))
    assert models.Service.objects.get(pk=second.pk).text == "Ben's second."
    assert models.Service.objects.get(pk=new.pk).text == "Lunch is served."
    assert not models.Service.objects.filter(pk=first.pk).exists()


def test_a_row_that_was_deleted_meanwhile_gives_back_what_was_typed(ann, ben):
    row = models.Guide.objects.get(key="what-is-an-iop")
    by_ben = opened(ben, row)
    row.delete()
    row.pk = by_ben["id"] = models.Guide.history.latest().id
    html = saved(ben, row, by_ben | {"body": "All that Ben wrote."})
    assert "Someone else deleted this while you had it open" in html
    assert "All that Ben wrote." in html
