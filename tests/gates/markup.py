"""The HTML of built pages, held against the HTML standard by the Nu checker."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.builders import ROOT

_CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_EXCEPTIONS = Path(__file__).parent / "markup-exceptions.yaml"
_SECONDS_MAX = 300


@dataclass(frozen=True)
class KnownFault:
    """A fault of the theme that we cannot mend: what the checker says of which markup, and why."""

    message: re.Pattern[str]
    markup: re.Pattern[str]
    reason: str


@dataclass(frozen=True)
class MarkupFault:
    """What the checker finds in a page; `markup` is the place itself."""

    page: str
    line: int
    message: str
    markup: str


def list_known_faults(path: Path = _EXCEPTIONS) -> list[KnownFault]:
    """Give the faults that are let pass, as `markup-exceptions.yaml` lists them."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        KnownFault(re.compile(item["message"]), re.compile(item["markup"]), item["reason"])
        for item in listed
    ]


def check_markup(site: Path) -> list[MarkupFault]:
    """Check every page below a folder; give all errors and warnings.

    Raises:
        subprocess.CalledProcessError: when the checker itself fails.
    """
    command = ["java", "-jar", str(_CHECKER), "--skip-non-html", "--format", "json"]
    done = subprocess.run(
        [*command, "--exit-zero-always", "--stdout", str(site)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=_SECONDS_MAX,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [
        MarkupFault(
            page=message.get("url", "").removeprefix(f"file:{site}/"),
            line=message.get("lastLine", 0),
            message=message["message"],
            markup=_mark(message),
        )
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]


def _mark(message: dict[str, Any]) -> str:
    start, length = message.get("hiliteStart", 0), message.get("hiliteLength", 0)
    return str(message.get("extract", ""))[start : start + length].strip()


def split_known(
    faults: list[MarkupFault], known: list[KnownFault]
) -> tuple[list[MarkupFault], list[KnownFault]]:
    """Give the faults that no exception covers, and the exceptions that cover none."""
    new: list[MarkupFault] = []
    used: set[int] = set()
    for fault in faults:
        cover = [
            k for k in known if k.message.search(fault.message) and k.markup.search(fault.markup)
        ]
        used.update(map(known.index, cover))
        if not cover:
            new.append(fault)
    return new, [k for number, k in enumerate(known) if number not in used]
