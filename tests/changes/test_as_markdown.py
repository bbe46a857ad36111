"""Changes as a Markdown list."""

from __future__ import annotations

from typing import Any

import pytest

from macros.changes.as_markdown import render_markdown, word_plainly
from macros.changes.change_set import FORMAT, ChangeSet, EvidenceChange, VersionName
from macros.changes.compare import compare_records
from tests.commands import run
from tests.repository import make_history
from tests.test_cli_diff import NEW, OLD

KEY = "exercises/tarlan-2025"


def render(old: dict[str, Any], new: dict[str, Any], *evidence: EvidenceChange) -> str:
    name = VersionName(revision="", commit="")
    records = tuple(compare_records({KEY: old}, {KEY: new}, {KEY: evidence} if evidence else None))
    return render_markdown(
        ChangeSet(format=FORMAT, old=name, new=name, records=records), {KEY: new}
    )


def test_a_record_is_one_entry_with_its_changes() -> None:
    level = EvidenceChange(field="date", old="single-source", new="corroborated")
    old, new = {"date": "2025-07-08/2025-07-10"}, {"date": "2025-07-08/2025-07-11"}
    assert render(old, new, level) == (
        "- **`tarlan-2025`** (exercises): `end date 2025-07-10 → 2025-07-11`; "
        "`evidence of date single-source → corroborated`\n\nRecords: 1 changed.\n"
    )


def test_without_changes_it_says_so() -> None:
    assert render({"name": "A"}, {"name": "A"}) == "No changes.\n"


def test_words_of_the_data_stay_text() -> None:
    text = render({"name": "a"}, {"name": "`@x` <b>[y](https://z.example)</b>\n# h"})
    assert text.splitlines()[0] == (
        "- **`tarlan-2025`** (exercises): "
        '``name a → "`@x` <b>[y](https://z.example)</b>\ufffd# h"``'
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("date 2025-07-08/2025-07-10 -> 2025-07-08/2025-07-11", "end date 2025-07-10 → 2025-07-11"),
        ("date 2025-07-08/.. -> 2025-07-08/2025-07-11", "end date .. → 2025-07-11"),
        ("date 2025-07-07/2025-07-10 -> 2025-07-08/2025-07-10",
         "start date 2025-07-07 → 2025-07-08"),
        ("date 2025-07-07/2025-07-10 -> 2025-07-08/2025-07-11",
         "date 2025-07-07/2025-07-10 → 2025-07-08/2025-07-11"),
        ("date 2025 -> 2025-07", "date 2025 → 2025-07"),
        ("sites[aktau].date 2025/2026 -> 2025/2027", "end sites[aktau].date 2026 → 2027"),
        ('name "a -> b" -> "c -> d"', 'name "a -> b" → "c -> d"'),
        ("host: added AZ", "host: added AZ"),
    ],
)  # fmt: skip
def test_a_change_is_worded_plainly(text: str, plain: str) -> None:
    assert word_plainly(text) == plain


def test_the_command_writes_it(tmp_path: Any) -> None:
    data = make_history(tmp_path, OLD, NEW)
    result = run("diff", "v1", "v2", "--data", data, "--format", "markdown")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[1].startswith("- **`tarlan-2025`** (exercises): `citations of date: added ")
    assert lines[-1] == "Records: 1 changed, 1 removed."
