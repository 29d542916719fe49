"""What of the site staff alone see: its components, and its pages as the draft would be."""

from django.contrib.auth.models import User
from django.test import Client

from programs.models import Level


def signed_in(**options):
    """A superuser's browser."""
    client = Client(**options)
    user, _ = User.objects.get_or_create(username="root", is_superuser=True, is_staff=True)
    client.force_login(user)
    return client


def drafts():
    """The components; a level in the preview; a form that came back too late; a broken draft."""
    client = signed_in()
    yield "components", client.get("/about/components/")
    client.post("/preview/start/")
    yield "preview home", client.get("/")
    yield "preview level", client.get("/levels/iop/")
    Level.objects.filter(key="iop").update(hours_low=30)
    yield "preview broken", client.get("/levels/iop/")
    late = signed_in(enforce_csrf_checks=True)
    yield "staff token lost", late.post("/admin/programs/level/1/change/")
