"""The admin: drafts in plain words with their history, releases, and the page that publishes."""

from django.contrib import admin

from . import levels, lines, parts, proposals, releases

__all__ = ["levels", "lines", "parts", "proposals", "releases"]

admin.site.site_header = "IOP Guide administration"
admin.site.site_title = "IOP Guide administration"
admin.site.index_title = "Drafts and releases"
