"""The list of gates and of the drills that close them, and the table that tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.builders import ROOT

_LIST = Path(__file__).with_name("drills.yaml")
HEADING = "## Failure drills {: #drills }"


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate in words, what keeps it, the constants that bound it, the tests that close it."""

    gate: str
    kept_by: list[str]
    drills: list[str]
    bounds: list[str] = field(default_factory=list)


def list_gates() -> list[Gate]:
    """Give every gate of the list."""
    return [Gate(**entry) for entry in yaml.safe_load(_LIST.read_text(encoding="utf-8"))]


def render_table() -> str:
    """Give the gates and their drills, each in the words of its name, as a Markdown table."""
    lines = ["| Gate | Drills |", "|---|---|"]
    for gate in list_gates():
        drills = "; ".join(dict.fromkeys(map(_word, gate.drills)))
        lines.append(f"| {gate.gate} | {drills} |")
    return "\n".join(lines) + "\n"


def _word(drill: str) -> str:
    """Give the sentence that a test is called by."""
    return drill.rpartition("::")[2].removeprefix("test_").replace("_", " ")


def read_guide_table() -> str:
    """Give the table as the guide for maintainers has it."""
    guide = (ROOT / "docs" / "maintain.md").read_text(encoding="utf-8")
    _before, _heading, part = guide.partition(HEADING)
    lines = part.partition("\n## ")[0].splitlines()
    return "".join(f"{line}\n" for line in lines if line.startswith("|"))
