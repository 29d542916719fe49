"""manage.py migrate on a new clone: nothing but what git brings is there."""

import os
import shutil
import subprocess
import sys

from django.conf import settings


def clone(folder):
    """The product without var/; the settings lie in it, so that it is the site's own folder."""
    for name in ("manage.py", "iop_guide"):
        copy = shutil.copytree if (settings.BASE_DIR / name).is_dir() else shutil.copy
        copy(settings.BASE_DIR / name, folder / name)
    for name in ("intake", "programs", "static", "templates"):
        (folder / name).symlink_to(settings.BASE_DIR / name)


def manage(folder, *words):
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "manage.py", *words], cwd=folder, env=env, capture_output=True, text=True
    )


def test_a_new_clone_is_migrated_without_further_steps(tmp_path):
    clone(tmp_path)
    done = manage(tmp_path, "migrate")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Applying programs.0001" in done.stdout
    assert (tmp_path / "var" / "db.sqlite3").exists()
    assert "Release 1 is published." in manage(tmp_path, "first_release").stdout


def test_no_folder_is_made_up_for_another_database(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/misspelt/db.sqlite3"},
        capture_output=True,
        text=True,
    )
    assert done.returncode and not (tmp_path / "misspelt").exists()
