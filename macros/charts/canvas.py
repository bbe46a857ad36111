"""A sheet to draw on, in pixels from the top left.

Charts place their parts themselves: nothing moves with the width of a text, so that the same
numbers give the same picture on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from macros.charts.late_altair import alt
from macros.charts.picture import Drawing
from macros.charts.theme import FONT_SIZE, MEASURED_FONT, colour

Row = dict[str, Any]


class Sheet:
    """Collects lines, bars, signs and texts; later kinds lie above earlier ones."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.lines: list[Row] = []
        self.bars: list[Row] = []
        self.signs: list[Row] = []
        self.texts: list[Row] = []

    def line(self, x: float, y: float, x2: float, y2: float, ink: str = "rule") -> None:
        """Draw a thin line."""
        self.lines.append({"x": x, "y": y, "x2": x2, "y2": y2, "ink": colour(ink)})

    def bar(
        self, x: float, y: float, x2: float, y2: float, fill: str, outline: str | None = None
    ) -> None:
        """Draw a rectangle between two corners, perhaps with an outline."""
        row = {"x": x, "y": y, "x2": x2, "y2": y2, "fill": colour(fill)}
        self.bars.append({**row, "ink": colour(outline) if outline else "none"})

    def sign(self, x: float, y: float, shape: str, *, size: float = 60, ink: str = "data") -> None:
        """Draw a sign: a shape of Vega-Lite, its size in square pixels."""
        self.signs.append({"x": x, "y": y, "shape": shape, "size": size, "ink": colour(ink)})

    def text(  # noqa: PLR0913 as many as a text has properties
        self,
        x: float,
        y: float,
        text: object,
        *,
        align: str = "left",
        ink: str = "ink",
        size: float = FONT_SIZE,
        bold: bool = False,
    ) -> None:
        """Write a text at its baseline; `align` is `left`, `center` or `right`."""
        self.texts.append(
            {"x": x, "y": y, "text": str(text), "align": align, "ink": colour(ink),
             "size": size, "weight": "bold" if bold else "normal"}
        )  # fmt: skip

    def finish(self, height: float) -> Drawing:
        """Give the drawing."""
        rows = {"lines": self.lines, "bars": self.bars, "signs": self.signs, "texts": self.texts}
        return make_drawing(_describe_sheet(), self.width, height, rows)


def make_drawing(
    template: Mapping[str, Any], width: float, height: float, rows: Mapping[str, Any], **more: Any
) -> Drawing:
    """Fill a template with rows.

    Args:
        template: from `finish_template`.
        width: of the sheet.
        height: of the sheet.
        rows: what each layer draws, by the name of its data.
        more: further top-level properties of Vega-Lite.
    """
    spec = {**template, "width": width, "height": height, "datasets": dict(rows), **more}
    return Drawing(int(width), int(height), spec)


def finish_template(*layers: alt.Chart, **more: Any) -> Mapping[str, Any]:
    """Put layers, from back to front, on a sheet whose size and rows are filled in later.

    Altair copies and checks whatever it is given; without rows that is done once and fast.
    """
    chart = (
        alt.layer(*layers)
        .properties(
            padding=0, autosize=alt.AutoSizeParams(type="none"), background="transparent", **more
        )
        .configure(aria=False, font=MEASURED_FONT)
        .configure_view(stroke=None)
    )  # fmt: skip
    return MappingProxyType(chart.to_dict())


def hold(name: str) -> alt.Chart:
    """Give a layer that draws the rows of a name."""
    return alt.Chart(alt.NamedData(name=name))


def each(field: str) -> alt.ExprRef:
    """Take a property of a mark from its own row."""
    return alt.ExprRef(f"datum.{field}")


def as_is(channel: Any, field: str) -> Any:
    """Take the value of a channel from a field without a scale: pixels, colours, shapes."""
    return channel(field, scale=None, legend=None)


@cache
def _describe_sheet() -> Mapping[str, Any]:
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    ends = {"x2": "x2:Q", "y2": "y2:Q"}
    ink, fill = as_is(alt.Stroke, "ink:N"), as_is(alt.Fill, "fill:N")
    return finish_template(
        hold("lines").mark_rule().encode(x=x, y=y, **ends, stroke=ink),
        hold("bars").mark_rect(strokeWidth=1).encode(x=x, y=y, **ends, fill=fill, stroke=ink),
        hold("signs").mark_point(strokeWidth=1.8, fill=colour("paper"), opacity=1).encode(
            x=x, y=y, shape=as_is(alt.Shape, "shape:N"), size=as_is(alt.Size, "size:Q"), stroke=ink
        ),
        hold("texts").mark_text(
            baseline="alphabetic", align=each("align"), fontWeight=each("weight"),
            fontSize=each("size"), limit=0,
        ).encode(x=x, y=y, text="text:N", fill=as_is(alt.Fill, "ink:N")),
    )  # fmt: skip
