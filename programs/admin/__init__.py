"""The admin: drafts in plain words with their history, releases, the page that publishes, and the
directory of programs with its imports."""

from django.contrib import admin

from . import directory, imports, levels, lines, parts, proposals, releases

__all__ = ["directory", "imports", "levels", "lines", "parts", "proposals", "releases"]

admin.site.site_header = "IOP Guide administration"
admin.site.site_title = "IOP Guide administration"
admin.site.index_title = "Drafts, releases and programs"
