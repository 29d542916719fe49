"""The admin of both rooms: levels with their releases, and the directory of programs."""

from django.contrib import admin

from .directory import admin as directory
from .levels import admin as levels

__all__ = ["directory", "levels"]

admin.site.site_header = "IOP Guide administration"
admin.site.site_title = "IOP Guide administration"
admin.site.index_title = "Drafts, releases and programs"
