"""No id goes away without a word: `handbook check --against`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.guidance import Example, Guidance
from macros.loading.handbook import Handbook
from macros.loading.versions import DOCUMENTS, UsedId, Version
from macros.problems import Problem
from macros.records.registry import name_kind
from macros.records.tombstone import Tombstone
from macros.values.wording import quoted, with_article

RULE = Guidance(
    "ids-kept",
    "Every id of a record or document that the older version had is still there, for the same "
    "kind of thing, or has a file in `data/tombstones/` that says what became of it: moved, "
    "merged, split or withdrawn.",
    Example(
        "tombstones/falcon-2025.yaml",
        """\
# yaml-language-server: $schema=../schema/tombstones.schema.json
name: Falcon-2025
became: moved
kind: exercises
successors: [tarlan-2025]
reason: The exercise's own name became known.
date: 2026-05-01
""",
        "",
    ),
)


def check_ids_kept(handbook: Handbook, old: Version) -> Iterator[Problem]:
    """Yield every id of an older version that is gone, or names something of another kind.

    Args:
        handbook: the records of today.
        old: the version in which each id was used.
    """
    kinds = {record.id: record.folder for record in handbook.list_all()}
    kinds = {**dict.fromkeys(handbook.documents, DOCUMENTS), **kinds}
    for used in old.list_ids():
        if used.id in handbook.broken_mentions or used.kind in handbook.unread:
            continue  # its file is there and has a problem of its own
        message = _find_fault(handbook, used, kinds.get(used.id), old.revision)
        if message is not None:
            yield Problem(used.path, 0, 0, "", message, RULE.name)


def _find_fault(handbook: Handbook, used: UsedId, kind: str | None, revision: str) -> str | None:
    if kind == used.kind or (kind is not None and used.kind == Tombstone.folder):
        return None
    was = f"{quoted(used.id)} was {with_article(name_kind(used.kind))} in {revision}"
    if kind is None:
        if used.kind == Tombstone.folder:
            return f"{was} and is gone. Put the file back."
        return (
            f"{was} and is gone without a word. Put it back, or say what became of it in "
            f"data/tombstones/{used.id}.yaml: name, became (moved, merged, split or withdrawn), "
            f"kind: {used.kind}, successors, reason and date."
        )
    tombstone = handbook.find_record(Tombstone, used.id)
    if tombstone is None:
        return (
            f"{was} and is {with_article(name_kind(kind))} now. Give that one another id, and say "
            f"what became of this one in data/tombstones/{used.id}.yaml."
        )
    if tombstone.kind != used.kind:
        return f"{was}. Write `kind: {used.kind}` in data/tombstones/{used.id}.yaml."
    return None
