"""Makes a picture of every page in every state: at 360 and 1280 px, light and dark.

python -m tests.looks --to /tmp/looks                    all of them
python -m tests.looks --to /tmp/looks --group cards      of one group, or of several
python -m tests.looks --to /tmp/looks --as phone         on a phone in the light alone
python -m tests.looks --to /tmp/looks --as forced paper  in forced colors, and on paper

The site is that of this folder, in this process, with a database of its own.
"""

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
# The name of a way to look, the size of the screen, and how the browser is asked to show it.
WAYS = {
    "phone": (PHONE, {"color_scheme": "light"}),
    "phone-dark": (PHONE, {"color_scheme": "dark"}),
    "desk": (DESK, {"color_scheme": "light"}),
    "desk-dark": (DESK, {"color_scheme": "dark"}),
    "forced": (PHONE, {"forced_colors": "active"}),
    "paper": (DESK, {"media": "print"}),
}
USUAL = ["phone", "phone-dark", "desk", "desk-dark"]
AS_BEFORE = {"color_scheme": "light", "forced_colors": "none", "media": "screen"}


def main():
    wanted = _wanted()
    with TemporaryDirectory() as kept:
        _set_up(f"sqlite:///{kept}/looks.sqlite3")
        _make(wanted)


def _set_up(database):
    """A site with its first release and nothing else."""
    from ..support import environment  # noqa: F401  before Django reads its settings

    os.environ |= {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "iop_guide.settings"}
    import django
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("first_release", verbosity=0)


def _make(wanted):
    """The pictures; they need the site."""
    from playwright.sync_api import sync_playwright

    from ..support.browser import LAUNCH, chromium
    from ..support.showing import screen
    from .states import states

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium(), args=LAUNCH)
        with screen(browser) as shown:
            for name, answer in states(wanted.group):
                shown.show(answer)
                for way in wanted.ways:
                    _picture(shown.page, way, wanted.to / way / f"{name.replace('/', '-')}.png")
                print(name, flush=True)
        browser.close()


def _picture(page, way, path):
    size, media = WAYS[way]
    page.set_viewport_size(size)
    page.emulate_media(**AS_BEFORE | media)
    page.screenshot(path=path, full_page=True)


def _wanted():
    parser = argparse.ArgumentParser(prog="python -m tests.looks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--to", type=Path, required=True, help="the folder of the pictures")
    parser.add_argument("--group", nargs="+", help="groups of states; their functions' names")
    parser.add_argument("--as", nargs="+", dest="ways", choices=WAYS, default=USUAL)
    return parser.parse_args()


if __name__ == "__main__":
    main()
