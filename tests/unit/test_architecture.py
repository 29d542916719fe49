"""Who may know of whom: the rules know nobody, the two apps do not know each other."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PURE = [
    "iop_guide.rules.explain.what_if",
    "iop_guide.rules.explain.explanation",
    "iop_guide.rules.explain.why_not",
    "iop_guide.rules.explain.wording",
    "iop_guide.rules.explain.settling",
    "iop_guide.result.what_if",
    "iop_guide.result.phrases",
    "iop_guide.result.step_shapes",
    "iop_guide.result.steps",
    "programs.directory.session_times",
    "iop_guide.rules.proof.audit",
    "iop_guide.rules.proof.impact",
    "iop_guide.result.checks.questions",
    "iop_guide.rules.fit.fit",
    "iop_guide.rules.fit.week",
    "iop_guide.result.estimate",
    "intake.week",
    "intake.usual_hours",
    "intake.rights",
    "intake.scoring",
    "intake.ratings",
    "intake.answers",
    "intake.conditions",
    "intake.frequency",
    "intake.terms",
    "intake.triggers",
    "intake.safety",
    "intake.notes",
    "intake.editions",
    "intake.changes",
    "intake.nameable",
    "intake.posted",
    "intake.clauses",
    "intake.told",
    "intake.voices",
    "intake.written",
    "intake.rescoring",
    "intake.journey",
    "intake.review",
    "programs.levels.content",
    "programs.directory.filters",
    "programs.directory.search",
    "programs.directory.offers",
    "programs.levels.floors",
]


def imported(path):
    """The names of the modules that a file imports, relative ones made whole."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join([*above, *([node.module] if node.module else [])])


def files(folder):
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found
    return found


@pytest.mark.parametrize("module", PURE)
def test_pure_modules_work_where_there_is_no_django(module):
    program = f"import sys; sys.modules['django'] = None; import {module}"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_the_rules_recommend_where_there_is_no_django():
    program = """
import sys; sys.modules['django'] = None
from iop_guide.rules.definitions import read_definitions
from iop_guide.rules.profile import Profile, Rating
from iop_guide.rules.recommendation import recommend
levels = [{"key": "x", "serves": {"a": 0}}, {"key": "y"}]
two = {"scale": [0, 4], "dimensions": ["a"], "level": levels}
person = Profile(ratings={"a": Rating(1, 1)}, obligations=Rating(0, 0))
print(recommend(person, read_definitions(two)).level.key)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "y\n"


def test_the_rules_import_nothing_of_the_site():
    allowed = {*sys.stdlib_module_names, "iop_guide"}
    for path in files("iop_guide/rules"):
        for name in imported(path):
            assert name.split(".")[0] in allowed, (path, name)
            if name.startswith("iop_guide"):
                assert name.startswith("iop_guide.rules"), (path, name)


@pytest.mark.parametrize(("one", "other"), [("intake", "programs"), ("programs", "intake")])
def test_the_two_apps_do_not_import_each_other(one, other):
    for path in files(one):
        for name in imported(path):
            assert name.split(".")[0] != other, (path, name)


@pytest.mark.parametrize("app", ["intake", "programs"])
def test_the_apps_know_nothing_of_the_site_but_the_rules(app):
    for path in files(app):
        for name in imported(path):
            if name.startswith("iop_guide"):
                assert name.startswith("iop_guide.rules"), (path, name)


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
