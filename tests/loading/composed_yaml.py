"""A second, slower reading of YAML texts, against which the loader's own is held.

It looks at all events first, then composes the tree of nodes, and walks through that. Of what is
wrong it tells the position, the path and the rule, in order.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import Node, ScalarNode, SequenceNode

from macros.loading.yaml_faults import (
    find_control_character,
    find_hidden_character,
    find_swallowed_text,
)
from macros.values.text import find_text_fault

DEPTH_MAX = 20
NULLS = {"", "~", "null", "Null", "NULL"}
BOOLEANS = {"y", "n", "yes", "no", "on", "off", "true", "false"}

Place = tuple[int, int]
Path = tuple[str | int, ...]


class Composed:
    """What the text says: its value, the places of values and keys, and what is wrong."""

    def __init__(self, text: str) -> None:
        self.value: Any = None
        self.places: dict[Path, Place] = {}
        self.key_places: dict[Path, Place] = {}
        self.faults: list[tuple[Place, Path, str]] = []
        self.has_empty_value = False
        self.empty_lines: set[int] = set()
        self._read(text)

    def _read(self, text: str) -> None:
        if find_control_character(text):
            self.faults.append(((0, 0), (), "clean-text"))
            return
        try:
            refused = find_refused(text)
            node = None if refused else yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError:
            is_hidden = find_hidden_character(text, [])
            self.faults.append(((0, 0), (), "clean-text" if is_hidden else "yaml-syntax"))
            return
        if refused is not None:
            self.faults.append((refused, (), "yaml-plain"))
        elif node is None:
            self.faults.append(((0, 0), (), "yaml-syntax"))
        else:
            self.value = self._read_node(node, ())
            is_told = any(rule == "clean-text" for _place, _path, rule in self.faults)
            if not is_told and find_hidden_character(text, []):
                self.faults.append(((0, 0), (), "clean-text"))
            swallowed = find_swallowed_text(text)
            if swallowed and swallowed.position.line not in self.empty_lines:
                self.faults.append(((0, 0), (), "yaml-plain"))

    def _read_node(self, node: Node, path: Path) -> Any:
        self.places[path] = place(node)
        if isinstance(node, ScalarNode):
            if not node.style and node.value in NULLS:
                if path:
                    self.has_empty_value = True
                    self.empty_lines.add(place(node)[0])
                    self.faults.append((place(node), path, "yaml-plain"))
                return None
            self._check(node, path)
            return node.value
        if isinstance(node, SequenceNode):
            return [self._read_node(entry, (*path, i)) for i, entry in enumerate(node.value)]
        entries: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.faults.append((place(key), path, "yaml-plain"))
            elif key.value in entries:
                self.faults.append((place(key), (*path, key.value), "yaml-plain"))
            else:
                self.key_places[*path, key.value] = place(key)
                self._check(key, (*path, key.value))
                if isinstance(value, ScalarNode) and not value.value and is_next(key, value):
                    self.has_empty_value = True
                    self.faults.append((place(key), (*path, key.value), "yaml-syntax"))
                    name, _colon, meant = key.value.partition(":")
                    entries.setdefault(name, meant)
                    continue
                entries[key.value] = self._read_node(value, (*path, key.value))
        return entries

    def _check(self, node: ScalarNode, path: Path) -> None:
        if not node.style and node.value.lower() in BOOLEANS:
            self.faults.append((place(node), path, "yaml-boolean"))
        if find_text_fault(node.value):
            self.faults.append((place(node), path, "clean-text"))


def place(part: Any) -> Place:
    """Give the line and column at which a node or an event begins."""
    return part.start_mark.line + 1, part.start_mark.column + 1


def is_next(key: Node, value: Node) -> bool:
    """Tell whether a value begins where its key ends, without a colon between."""
    return bool(key.end_mark.index == value.start_mark.index)


def find_refused(text: str) -> Place | None:
    """Give the place of the first alias, anchor, tag, too deep nesting or second document."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if (
            isinstance(event, yaml.AliasEvent)
            or getattr(event, "anchor", None) is not None
            or getattr(event, "tag", None) is not None
            or depth > DEPTH_MAX
            or documents > 1
        ):
            return place(event)
    return None
