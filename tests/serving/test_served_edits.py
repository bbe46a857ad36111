"""Edits while `mkdocs serve` runs: near pages at once, in the end what a new build gives."""

from __future__ import annotations

from macros.serving.edits import SHOWN
from tests.builders import make_exercise, make_place, render
from tests.serving.served import PAGE, RECORD, Served

FILE = f"{PAGE}index.html"


def _assert_as_built_anew(served: Served) -> None:
    shown, fresh = served.list_files(), served.build_anew()
    assert sorted(shown) == sorted(fresh)
    assert [name for name in shown if shown[name] != fresh[name]] == []


def test_a_name_that_stands_on_many_pages_is_shown_on_its_own_first_and_then_on_all(
    served: Served,
) -> None:
    with served.rebuilt():
        served.write(render(make_exercise(name="First name", date="2025-07-08")))
        served.wait_for("First name")
        # A second edit meets the build of the whole site from the first one.
        served.write(render(make_exercise(name="Second name", date="2025-07-08")))
        served.wait_for("Second name")
        assert served.list_shown()[-2:] == [FILE, FILE]
        # A browser that asks for what is not there does not disturb the build that has begun.
        served.wait_until(lambda: "Cleaning" in served.said.rpartition(SHOWN)[2])
        assert not served.has("favicon.ico")
    assert "Second name" in served.read("chronology/")
    assert "Second name" in served.read("search/entries.js")
    assert "Second name" in served.read("data/v1/exercises.json")
    _assert_as_built_anew(served)


def test_records_that_come_go_or_change_their_id_are_followed(served: Served) -> None:
    with served.rebuilt():
        served.write(render(make_place()), "places/aktau.yaml")
        served.wait_until(lambda: served.has("places/aktau/"))
        data = served.project / "data"
        (data / RECORD).rename(data / "exercises/qartal-2025.yaml")
        served.wait_until(lambda: served.has("exercises/qartal-2025/"))
        assert not served.has(PAGE)
    _assert_as_built_anew(served)
    with served.rebuilt():
        served.write(None, "places/aktau.yaml")
        served.wait_until(lambda: not served.has("places/aktau/"))
        (data / "exercises/qartal-2025.yaml").rename(data / RECORD)
        served.wait_until(lambda: served.has(PAGE))
    assert not served.has("exercises/qartal-2025/")


def test_a_change_of_a_page_a_template_or_python_leads_to_a_build_of_everything(
    served: Served,
) -> None:
    record = render(make_exercise(summary="Before the code."))
    with served.rebuilt():
        served.write(record)
    edits = {
        "docs/method.md": ("# ", "# Revised: "),
        "macros/pages/templates/exercise.md.jinja": ("{", "Of the template.\n\n{"),
        "macros/pages/markup.py": ("def render_prose(text: str) -> Markup:\n", None),
        "macros/theme/partials/copyright.html": ("<", "<p>Of the theme.</p><"),
    }
    prose = '    if text.startswith("Before"):\n        return Markup("Of Python.")\n'
    before = {}
    with served.rebuilt():
        for name, (old, new) in edits.items():
            path = served.project / name
            before[path] = text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new or old + prose, 1), encoding="utf-8")
        page = served.wait_for("Of Python.")
    assert "Of the template." in page
    assert "Of the theme." in page
    assert "Revised: " in served.read("method/")
    _assert_as_built_anew(served)
    # Single pages are built with the new code from then on.
    shown = len(served.list_shown())
    with served.rebuilt():
        served.write(render(make_exercise(summary="Before all the code.", name="Later")))
        served.wait_until(lambda: len(served.list_shown()) > shown)
        assert "Of Python." in served.read()
    with served.rebuilt():
        for path, text in before.items():
            path.write_text(text, encoding="utf-8")


def test_a_browser_is_woken_when_its_own_page_has_changed(served: Served) -> None:
    epoch = served.read().rpartition("livereload(")[2].partition(",")[0]
    with served.rebuilt():
        served.write(render(make_exercise(summary=f"Since {epoch}.")))
        assert int(served.read(f"livereload/{epoch}/1", referer=PAGE)) > int(epoch)
        assert f"Since {epoch}." in served.read()
