"""The roles of staff as groups: who edits, who approves, who publishes, who keeps
the directory of programs.

Made after every migrate, with the permissions each needs; what an admin gives a group besides
stays. A person may have several roles: that one never approves one's own is checked elsewhere.
"""

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions

EDITED = (
    "level", "limit", "combination", "combinationpart", "service", "format", "weekslot",
    "helpline", "guide",
)  # fmt: skip
READ = tuple(f"view_{name}" for name in (*EDITED, "draft", "release", "proposal"))
CHANGE = tuple(f"{verb}_{name}" for name in EDITED for verb in ("add", "change", "delete"))
LISTED = ("program", "programsession")
DIRECTORY = (
    *(f"{verb}_{name}" for name in LISTED for verb in ("view", "add", "change", "delete")),
    "view_programimport", "add_programimport", "delete_programimport",
)  # fmt: skip
ROLES = {
    "Editor": (*READ, *CHANGE, "add_proposal"),
    "Clinical reviewer": (*READ, "approve_proposal"),
    "Directory": DIRECTORY,
    "Publisher": (*READ, "add_proposal", "add_release"),
}


def make_roles(sender: AppConfig, using: str, **signal: object) -> None:
    """For post_migrate: the groups, each with at least its permissions."""
    create_permissions(sender, using=using, verbosity=0)  # the groups come before Django's own turn
    group, permission = apps.get_model("auth.Group"), apps.get_model("auth.Permission")
    ours = permission.objects.using(using).filter(content_type__app_label=sender.label)
    for name, wanted in ROLES.items():
        row, _ = group.objects.using(using).get_or_create(name=name)
        row.permissions.add(*ours.filter(codename__in=wanted))
