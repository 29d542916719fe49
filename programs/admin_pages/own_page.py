"""Pages of our own inside the admin."""

from django.contrib import admin
from django.shortcuts import render


def page(request, template, context):
    """A page of our own inside the admin."""
    shared = admin.site.each_context(request)
    return render(request, f"admin/programs/{template}.html", {**shared, **context})
