"""The register of exercises: what scripts filter by stands in its rows, and fields have labels."""

from __future__ import annotations

from pathlib import Path

from tests.builders import load_sound, make_country, make_exercise, make_place, make_series
from tests.html_tree import Html
from tests.pages.sample import macros_of, render

_LABELLED = ".//form//*[self::input or self::select][not(ancestor::label)]"


def _register(folder: Path, **files: object) -> Html:
    names = {path.replace("__", "/") + ".yaml": record for path, record in files.items()}
    return render(macros_of(load_sound(folder, names)).exercise_register())


def test_a_row_carries_what_it_is_filtered_and_found_by(tmp_path: Path) -> None:
    exercise = make_exercise(
        name="Birlestik-2024",
        names={"az": "Birləşdik-2024"},
        date="2024-07-08/2024-07",
        host="KZ",
        places=["aktau"],
        series="birlestik",
        forms=["ftx", "cpx"],
        domains=["joint", "land"],
        participants=[{"party": "KZ", "role": "host"}, {"party": "AZ", "role": "observer"}],
    )
    body = _register(
        tmp_path,
        exercises__birlestik=exercise,
        series__birlestik=make_series(name="Birlestik", names={"kk": "Бірлестік"}),
        places__aktau=make_place(name="Aktau", names={"kk": "Ақтау"}),
        countries__az=make_country(name="Azerbaijan"),
    )
    row = body.one(".//tbody/tr")
    found = {name: row.get(f"data-{name}") for name in ("id", "date", "edtf", "country", "host")}
    assert found == {
        "id": "birlestik",
        "date": "2024-07-08 2024-07-31",
        "edtf": "2024-07-08/2024-07",
        "country": "KZ AZ",
        "host": "KZ",
    }
    named = {n: row.get(f"data-{n}") for n in ("place", "form", "domain", "status", "series")}
    assert named == {
        "place": "aktau",
        "form": "ftx cpx",
        "domain": "joint land",
        "status": "held",
        "series": "birlestik",
    }
    assert row.get("data-words") == "birlesdik актау"
    assert body.texts(".//fieldset/legend") == [
        "Show exercises in which", "Members of the OTS", "Others", "Years",
    ]  # fmt: skip
    series = body.one(".//select[@name='series']/option[@value='birlestik']")
    assert (series.text, series.get("data-words")) == ("Birlestik", "birlestik бирлестик")
    party = body.one(".//input[@value='KZ']")
    assert "kazakhstan" in str(party.get("data-words")).split()


def test_every_field_has_a_label_and_every_button_a_type(tmp_path: Path) -> None:
    body = _register(tmp_path, exercises__a=make_exercise(date="2024"))
    assert len(body.find(".//form//*[self::input or self::select]")) >= 11
    assert body.find(_LABELLED) == []
    assert set(body.attributes(".//button", "type")) == {"button"}
    assert body.attributes(".//form", "aria-label") == ["Filter the register"]
    assert not body.has(".//form//*[@id or @style or @onclick]")


def test_a_record_without_date_place_or_source_has_its_row(tmp_path: Path) -> None:
    body = _register(tmp_path, exercises__bare=make_exercise(name="Bare"))
    row = body.one(".//tbody/tr")
    empty = ("date", "edtf", "country", "host", "place", "domain", "series")
    assert [row.get(f"data-{name}") for name in empty] == [""] * len(empty)
    assert body.attributes(".//input[@name='from' or @name='to']", "placeholder") == ["", ""]


def test_hostile_names_stay_texts_in_filters_and_rows(tmp_path: Path) -> None:
    name = 'A "B" <b> {{ x }} | `c` & *d*'
    body = _register(
        tmp_path,
        exercises__a=make_exercise(name=name, aliases=['"e" <f>'], series="s", date="2024"),
        series__s=make_series(name=name),
    )
    assert body.texts(".//select[@name='series']/option") == ["any", name]
    assert body.one(".//tbody/tr").get("data-words") == "e f"
    assert body.texts(".//tbody//th") == [name]


def test_a_register_without_rows_has_no_filters(tmp_path: Path) -> None:
    body = _register(tmp_path)
    assert not body.has(".//form")
    assert body.texts(".//caption") == ["0 exercises, oldest first"]
