"""The inner shape of maps, calendars, feeds and linked data, as a small full handbook shows it.

`make contract` runs this module to write the shape down again after it has grown.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

from macros.changes.dispute_changes import DisputeChange, Turn
from macros.changes.step import Mark, ToldRecord, VersionHistory, VersionStep
from macros.exports.as_atom import export_atom
from macros.exports.as_geojson import export_geojson
from macros.exports.as_ics import export_ics
from macros.exports.as_jsonld import export_jsonld
from macros.exports.contract import CONTRACT_FOLDER, VERSION
from macros.exports.export_file import ExportFile, ExportInput
from macros.values.terms import DocumentKind, PlaceKind, PublisherKind
from tests.builders import ROOT, Content, make_document, make_place, make_publisher
from tests.exports.full_data import make_full_data
from tests.exports.inputs import make_input

SHAPES_FILE = ROOT / CONTRACT_FOLDER / f"{VERSION}-formats.json"
# By place (a feature's properties, an entry, a type of node), the kinds of value of each name.
Shapes = dict[str, dict[str, str]]
_Found = defaultdict[str, defaultdict[str, set[str]]]


def observe_shapes() -> Shapes:
    """Export a handbook with a record of every kind, and note what its files consist of."""
    found: _Found = defaultdict(lambda: defaultdict(set))
    with TemporaryDirectory() as folder:
        source = _make_source(Path(folder))
        for file in export_geojson(source):
            _observe_geojson(found, file)
        for file in export_ics(source):
            _observe_ics(found, file)
        for file in export_atom(source):
            _observe_xml(found, ET.fromstring(file.content), "")  # noqa: S314 our own
        for file in export_jsonld(source):
            _observe_nodes(found, json.loads(file.content))
    return {
        place: {name: _word(kinds) for name, kinds in sorted(names.items())}
        for place, names in sorted(found.items())
    }


def find_shape_breaks(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Say each thing that users of the old shape would miss in the new one."""
    for place, names in old.items():
        for name, kinds in names.items():
            now = new.get(place, {}).get(name)
            if now is None:
                yield f"{place}: {name} is gone"
            elif kinds not in {now, "null"}:
                yield f"{place}: {name} was {kinds} and is {now}"


def _make_files() -> dict[str, Content]:
    """Give a record of every kind, and one of each sort that has a type of its own in JSON-LD."""
    files = make_full_data()
    for place in PlaceKind:
        files[f"places/{place}.yaml"] = make_place(
            name=str(place), kind=str(place), within="aktau", note="On the shore."
        )
    documents = [make_document(id=f"a-{kind}", kind=str(kind)) for kind in DocumentKind]
    for publisher in PublisherKind:
        own = [{**document, "id": f"{document['id']}-{publisher}"} for document in documents]
        files[f"sources/{publisher}.yaml"] = make_publisher(kind=str(publisher), documents=own)
    return files


def _make_source(folder: Path) -> ExportInput:
    files = _make_files()
    days = {path: date(2026, 5, 1) for path in files}
    old, new = (
        Mark(commit=str(day) * 40, moment=datetime(2026, 5, day, tzinfo=UTC)) for day in (1, 2)
    )
    told = ToldRecord(
        record="exercises/tarlan-2025", name="Tarlan", change="changed", texts=("host AZ -> KZ",)
    )
    dispute = DisputeChange(
        record="exercises/tarlan-2025", name="Tarlan", field="date", text="x", turn=Turn.OPENED
    )
    step = VersionStep(old=old, new=new, told=(told,), disputes=(dispute,))
    history = VersionHistory((step,), is_known=True, is_whole=True)
    return make_input(folder, files, changed=days, added=days, history=history)


def _word(kinds: set[str]) -> str:
    """Word kinds of values; that one may be missing says nothing against the others."""
    return " | ".join(sorted(kinds - {"null"})) or "null"


def _observe_object(found: _Found, place: str, value: Mapping[str, Any]) -> None:
    for name, inner in value.items():
        found[place][name].add(_kind(inner))


def _kind(value: object) -> str:
    if isinstance(value, list):
        return f"array of {_word({_kind(entry) for entry in value})}" if value else "null"
    names: dict[type, str] = {
        type(None): "null", bool: "boolean", int: "number", float: "number", str: "string",
        dict: "object",
    }  # fmt: skip
    return names[type(value)]


def _observe_geojson(found: _Found, file: ExportFile) -> None:
    collection = json.loads(file.content)
    _observe_object(found, file.path, collection)
    for feature in collection["features"]:
        _observe_object(found, f"{file.path} feature", feature)
        _observe_object(found, f"{file.path} properties", feature["properties"])


def _observe_ics(found: _Found, file: ExportFile) -> None:
    """Note the properties of each component with the names of their parameters."""
    component: list[str] = []
    for line in file.content.decode().replace("\r\n ", "").split("\r\n"):
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        if name == "BEGIN":
            component.append(value)
        elif name == "END":
            component.pop()
        elif name:
            found[f"{file.path} {component[-1]}"][name].add(", ".join(sorted(parameters)) or "text")


def _observe_xml(found: _Found, element: ET.Element, above: str) -> None:
    """Note the elements inside each element, and the attributes of each."""
    place = f"{above}/{element.tag.rpartition('}')[2]}"
    rel = element.get("rel")
    place = f"{place}[rel={rel}]" if rel else place
    for name in element.attrib:
        found[f"Atom {place}"][f"@{name.rpartition('}')[2]}"].add("attribute")
    for inner in element:
        found[f"Atom {place}"][inner.tag.rpartition("}")[2]].add("element")
        _observe_xml(found, inner, place)


def _observe_nodes(found: _Found, value: object) -> None:
    """Note the keys of each node by its type; in JSON-LD, one value is as good as a list of it."""
    if isinstance(value, list):
        for entry in value:
            _observe_nodes(found, entry)
    elif isinstance(value, dict):
        types = value.get("@type", "node without a type")
        for name in types if isinstance(types, list) else [types]:
            for key, inner in value.items():
                if key != "@context":
                    entries = inner if isinstance(inner, list) else [inner]
                    found[f"JSON-LD {name}"][key] |= {_kind(entry) for entry in entries}
        for key, inner in value.items():
            if key != "@context":
                _observe_nodes(found, inner)


def write_shapes() -> int:
    """Write the shape in place of the kept one, unless that would break it; give the status."""
    shapes = observe_shapes()
    if SHAPES_FILE.exists():
        breaks = list(find_shape_breaks(json.loads(SHAPES_FILE.read_text("utf-8")), shapes))
        if breaks:
            sys.stderr.write("\n".join([*breaks, "This breaks what others have built on it.", ""]))
            return 1
    SHAPES_FILE.write_text(render_shapes(shapes), encoding="utf-8")
    return 0


def render_shapes(shapes: Shapes) -> str:
    """Give the shape as text, as it is kept in the repository."""
    return json.dumps(shapes, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(write_shapes())
