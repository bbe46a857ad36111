"""Bring a record's YAML text into the canonical form, keeping its comments.

Keys stand in the order of the record's model; short lists and mappings stand on one line;
longer ones in block style; lines are folded at 100 characters; every value stays text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any, get_args, get_origin

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    PlainScalarString,
    SingleQuotedScalarString,
)
from ruamel.yaml.tag import Tag

from macros.loading.yaml_reader import BOOLEANS_OF_YAML_1_1, NULLS
from macros.loading.yaml_text import parse_yaml
from macros.records.base import Part, Record
from macros.values.annotations import unwrap

WIDTH = 100
# ruamel folds a few texts with backslashes wrongly; a file that holds one is not folded.
_UNFOLDED = 1_000_000
INDENT = 2
# Lists and mappings that always stand in block style, one entry or key to a few lines.
_ALWAYS_BLOCK = frozenset({"facts", "disputes", "documents", "cites_by_field", "values"})


class _TextResolver(VersionedResolver):
    """Takes every scalar for text: 2025-07-08 stays a text, NO stays a text."""

    def resolve(self, kind: Any, _value: Any, _implicit: Any) -> Tag:
        """Give the tag of a node by its kind alone, whatever a scalar looks like."""
        return _TAGS[kind]


_TAGS = {
    ScalarNode: Tag(suffix="tag:yaml.org,2002:str"),
    SequenceNode: Tag(suffix="tag:yaml.org,2002:seq"),
    MappingNode: Tag(suffix="tag:yaml.org,2002:map"),
}


def format_text(text: str, model: type[Record]) -> str:
    """Give the canonical form of a record's text.

    Args:
        text: sound YAML, as `handbook check` accepts it.
        model: the kind of record, which gives the order of keys.
    """
    value = parse_yaml(text).value
    for width in (WIDTH, _UNFOLDED):
        canonical = _render(text, model, width)
        if parse_yaml(canonical).value == value:
            return canonical
    raise ValueError(f"ruamel.yaml cannot write this without changing it: {text[:200]!r}")


def write_text(value: Mapping[str, Any], model: type[Record]) -> str:
    """Give the canonical text of a record that is not a file yet.

    Args:
        value: texts, and lists and mappings of such.
        model: the kind of record.
    """
    return edit_text("", model, lambda record: record.update(as_node(value)))


def edit_text(text: str, model: type[Record], edit: Callable[[CommentedMap], None]) -> str:
    """Give the canonical text of a record after a change to it; comments stay.

    Args:
        text: sound YAML, as `handbook check` accepts it; empty for a new record.
        model: the kind of record.
        edit: changes the record in place; what it puts in has gone through `as_node`.
    """
    yaml = _make_yaml(_UNFOLDED)
    tree = yaml.load(text) if text else CommentedMap()
    edit(tree)
    stream = StringIO()
    yaml.dump(tree, stream)
    return format_text(stream.getvalue(), model)


def as_node(value: Any) -> Any:
    """Give a text, list or mapping in the form in which it can be put into a record."""
    if isinstance(value, Mapping):
        return CommentedMap({str(key): as_node(entry) for key, entry in value.items()})
    if isinstance(value, list | tuple):
        return CommentedSeq([as_node(entry) for entry in value])
    return DoubleQuotedScalarString(value)  # holds whatever text; format_text takes off the marks


def _render(text: str, model: type[Record], width: int) -> str:
    yaml = _make_yaml(width)
    tree = yaml.load(text)
    ordered = _order(tree, model)
    _style(ordered, 0, 0, "")
    stream = StringIO()
    yaml.dump(ordered, stream)
    return _with_schema_line(stream.getvalue(), model)


def _make_yaml(width: int) -> YAML:
    yaml = YAML(typ="rt")
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True  # of keys; values get the quotation marks that they need
    yaml.width = width
    yaml.allow_unicode = True
    yaml.explicit_start = False
    yaml.indent(mapping=INDENT, sequence=INDENT + 2, offset=INDENT)
    return yaml


def schema_line(model: type[Record]) -> str:
    """Give the comment by which editors find the schema of a kind of record."""
    return f"# yaml-language-server: $schema=../schema/{model.folder}.schema.json\n"


def _with_schema_line(text: str, model: type[Record]) -> str:
    # ruamel leaves a space where it folds a text. Here it never counts: the texts are plain or in
    # quotation marks. Source: YAML 1.2.2, 6.5 "Line Folding", spaces around a fold are left out.
    lines = [line.rstrip(" ") for line in text.split("\n")]
    kept = [line for line in lines if not line.startswith("# yaml-language-server:")]
    return schema_line(model) + "\n".join(kept)


def _order(node: Any, annotation: Any) -> Any:
    """Put the keys of every mapping into the order of its model, scalars into plain text."""
    plain = unwrap(annotation)
    if isinstance(node, CommentedMap):
        return _order_mapping(node, plain)
    if isinstance(node, CommentedSeq):
        inner = get_args(plain)[0] if get_args(plain) else None
        for position, entry in enumerate(node):
            node[position] = _order(entry, inner)
        return node
    if node is None:
        return None
    value = str(node)
    if value in NULLS or value.lower() in BOOLEANS_OF_YAML_1_1 or value.startswith((":", "?")):
        return SingleQuotedScalarString(value)
    if "  " in value:
        return DoubleQuotedScalarString(value)  # a plain text loses spaces where it is folded
    return PlainScalarString(value)


def _order_mapping(node: CommentedMap, plain: Any) -> CommentedMap:
    if isinstance(plain, type) and issubclass(plain, Part):
        places = {name: rank for rank, name in enumerate(plain.written_order())}
        wanted = sorted(node, key=lambda key: places.get(key, len(places)))
        annotations = {name: info.annotation for name, info in plain.model_fields.items()}
    else:
        wanted = list(node)
        is_mapping = isinstance(get_origin(plain), type) and issubclass(get_origin(plain), Mapping)
        inner = get_args(plain)[1] if is_mapping else None
        annotations = dict.fromkeys(node, inner)
    if wanted != list(node):
        for key in wanted:
            node.move_to_end(key)
    for key in node:
        node[key] = _order(node[key], annotations.get(key))
    return node


def _style(node: Any, indent: int, prefix: int, key: str) -> None:
    """Choose flow or block style for a list or mapping and all below it.

    Args:
        node: the list, mapping or scalar.
        indent: columns before the line on which the node would stand.
        prefix: characters that its key and colon, or hyphen, take on that line.
        key: the key under which it stands.
    """
    if not isinstance(node, CommentedMap | CommentedSeq):
        return
    is_short = indent + prefix + _flow_length(node) <= WIDTH
    may_flow = key not in _ALWAYS_BLOCK and indent > 0 and not _has_comments(node)
    if may_flow and is_short and _is_flat(node):
        _set_flow(node)
        return
    node.fa.set_block_style()
    if isinstance(node, CommentedMap):
        for name, value in node.items():
            _style(value, indent + INDENT, len(str(name)) + 2, str(name))
    else:
        for value in node:
            _style(value, indent + INDENT, 2, "")


def _is_flat(node: Any) -> bool:
    """Tell whether a node is easily read on one line: scalars, or lists of scalars, in it."""
    children = list(node.values()) if isinstance(node, CommentedMap) else list(node)
    if isinstance(node, CommentedSeq) and len(children) > 1:
        # Several mappings stand under each other, even when one line could hold them.
        mappings = [c for c in children if isinstance(c, CommentedMap)]
        if mappings and not all(set(m) <= {"source", "at"} for m in mappings):
            return False
    if isinstance(node, CommentedSeq) and any(
        isinstance(c, CommentedMap) and not set(c) <= {"source", "at"} for c in children
    ):
        return False
    return all(_is_scalar(c) or _is_flat(c) for c in children)


def _is_scalar(node: Any) -> bool:
    return not isinstance(node, CommentedMap | CommentedSeq)


def _set_flow(node: Any) -> None:
    if _is_scalar(node):
        return
    node.fa.set_flow_style()
    for child in node.values() if isinstance(node, CommentedMap) else node:
        _set_flow(child)


def _flow_length(node: Any) -> int:
    """Give the length of a node written on one line, quotation marks counted generously."""
    if node is None:
        return 0
    if isinstance(node, CommentedMap):
        return sum(len(str(k)) + 4 + _flow_length(v) for k, v in node.items()) + 2
    if isinstance(node, CommentedSeq):
        return sum(2 + _flow_length(v) for v in node) + 2
    text = str(node)
    return len(text) + (2 if any(c in text for c in ",[]{}:#'\"") else 0)


def _has_comments(node: Any) -> bool:
    return node.ca.comment is not None or bool(node.ca.items)
