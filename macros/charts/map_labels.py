"""Names on the map: as many as do not run into one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Width of a letter as a share of the size of the font: a little more than the mean.
_LETTER = 0.54


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Tell whether two rectangles share a part."""
        return self.left < other.right and other.left < self.right and self.is_level_with(other)

    def is_level_with(self, other: Box) -> bool:
        """Tell whether two rectangles share a height."""
        return self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A sign that may get a name beside it."""

    name: str
    x: float
    y: float
    radius: float

    def box(self) -> Box:
        """Give the rectangle that the sign takes."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True, slots=True)
class Label:
    """A name at its place; `align` says on which side of the place it stands."""

    text: str
    x: float
    y: float
    align: str


def text_box(text: str, x: float, y: float, size: float, align: str) -> Box:
    """Give the rectangle that a text takes; `y` is its middle."""
    width = len(text) * size * _LETTER
    left = {"left": x, "center": x - width / 2, "right": x - width}[align]
    return Box(left, y - size * 0.6, left + width, y + size * 0.6)


def choose_labels(
    spots: Sequence[Spot], taken: Iterable[Box], sheet: Box, size: float, at_most: int
) -> list[Label]:
    """Name spots in their order, each on the first side where there is room.

    Args:
        spots: all signs, those first that most deserve a name.
        taken: other texts.
        sheet: the part of the sheet in which names must stay.
        size: of the font.
        at_most: how many names.
    """
    signs = [spot.box() for spot in spots]
    occupied = list(taken)
    labels: list[Label] = []
    for spot in spots:
        if len(labels) == at_most:
            break
        gap = spot.radius + 3
        for x, y, align in (
            (spot.x + gap, spot.y, "left"),
            (spot.x - gap, spot.y, "right"),
            (spot.x, spot.y - gap - size * 0.5, "center"),
            (spot.x, spot.y + gap + size * 0.6, "center"),
        ):
            box = text_box(spot.name, x, y, size, align)
            inside = (
                box.left > sheet.left
                and box.right < sheet.right
                and box.top > sheet.top
                and box.bottom < sheet.bottom
            )
            if inside and not any(box.touches(other) for other in [*occupied, *signs]):
                occupied.append(box)
                labels.append(Label(spot.name, x, y, align))
                break
    return labels
