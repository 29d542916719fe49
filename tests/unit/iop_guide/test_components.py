"""The page of all components is for staff."""

import pytest

PARTS = [
    "tel-strong",
    "box-urgent",
    "status",
    "empty",
    "errors",
    "choice-apart",
    "progress",
    "signs",
    "steps",
    "facts",
    "situation",
    "level-picture",
]


def test_visitors_are_asked_to_sign_in(visitor):
    page = visitor.get("/about/components/")
    assert page.status_code == 302 and "/admin/login/" in page["Location"]


@pytest.mark.django_db
def test_staff_see_every_component_in_its_states(admin_client):
    page = admin_client.get("/about/components/").content.decode()
    for part in PARTS:
        assert part in page, part
