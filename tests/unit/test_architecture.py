"""Who may know of whom, as far as lint-imports cannot say it (pyproject.toml has the contracts)."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Where Django may be, beside the folders of rows, admin, commands and templates; all else works
# without it, in these packages a new module too.
FOLDERS = {"admin", "management", "migrations", "models"}
WITH_DJANGO = {
    "intake": "apps erasing forms gate_form leaving question_views returning sealing skeleton "
    "store urls views",
    "iop_guide/result": "as_json call_sheets chapters/card chapters/cost chapters/in_care "
    "chapters/next_steps chapters/points_to chapters/programs chapters/reasons chapters/settling "
    "chapters/sheet chapters/shown chapters/summary chapters/take_along chapters/unasked "
    "chapters/week chapters/why cost_estimate_form data_files "
    "decided/of_request money pdf pictures receipt search_of_result search_views shown_fit views",
    "programs/directory": "data_files finding importing/findtreatment importing/listing "
    "importing/plan importing/reading importing/reports importing/runs importing/samhsa "
    "importing/services importing/template importing/writing listing origins relaxing "
    "search_form uploads",
    "programs/levels": "checks draft_files drafts editions limit_checks loading new_limits phones "
    "preview published publishing/agreement publishing/authors publishing/earlier "
    "publishing/effects publishing/locking publishing/proposals publishing/receivers "
    "publishing/refusals publishing/release_views publishing/status publishing/steps releases "
    "remembered start_checks views",
}
IMPORT_ALL = """
import sys
sys.modules["django"] = None
from importlib import import_module
for name in sys.argv[1:]:
    try:
        import_module(name.replace("/", "."))
    except ImportError as error:
        assert error.name.split(".")[0] == "django", (name, error)
        print(name)
"""


def files(folder):
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found
    return found


def modules(package):
    """The modules of a package as paths within it, but those in folders that are Django's."""
    paths = [path.relative_to(ROOT / package).with_suffix("") for path in files(package)]
    kept = [path for path in paths if path.name != "__init__" and not FOLDERS & set(path.parts)]
    return [path.as_posix() for path in kept]


def run(*arguments):
    """What Python prints."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("package", WITH_DJANGO)
def test_all_but_the_named_modules_work_where_there_is_no_django(package):
    needing = run("-c", IMPORT_ALL, *[f"{package}/{name}" for name in modules(package)])
    assert needing == [f"{package}/{name}" for name in WITH_DJANGO[package].split()]


def test_the_rules_recommend_where_nothing_is_installed():
    names = [f"iop_guide.rules.{name.replace('/', '.')}" for name in modules("iop_guide/rules")]
    program = f"""
import {", ".join(names)}
from iop_guide.rules.definitions import read_definitions
from iop_guide.rules.profile import Profile, Rating
from iop_guide.rules.recommendation import recommend
levels = [{{"key": "x", "serves": {{"a": 0}}}}, {{"key": "y"}}]
two = {{"scale": [0, 4], "dimensions": ["a"], "level": levels}}
person = Profile(ratings={{"a": Rating(1, 1)}}, obligations=Rating(0, 0))
print(recommend(person, read_definitions(two)).level.key)
"""
    assert run("-S", "-c", program) == ["y"]


def test_nothing_is_installed_for_the_test_above():
    assert run("-S", "-c", "import importlib.util as u; print(u.find_spec('django'))") == ["None"]


def test_only_one_module_opens_sealed_answers():
    for folder in ("intake", "programs", "iop_guide"):
        for path in files(folder):
            if path.name not in ("sealing.py", "models.py", "0001_initial.py"):
                assert "SealedAnswers" not in path.read_text(encoding="utf-8"), path


def test_no_template_compares_a_score():
    words = ("rating", "score", ".low", ".high")
    for path in (ROOT / "templates").rglob("*.html"):
        for tag in path.read_text(encoding="utf-8").split("{%")[1:]:
            tag = tag.split("%}")[0]
            if tag.strip().startswith(("if", "elif")) and any(word in tag for word in words):
                assert not any(sign in tag for sign in ("<", ">", "==")), (path, tag)
