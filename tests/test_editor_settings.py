"""The settings by which editors find the schema of each record."""

from __future__ import annotations

import json
import subprocess

from macros.records.registry import RECORD_KINDS
from tests.builders import ROOT

FOLDER = ROOT / ".vscode"


def test_every_kind_of_record_is_mapped_to_its_schema():
    settings = json.loads((FOLDER / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f"./data/schema/{folder}.schema.json": f"data/{folder}/*.yaml"
        for folder in sorted(RECORD_KINDS)
    }
    for schema in settings["yaml.schemas"]:
        assert (ROOT / schema).is_file()


def test_the_editor_is_told_of_the_extension_that_reads_schemas():
    extensions = json.loads((FOLDER / "extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_the_settings_are_kept_in_the_repository_and_those_of_persons_are_not():
    names = [".vscode/settings.json", ".vscode/extensions.json", ".vscode/launch.json"]
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == [".vscode/launch.json"]
