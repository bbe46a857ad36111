"""The guides for maintainers and reviewers name what there is."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.builders import ROOT
from tests.workflows.parsing import read_text, read_workflows

GUIDES = [
    "docs/extend.md",
    "docs/engines.md",
    "docs/maintain.md",
    "docs/governance.md",
    "CONTRIBUTING.md",
]
FOLDERS = ("macros/", "tests/", "docs/", "data/", ".github/", "benchmarks/")
# Names that a guide makes up for a walk through, and a folder that is made when it is needed.
MADE_UP = re.compile(r"agreement|<format>|VERSION|\*|^data/tombstones/$")
CODE = re.compile(r"`([^`\n]+)`")
WALKED = ROOT / "docs" / "extend.md"


def list_paths(guide):
    for name in CODE.findall(read_text(ROOT / guide)):
        if name.startswith(FOLDERS) and " " not in name and not MADE_UP.search(name):
            yield name


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_that_a_guide_names_is_there(guide):
    assert [name for name in list_paths(guide) if not (ROOT / name).exists()] == []


def test_the_walks_name_many_files():
    assert len(set(list_paths("docs/extend.md"))) > 35


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("INDEX_PAGES", "macros/pages/addresses.py"),
        ("ALL_EXPORTERS", "macros/exports/catalogue.py"),
        ("ExportInput", "macros/exports/export_file.py"),
        ("ExportFile", "macros/exports/export_file.py"),
        ("Programme", "macros/records/registry.py"),
        ("PROGRAMMES", "macros/exports/tables/all_tables.py"),
    ],
)
def test_a_name_that_a_walk_leads_to_is_there(name, path):
    assert name in read_text(WALKED) or name.capitalize() in read_text(WALKED)
    assert re.search(rf"\b{name}\b", read_text(ROOT / path))


def test_every_workflow_is_described():
    text = read_text(ROOT / "docs" / "maintain.md")
    assert [name for name in read_workflows() if f"`{name}`" not in text] == []


def test_code_owners_name_nobody_and_places_that_are_there():
    lines = read_text(ROOT / ".github" / "CODEOWNERS").splitlines()
    assert [line for line in lines if not line.startswith("#")] == []
    owned = [line.split() for line in lines if "@" in line]
    assert {team for _mark, _place, team in owned} == {"@OWNER/maintainers"}
    places = [place.strip("/") for _mark, place, _team in owned if place != "*"]
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_checklists_ask_the_same_of_authors_and_reviewers():
    asked = read_text(ROOT / ".github" / "pull_request_template.md")
    guide = read_text(ROOT / "docs" / "governance.md")
    for word in ("relays", "disputes", "tombstone", "CHANGELOG.md", "another host", "text"):
        assert word in asked
        assert word.rstrip("s") in guide


def test_dependabot_looks_at_each_kind_of_pinned_package():
    content = yaml.safe_load(read_text(ROOT / ".github" / "dependabot.yml"))
    kinds = {update["package-ecosystem"] for update in content["updates"]}
    assert kinds == {"github-actions", "pip", "npm"}
    assert all(update["cooldown"]["default-days"] >= 7 for update in content["updates"])


HOOKS = yaml.safe_load(read_text(ROOT / ".pre-commit-config.yaml"))["repos"]


def test_hooks_before_a_commit_ask_no_other_host():
    assert [repository["repo"] for repository in HOOKS] == ["local"]
    assert {hook["language"] for hook in HOOKS[0]["hooks"]} == {"system"}


def test_hooks_before_a_commit_run_the_checks_of_make_lint():
    makefile = read_text(ROOT / "Makefile")
    for hook in HOOKS[0]["hooks"]:
        words = [w for w in hook["entry"].split() if "=" not in w and w != "env"]
        tool = words[0].removeprefix(".venv/bin/")
        assert f"$(BIN)/{tool}" in makefile or f"\n{words[1]}:" in makefile, hook["entry"]
