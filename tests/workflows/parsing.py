"""The workflows as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.builders import ROOT

FOLDER = ROOT / ".github" / "workflows"


@dataclass(frozen=True)
class Step:
    """One step of a job; `name` is what people see, or what it uses or runs."""

    workflow: str
    job: str
    content: dict[str, Any]

    @property
    def name(self) -> str:
        return str(
            self.content.get("name") or self.content.get("uses") or self.content["run"]
        ).partition("@")[0]

    @property
    def key(self) -> str:
        return f"{self.workflow}: {self.name}"


def read_workflows() -> dict[str, dict[str, Any]]:
    """Give each workflow by its file name; `on` is read as the text that it is."""
    found = {}
    for path in sorted(FOLDER.glob("*.yml")):
        # BaseLoader: every scalar is a text, so that `on` is no boolean.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        found[path.name] = content
    return found


def list_jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the file, the name and the content of each job."""
    for workflow, content in read_workflows().items():
        for job, parts in content["jobs"].items():
            yield workflow, job, parts


def list_steps() -> Iterator[Step]:
    """Give every step of every job."""
    for workflow, job, parts in list_jobs():
        for content in parts["steps"]:
            yield Step(workflow, job, content)


def find_script(key: str) -> str:
    """Give the shell text of the one step with a key such as `review.yml: Build the site`."""
    (script,) = [str(step.content["run"]) for step in list_steps() if step.key == key]
    return script


def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
