"""Releases: listed and shown, never changed; the two pages that come with them."""

from django.contrib import admin
from django.urls import path

from ...admin_pages.read_only import ReadOnly
from .. import models
from . import publishing, restoring


@admin.register(models.Release)
class ReleaseAdmin(ReadOnly, admin.ModelAdmin):
    """Read-only."""

    list_display = ["__str__", "published", "publisher", "note", "short_hash"]
    list_select_related = ["publisher", "proposal__approver"]
    search_fields = ["note", "hash"]
    fields = ["number", "published", "publisher", "approver", "note", "reason", "hash"]

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("publish/", view(publishing.publish_page), name="programs_release_publish"),
            path("<int:pk>/draft/", view(restoring.draft_page), name="programs_release_draft"),
        ]
        return own + super().get_urls()

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    @admin.display(description="Approved by")
    def approver(self, release):
        """The second person; nobody where none was needed."""
        return (release.proposal and release.proposal.approver) or "nobody: none was needed"

    @admin.display(description="Why some people get a lower level")
    def reason(self, release):
        """Given where it lowers anyone's."""
        return (release.proposal and release.proposal.reason) or "it lowered nobody's level"

    @admin.display(description="Fingerprint")
    def short_hash(self, release):
        """Enough of it to tell releases apart."""
        return release.hash[:12]
