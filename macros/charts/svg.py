"""Rendering: a drawing becomes SVG text. The only place that calls vl-convert."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from xml.etree import ElementTree as ET

import vl_convert

from macros.charts.picture import Drawing
from macros.charts.theme import NAME_OF_CODE, PATTERNS, ROLES, SOFT

# The version of Vega-Lite that altair 6 writes; fixed, so that an update shows as a change.
VEGA_LITE_VERSION = "6.1"
SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"

# What Vega writes and neither pages nor books need: roles for its own tooltips, and defaults.
_DROPPED = frozenset(
    [
        "class",
        "role",
        "aria-roledescription",
        "aria-label",
        "aria-hidden",
        "pointer-events",
        "stroke-miterlimit",
        "clip-path",
        "font-family",
        "version",
        "width",
        "height",
        "display",
    ]
)
_DEFAULTS = {
    ("opacity", "1"), ("fill-opacity", "1"), ("stroke-opacity", "1"), ("text-anchor", "start"),
    ("stroke-width", "0"), ("stroke-width", "1"), ("font-weight", "normal"), ("x2", "0"),
    ("y2", "0"), ("transform", "translate(0,0)"),
}  # fmt: skip
_KEPT_SIZES = frozenset(["rect", "pattern"])
_DECIMAL = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_PAINTS = ("fill", "stroke")
# Sets one colour on an element; the attribute is `fill`, `stroke` or `stop-color`.
_Painter = Callable[[ET.Element, str, str], None]


def render_for_page(
    drawing: Drawing, prefix: str, label: str, links: Mapping[str, tuple[str, str]]
) -> str:
    """Give the SVG for a page: colours as CSS classes, the font left to the page.

    It has role `img` and the label, or is a labelled group when links are in it.

    Args:
        drawing: what to draw.
        prefix: begins the ids in it, so that several pictures can stand on one page.
        label: the text alternative.
        links: for each link in the drawing, address and name.
    """
    root = _render(drawing)
    root.set("role", "group" if links else "img")
    root.set("aria-label", label)
    for anchor in root.iter("a"):
        address, name = links[anchor.get("href", "").rpartition("#")[2]]
        anchor.attrib.clear()
        anchor.attrib.update({"href": address, "aria-label": name})
        ET.SubElement(anchor, "title").text = name
    _paint(root, prefix, _as_class)
    return _write(root)


def render_for_print(drawing: Drawing, font: str) -> str:
    """Give a complete SVG document in the light colours and a font, for a book.

    Links are left out: in print they lead nowhere.
    """
    root = _render(drawing)
    root.set("xmlns", SVG)
    root.set("font-family", font)
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == "a":
                child.tag = "g"
                child.attrib.clear()
                parent[place] = child
    _paint(root, "", _as_light)
    return _write(root)


def _render(drawing: Drawing) -> ET.Element:
    """Give the cleaned tree, with codes of the theme for colours; a new one on each call."""
    spec = json.dumps(drawing.spec, sort_keys=True, ensure_ascii=False)
    root = ET.fromstring(_convert(spec))  # noqa: S314 our own drawing
    _clean(root)
    return root


@lru_cache(maxsize=512)
def _convert(spec: str) -> str:
    """Draw once for each distinct specification; nothing is loaded from anywhere."""
    return vl_convert.vegalite_to_svg(
        spec, vl_version=VEGA_LITE_VERSION, show_warnings=False, allowed_base_urls=[]
    )


# Cleaning: the same picture in a third of the bytes.


def _clean(element: ET.Element) -> None:
    element.tag = element.tag.removeprefix(f"{{{SVG}}}")
    attributes = {k: v for k, v in element.attrib.items() if not _is_dropped(element.tag, k, v)}
    target = attributes.pop(_LINK, None)
    if target is not None:
        attributes["href"] = target
    element.attrib.clear()
    element.attrib.update({k: _shorten(k, v) for k, v in attributes.items()})
    element.tail = None
    for child in list(element):
        _clean(child)
        if _is_void(child):
            element.remove(child)
    _lift_lone_groups(element)


def _is_dropped(tag: str, name: str, value: str) -> bool:
    if name in {"width", "height"} and tag in _KEPT_SIZES:
        return False
    return name in _DROPPED or (name, value) in _DEFAULTS


def _is_void(element: ET.Element) -> bool:
    """Tell whether an element draws nothing."""
    if element.tag == "clipPath":
        return True  # the edge of the sheet cuts off as well, and its ids differ from run to run
    if len(element):
        return False
    if element.tag in {"g", "defs"} or element.get("fill") == "transparent":
        return True
    if element.tag == "path":
        shown = any(element.get(paint, "none") != "none" for paint in _PAINTS)
        return not shown or not element.get("d")
    return element.tag == "text" and not element.text


def _lift_lone_groups(element: ET.Element) -> None:
    """Take children out of groups that only hold them."""
    place = 0
    while place < len(element):
        child = element[place]
        if child.tag == "g" and not child.attrib:
            element.remove(child)
            for offset, grandchild in enumerate(list(child)):
                element.insert(place + offset, grandchild)
        else:
            place += 1


def _shorten(name: str, value: str) -> str:
    """Round to a tenth of a pixel; more cannot be seen."""
    if name in {"d", "transform", "x", "y", "x2", "y2", "width", "height", "stroke-width"}:
        return _DECIMAL.sub(_round, value)
    return value.removesuffix("px") if name == "font-size" else value


def _round(match: re.Match[str]) -> str:
    text = f"{float(match[0]):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


# Colours: codes of the theme become classes or values.


def _paint(root: ET.Element, prefix: str, paint: _Painter) -> None:
    used: dict[str, None] = {}
    for element in root.iter():
        for attribute in _PAINTS:
            name = NAME_OF_CODE.get(element.get(attribute, ""))
            if name is None:
                continue
            if name in ROLES:
                paint(element, attribute, name)
            else:
                used[name] = None
                element.set(attribute, f"url(#{prefix}{name})")
    if used:
        definitions = ET.Element("defs")
        for name in used:
            definitions.append(_define(name, prefix, paint))
        root.insert(0, definitions)


def _define(name: str, prefix: str, paint: _Painter) -> ET.Element:
    """Give the definition of a pattern or of a fill that fades at both ends."""
    if name in SOFT:
        return _define_soft(name, prefix, paint)
    pattern = PATTERNS[name]
    size = str(pattern.size)
    element = ET.Element(
        "pattern", id=prefix + name, width=size, height=size, patternUnits="userSpaceOnUse"
    )
    if pattern.angle:
        element.set("patternTransform", f"rotate({pattern.angle})")
    ground = ET.SubElement(element, "rect", width=size, height=size)
    paint(ground, "fill", pattern.ground)
    lines = ET.SubElement(element, "path", {"d": pattern.path, "fill": "none"})
    lines.set("stroke-width", f"{pattern.thickness:g}")
    paint(lines, "stroke", pattern.ink)
    return element


def _define_soft(name: str, prefix: str, paint: _Painter) -> ET.Element:
    gradient = ET.Element("linearGradient", id=prefix + name)
    for offset, opacity in (("0", "0"), ("0.35", "1"), ("0.65", "1"), ("1", "0")):
        stop = ET.SubElement(gradient, "stop", {"offset": offset, "stop-opacity": opacity})
        paint(stop, "stop-color", SOFT[name])
    return gradient


def _as_class(element: ET.Element, attribute: str, name: str) -> None:
    element.attrib.pop(attribute, None)
    own = f"{'f' if attribute == 'fill' else 's' if attribute == 'stroke' else 'stop'}-{name}"
    element.set("class", f"{element.get('class', '')} {own}".strip())


def _as_light(element: ET.Element, attribute: str, name: str) -> None:
    element.set(attribute, ROLES[name].light)


def _write(root: ET.Element) -> str:
    return ET.tostring(root, encoding="unicode", short_empty_elements=True).replace(" />", "/>")
