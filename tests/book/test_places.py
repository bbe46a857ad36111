"""What one pass of Typst tells the next."""

from macros.book.places import find_places


def _heading(level, label, page):
    return {"level": level, "label": label, "at": {"page": page, "x": "10pt", "y": "20.04pt"}}


def test_places_are_printed_pages_positions_and_running_heads():
    report = {
        "shift": 4,
        "headings": [
            _heading(1, "part/guide", 5),
            _heading(2, "chapter/a", 5),
            _heading(3, "chapter/a/x", 7),
            _heading(2, "chapter/b", 8),
            _heading(2, "chapter/c", 8),
            _heading(1, "part/register", 10),
        ],
        "anchors": [{"label": "n1", "at": {"page": 10, "x": "1pt", "y": "2pt"}}],
        "cited": [[6, [3, 1]], [5, [1]], [6, [1]]],
        "indexed": [[7, ["parties/AZ"]]],
        "fits": [["countries/az", 1]],
    }
    titles = {"part/guide": "Guide", "chapter/a": "A", "chapter/b": "B", "chapter/c": "C"}
    places = find_places(report, titles)
    assert places["labels"]["chapter/a/x"] == [3, 7, 10.0, 20.0]
    assert places["labels"]["n1"] == [6, 10, 1.0, 2.0]
    assert places["cited"] == {"1": [1, 2], "3": [2]}
    assert places["indexed"] == {"parties/AZ": [3]}
    assert places["fits"] == {"countries/az": 1}
    assert places["heads"] == {
        "6": ["Guide", "A"],
        "7": ["Guide", "A"],
        "8": ["Guide", "B"],
        "9": ["Guide", "C"],
    }
