"""Handbooks at random: records of all kinds with links at random are checked and exported."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.checks import check_handbook
from macros.exports.catalogue import list_export_files
from macros.exports.export_file import ExportInput
from macros.loading.files import DataFile, parse_content
from macros.loading.handbook import build_handbook
from macros.problem_formats import RENDERERS
from macros.records.registry import RECORD_KINDS
from tests.builders import REAL_DATA, TODAY
from tests.exports.inputs import MOMENT, SITE_URL, VERSION
from tests.hostile.attacks import REFUSED, SHOWN
from tests.hostile.filling import list_slots, make_hostile_data, put

EXAMPLES = 120
_SOUND = dict(make_hostile_data({str(i): f"Plain words {i}" for i in range(4)}))
_IDS = sorted({name.partition("/")[2].removesuffix(".yaml") for name in _SOUND})
_TEXTS = st.one_of(
    st.sampled_from([*SHOWN.values(), *REFUSED.values()]),
    st.sampled_from([*_IDS, "documents-0", "documents-3", "AZ", "KZ", "TRNC", "held", "planned"]),
    st.sampled_from(["2025-07-08", "2025-13", "1992/..", "../2030", "-9", "0", "1e9", "NaN"]),
    st.text(max_size=20),
)


@st.composite
def handbooks(draw: st.DrawFn) -> dict[str, Any]:
    """Give the files of a handbook: sound ones, some taken away, moved, cut or changed."""
    names = draw(st.lists(st.sampled_from(sorted(_SOUND)), unique=True, max_size=16))
    files: dict[str, Any] = {}
    for name in names:
        folder = name.partition("/")[0]
        record = json.loads(json.dumps(_SOUND[name]))
        for slot in draw(st.lists(st.sampled_from(list_slots(folder)), max_size=3)):
            try:
                put(record, slot.path, draw(_TEXTS))
            except (KeyError, IndexError):
                continue  # the record has a range where others have a value
        for key in draw(st.lists(st.sampled_from(sorted(record)), unique=True, max_size=2)):
            record.pop(key)
        if draw(st.integers(0, 9)) == 0:
            folder = draw(st.sampled_from(sorted(RECORD_KINDS)))
            name = f"{folder}/{draw(st.sampled_from(_IDS))}.yaml"  # noqa: PLW2901 it moves
        files[name] = record
    return files


def _parse(files: dict[str, Any]) -> list[DataFile]:
    found = []
    for name, record in files.items():
        folder, _slash, file = name.partition("/")
        raw = json.dumps(record).encode()
        found.append(parse_content(raw, f"data/{name}", folder, file.removesuffix(".yaml")))
    return found


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(handbooks())
def test_a_handbook_at_random_is_checked_without_an_error(
    files: dict[str, Any],
) -> None:
    loaded = build_handbook(_parse(files))
    problems = sorted([*loaded.problems, *check_handbook(loaded.handbook, TODAY)])
    for render in RENDERERS.values():
        render(problems)
    for problem in problems:
        assert problem.message
        assert str(problem).isprintable()


@st.composite
def sound_handbooks(draw: st.DrawFn) -> dict[str, Any]:
    """Give the files of a sound handbook: any text in any free field, links between any records."""
    files: dict[str, Any] = json.loads(json.dumps(_SOUND))
    for name in draw(st.lists(st.sampled_from(sorted(files)), unique=True, max_size=12)):
        for slot in list_slots(name.partition("/")[0]):
            text = _dig(files[name], slot.path)
            if slot.is_free and text is not None and draw(st.booleans()):
                put(files[name], slot.path, draw(st.sampled_from(list(SHOWN.values()))))
            elif text is not None and _LINK.fullmatch(text) and slot.path[0] != "documents":
                put(files[name], slot.path, f"{text[:-1]}{draw(st.integers(0, 3))}")
    return files


_LINK = re.compile(r"(places|series|organizations|exercises|documents)-[0-3]")


def _dig(record: Any, path: tuple[str | int, ...]) -> str | None:
    for step in path:
        try:
            record = record[step]
        except (KeyError, IndexError, TypeError):
            return None
    return record if isinstance(record, str) else None


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(sound_handbooks())
def test_a_sound_handbook_at_random_is_exported_in_every_format(files: dict[str, Any]) -> None:
    loaded = build_handbook(_parse(files))
    assert loaded.problems == ()
    source = ExportInput(loaded.handbook, VERSION, SITE_URL, MOMENT, {}, REAL_DATA)
    exported = {file.path: file for file in list_export_files(source)}
    assert len(exported) > len(files)
    assert "handbook.sqlite" in exported
