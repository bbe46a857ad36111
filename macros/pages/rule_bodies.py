"""The rules as the contributor guide tells them: meaning, bad and good example, and the message."""

from __future__ import annotations

from dataclasses import dataclass

from macros.checks import GUIDANCE
from macros.checks.examples import try_bad
from macros.guidance import Guidance
from macros.pages.environment import render_template

RULE_GROUPS = tuple(GUIDANCE)
_SHOWN_REPEATS = 2


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with the lines of its two examples and what `handbook check` says of the bad one.

    A file is a path inside the data folder.
    """

    guidance: Guidance
    bad_file: str
    bad_lines: tuple[str, ...]
    good_lines: tuple[str, ...]
    message: str


def render_rules(group: str) -> str:
    """Give the rules of a group: those of files, of records, or against an older version."""
    views = [_view(guidance) for guidance in GUIDANCE[group]]
    return render_template("rules", rules=views)


def _view(guidance: Guidance) -> RuleView:
    example = guidance.example
    lines = example.bad.splitlines()
    if example.bad_times > 1:
        lines = [*lines * _SHOWN_REPEATS, f"… ({example.bad_times:,} times)"]
    encoded = "\n".join(lines).encode(example.bad_encoding)
    return RuleView(
        guidance,
        example.bad_file or example.file,
        tuple(encoded.decode("utf-8", "replace").split("\n")) if lines else (),
        tuple(example.good.splitlines()),
        "\n".join(str(problem) for problem in try_bad(guidance)),
    )
