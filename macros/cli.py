"""The command `handbook`: each of its commands is imported when it is called, and no other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import typer

from macros.command_line import StoppableGroup
from macros.interrupting import stopped_at_once

# The module of each command, in the order in which they are told.
_MODULES = {
    "check": "check_commands",
    "fmt": "data_commands",
    "schema": "data_commands",
    "diff": "check_commands",
    "export": "publish_commands",
    "book": "publish_commands",
    "offline": "publish_commands",
    "contract": "publish_commands",
    "pages": "engine_commands",
    "zensical": "engine_commands",
    "synth": "data_commands",
    "new": "contribute_commands",
    "cite": "contribute_commands",
    "freshness": "contribute_commands",
    "forms": "issue_commands",
    "from-issue": "issue_commands",
    "review": "workflow_commands",
    "link-excludes": "workflow_commands",
    "release": "workflow_commands",
    "import": "import_commands",
}


class _Commands(Mapping[str, Any]):
    """All commands by name. What publishes takes seconds to import, which the check need not."""

    def __getitem__(self, name: str) -> Any:
        with stopped_at_once():
            module = import_module(f"macros.{_MODULES[name]}")
        group = typer.main.get_group(module.app)
        return group if group.name == name else group.commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


class _Handbook(StoppableGroup):
    """The group of all commands."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": _Commands()})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the command; typer imports what it needs for that."""
        with stopped_at_once():
            return super().parse_args(ctx, args)


app = typer.Typer(
    name="handbook",
    cls=_Handbook,
    help="Check, format and describe the records of the handbook.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def main_group() -> None:
    """Check, format and describe the records of the handbook."""


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that lacks a letter shows its code instead of a traceback.
            stream.reconfigure(errors="backslashreplace")
    app()
