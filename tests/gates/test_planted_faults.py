"""Each gate of the pages closes before a fault that was planted for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.gates.page_kinds import MISSING, KindUnknown, Sample, choose_samples
from tests.gates.test_pages_of_every_kind import FIRST_VISIT_BYTES_MAX
from tests.gates.visiting import Visit, visit_pages
from tests.served import serve

pytestmark = pytest.mark.browser

SOUND = "<p>Some words that can be read well.</p>"
PLANTED = {
    "sound": SOUND,
    "no-alt": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="9" height="9">',
    "pale": '<p style="color:#bbb">Pale words on white.</p>',
    "dark": "<style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style>" + SOUND,
    "narrow": "<style>@media (max-width: 400px) { p { color: #ccc } }</style>" + SOUND,
    "wide": '<p style="width:700px">Wider than a zoomed window.</p>',
    "held": f'<div style="overflow-x:auto" tabindex="0"><p style="width:700px">{SOUND}</p></div>',
    "cut": (
        '<p style="height:1.2em; line-height:1.2; overflow:hidden; width:9em">Some words here</p>'
    ),
    "moving": "<style>@keyframes a { to { color: red } } p { animation: a 3s infinite }</style>"
    + SOUND,
    "fading": "<style>p { transition: color 1s }</style>" + SOUND,
    "smooth": "<style>html { scroll-behavior: smooth }</style>" + SOUND,
    "foreign": '<img src="https://elsewhere.example/a.png" alt="A picture">',
    "heavy": f'<script src="/heavy.js"></script>{SOUND}',
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Visit]:
    """Visit a site of pages with one fault each."""
    site = tmp_path_factory.mktemp("planted")
    for name, body in PLANTED.items():
        (site / name).mkdir()
        (site / name / "index.html").write_text(_frame(body), encoding="utf-8")
    # A byte of chance is two letters in hexadecimal, which compression brings back to one.
    (site / "heavy.js").write_text(f"// {os.urandom(FIRST_VISIT_BYTES_MAX).hex()}", "utf-8")
    with serve(site) as address:
        visits = visit_pages(address, [Sample(name, f"{name}/") for name in PLANTED])
    return {visit.sample.kind: visit for visit in visits}


def _frame(body: str) -> str:
    head = "<meta charset=utf-8><meta name=viewport content='width=device-width'><title>A</title>"
    ground = "<style>body { background: #fff; color: #000; max-width: 100% }</style>"
    main = f"<main><h1>A page</h1>{body}</main>"
    return f'<!DOCTYPE html><html lang="en"><head>{head}{ground}</head><body>{main}</body></html>'


def test_a_sound_page_passes_every_gate(planted: dict[str, Visit]) -> None:
    for name in ("sound", "held"):
        visit = planted[name]
        assert 0 < visit.first_visit_bytes < 2_000
        faults = (visit.barriers, visit.overflowing, visit.clipped, visit.moving, visit.foreign)
        assert faults == ([], [], [], [], [])


@pytest.mark.parametrize(
    ("name", "rule", "modes"),
    [
        ("no-alt", "image-alt", ["1280 px, light", "360 px, light"]),
        (
            "pale",
            "color-contrast",
            [f"{w} px, {s}" for w in (1280, 360) for s in ("light", "dark")],
        ),
        ("dark", "color-contrast", ["1280 px, dark", "360 px, dark"]),
        ("narrow", "color-contrast", ["360 px, light", "360 px, dark"]),
    ],
)
def test_a_barrier_is_found_where_it_stands(
    planted: dict[str, Visit], name: str, rule: str, modes: list[str]
) -> None:
    found = [barrier.split(": ")[:2] for barrier in planted[name].barriers]
    assert found == [[mode, rule] for mode in modes]


def test_a_part_wider_than_the_window_is_found(planted: dict[str, Visit]) -> None:
    assert "640 px: the page: 708 px" in planted["wide"].overflowing
    assert "320 px: p." in planted["wide"].overflowing


def test_text_that_spacing_cuts_off_is_found(planted: dict[str, Visit]) -> None:
    assert "320 px: p.: Some words here" in planted["cut"].clipped


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("moving", "animation of p."),
        ("fading", "transition of p."),
        ("smooth", "smooth scrolling of html."),
    ],
)
def test_movement_is_found(planted: dict[str, Visit], name: str, fault: str) -> None:
    assert fault in planted[name].moving


def test_a_request_to_another_host_is_found(planted: dict[str, Visit]) -> None:
    assert planted["foreign"].foreign == ["https://elsewhere.example/a.png"]


def test_the_weight_of_a_first_visit_counts_all_that_the_page_loads(
    planted: dict[str, Visit],
) -> None:
    assert planted["heavy"].first_visit_bytes > FIRST_VISIT_BYTES_MAX


def test_a_page_of_no_known_kind_is_a_failure(tmp_path: Path) -> None:
    for name in ("", "known/", "new/"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(KindUnknown, match=r"^No list of pages names new/\.$"):
        choose_samples(tmp_path, {"home": [""], "other": ["known/"]})


def test_the_largest_and_the_smallest_page_stand_for_a_kind(tmp_path: Path) -> None:
    for name, size in {"a/": 3, "b/": 9, "c/": 1, "": 5}.items():
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text("x" * size, encoding="utf-8")
    samples = choose_samples(tmp_path, {"home": [""], "letter": ["a/", "b/", "c/"]})
    assert samples == [
        Sample("page not found", MISSING),
        Sample("home", ""),
        Sample("letter", "b/"),
        Sample("letter", "c/"),
    ]
