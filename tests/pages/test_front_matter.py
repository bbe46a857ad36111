"""The head of a page comes back as it was written, whoever reads it."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from macros.pages.front_matter import split_front_matter, write_front_matter

NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True).filter(
    lambda name: isinstance(yaml.safe_load(name), str)
)
TRAPS = ["2026-01-01", "no", "1e3", "0o17", "~", "a: b # c", "---", '"', "{{ x }}", "\u2028a\x85"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(TRAPS)
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1), st.sampled_from(["", "Text.\n", "# A\n\n---\n"]))
def test_what_is_written_is_read_again(meta: dict[str, Any], body: str) -> None:
    text = write_front_matter(meta) + body
    assert split_front_matter(text) == (meta, body)
    assert get_data(text)[1] == meta


def test_a_page_without_a_head_is_all_text() -> None:
    assert split_front_matter("# A\n\n---\n") == ({}, "# A\n\n---\n")
    assert split_front_matter("---\n---\n\nText.\n") == ({}, "Text.\n")
