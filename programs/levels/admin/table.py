"""All limits as one page, levels by dimensions, with the combinations as sentences beneath."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse

from .. import models
from ..cells import faults_by_cell
from ..releases import draft_content
from .base import ONLY_DRAFT
from .table_form import LimitTable

NEEDED = ["programs.add_limit", "programs.change_limit", "programs.delete_limit"]


@permission_required("programs.view_limit", raise_exception=True)
def table_page(request):
    """The table, what is wrong in its cells so far, and saving."""
    editable = request.user.has_perms(NEEDED)
    if request.method == "POST" and editable:
        form = _saved(request.POST)
        if form.is_valid():
            messages.success(request, f"{_changed(form)} {ONLY_DRAFT}")
            return redirect("admin:programs_limit_table")
    else:
        form = _table(editable=editable)
    content = draft_content()
    faults = faults_by_cell(content) if content else {}
    context = {
        "title": "All limits as one table",
        "form": form,
        "rows": list(form.rows(faults)),
        "levels": form.all_levels,
        "editable": editable,
        "wrong": [
            (f"{level}.{dimension}" if f"{level}.{dimension}" in form.fields else "", fault)
            for (level, dimension), there in faults.items()
            for fault in there
        ],
    }
    shared = admin.site.each_context(request) | {"opts": models.Limit._meta}
    return render(request, "admin/programs/limit/table.html", shared | context)


def _table(data=None, editable=True):
    draft = models.Draft.objects.first()
    levels = list(models.Level.objects.prefetch_related("limits", "combinations__parts"))
    return LimitTable(levels, draft.dimensions if draft else [], data, editable)


@transaction.atomic
def _saved(data):
    """The form, saved if it is right. One saves after the other: the first row is the lock."""
    list(models.Draft.objects.select_for_update())
    form = _table(data)
    if form.is_valid():
        form.save()
    return form


def _changed(form):
    count = len(form.changed_data)
    if not count:
        return "Nothing to change."
    return f"{count} limit{'s were' if count > 1 else ' was'} changed."


def has_cell(level, dimension):
    """Whether the table has this cell: the last level serves everyone and has none."""
    draft, last = models.Draft.objects.first(), models.Level.objects.last()
    return draft is not None and dimension in draft.dimensions and level != last


def table_address(level, dimension):
    """The address of a cell."""
    return f"{reverse('admin:programs_limit_table')}#id_{level.key}.{dimension}"
