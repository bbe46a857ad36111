"""The rules as the contributor guide tells them: meaning, bad and good example, and the message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros import link_suppressions
from macros.checks import GUIDANCE
from macros.checks.examples import try_bad
from macros.guidance import Guidance
from macros.pages.environment import render_template
from macros.problems import Problem

LINKS = "links"
RULE_GROUPS = (*GUIDANCE, LINKS)
_SHOWN_REPEATS = 2


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with the lines of its two examples and what is said of the bad one.

    A file is a path from the root of the repository.
    """

    guidance: Guidance
    bad_file: str
    bad_lines: tuple[str, ...]
    good_file: str
    good_lines: tuple[str, ...]
    message: str


def render_rules(group: str) -> str:
    """Give the rules of a group: of files, of records, against an older version, or of links."""
    if group == LINKS:
        rule = link_suppressions.RULE
        views = [_view(rule, link_suppressions.try_example(rule.example.bad))]
    else:
        views = [_view(rule, try_bad(rule), "data/") for rule in GUIDANCE[group]]
    return render_template("rules", rules=views)


def _view(guidance: Guidance, said: Iterable[Problem], folder: str = "") -> RuleView:
    example = guidance.example
    lines = example.bad.splitlines()
    if example.bad_times > 1:
        lines = [*lines * _SHOWN_REPEATS, f"… ({example.bad_times:,} times)"]
    encoded = "\n".join(lines).encode(example.bad_encoding)
    return RuleView(
        guidance,
        folder + (example.bad_file or example.file),
        tuple(encoded.decode("utf-8", "replace").split("\n")) if lines else (),
        folder + example.file,
        tuple(example.good.splitlines()),
        "\n".join(map(str, said)),
    )
