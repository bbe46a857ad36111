"""Every macro has a test and stands in the guide for contributors."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from macros.pages.page_macros import MACRO_NAMES, PageMacros
from tests.builders import ROOT


def test_every_macro_has_a_test() -> None:
    called = set()
    for path in Path(__file__).parent.glob("test_*_macros.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                called.add(node.func.attr)
    assert [name for name in MACRO_NAMES if name not in called] == []


def test_every_macro_stands_in_the_guide_for_contributors() -> None:
    guide = (ROOT / "docs" / "contribute.md").read_text(encoding="utf-8")
    # What pages get by themselves at their end is not written by authors.
    wanted = [name for name in MACRO_NAMES if name != "source_notes"]
    assert [name for name in wanted if not re.search(rf"`[^`\n]*\b{name}\(", guide)] == []


def test_every_macro_says_what_it_prints() -> None:
    sentences = {name: getattr(PageMacros, name).__doc__ or "" for name in MACRO_NAMES}
    assert [name for name, text in sentences.items() if not text.startswith("Print ")] == []
