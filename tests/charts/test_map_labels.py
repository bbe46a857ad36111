"""Names on the map: they do not run into one another."""

from __future__ import annotations

from macros.charts.map_labels import Box, Spot, choose_labels, text_box

SHEET = Box(0, 0, 300, 200)


def test_a_name_stands_right_of_its_spot() -> None:
    [label] = choose_labels([Spot("Aktau", 100, 100, 5)], [], SHEET, 10, 5)
    assert (label.x, label.y, label.align) == (108, 100, "left")


def test_a_name_goes_to_the_left_where_the_right_is_taken() -> None:
    taken = [text_box("Caspian Sea", 150, 100, 10, "center")]
    [label] = choose_labels([Spot("Aktau", 100, 100, 5)], taken, SHEET, 10, 5)
    assert label.align == "right"


def test_a_name_without_room_is_left_out() -> None:
    assert choose_labels([Spot("Aktau", 100, 100, 5)], [SHEET], SHEET, 10, 5) == []


def test_the_first_spots_are_named_first() -> None:
    spots = [Spot(f"Town {n}", 20, 20 + 40 * n, 3) for n in range(4)]
    assert [la.text for la in choose_labels(spots, [], SHEET, 10, 2)] == ["Town 0", "Town 1"]


def test_no_two_names_touch() -> None:
    spots = [Spot(f"Place {n}", 20 + 13 * n, 60 + 7 * n, 4) for n in range(12)]
    labels = choose_labels(spots, [], SHEET, 10, 12)
    boxes = [text_box(la.text, la.x, la.y, 10, la.align) for la in labels]
    assert labels
    assert not any(a.touches(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
