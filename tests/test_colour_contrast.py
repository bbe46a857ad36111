"""Colours of docs/assets/stylesheets/tokens.css: readable in the light and in the dark scheme."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parent.parent / "docs" / "assets" / "stylesheets" / "tokens.css"
SCHEMES = ("default", "slate")

# Source: WCAG 2.2, 1.4.3 (text) and 1.4.11 (marks that carry meaning).
TEXT_RATIO = 4.5
MARK_RATIO = 3.0

GROUNDS = ("--hb-paper", "--hb-card", "--hb-sunken")
TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("--hb-ink", "--hb-ink-soft", "--hb-link", "--hb-link-hover")
        for ground in GROUNDS
    ),
    *((ink, "--hb-highlight") for ink in ("--hb-ink", "--hb-link", "--hb-link-hover")),
    *(
        (f"--hb-{level}-ink", f"--hb-{level}-bg")
        for level in ("contested", "official", "corroborated", "quiet")
    ),
    *(("--hb-official-ink", ground) for ground in GROUNDS),
    *(("--hb-quiet-ink", ground) for ground in GROUNDS),
    ("--hb-header-ink", "--hb-header"),
    ("--hb-paper", "--hb-link-hover"),
    ("--md-primary-bg-color--light", "--hb-header"),
    *(
        (ink, ground)
        for ink in (
            "--md-footer-fg-color",
            "--md-footer-fg-color--light",
            "--md-footer-fg-color--lighter",
        )
        for ground in ("--md-footer-bg-color", "--md-footer-bg-color--dark")
    ),
    ("--md-code-fg-color", "--md-code-bg-color"),
    *(
        (f"--md-code-hl-{part}-color", "--md-code-bg-color")
        for part in (
            "comment",
            "generic",
            "punctuation",
            "operator",
            "variable",
            "string",
            "number",
            "special",
            "function",
            "constant",
            "keyword",
            "name",
        )
    ),
]
MARK_PAIRS = [
    *(("--hb-rule-strong", ground) for ground in GROUNDS),
    *(("--hb-saffron", ground) for ground in ("--hb-paper", "--hb-card")),
    ("--md-default-fg-color--lighter", "--hb-paper"),
]


def read_colours(scheme: str) -> dict[str, str]:
    """Give the variables of a scheme and their values; a name of another stands for its value."""
    text = TOKENS.read_text(encoding="utf-8")
    match = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\n\}}', text, re.DOTALL)
    assert match
    colours: dict[str, str] = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", match[1]))
    names = {name: value.removeprefix("var(").removesuffix(")") for name, value in colours.items()}
    return {name: colours.get(names[name], value) for name, value in colours.items()}


def find_luminance(colour: str) -> float:
    """Give the relative luminance of #rrggbb, from 0 (black) to 1 (white)."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def find_contrast(first: str, second: str) -> float:
    """Give the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((find_luminance(first), find_luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_and_white_is_21() -> None:
    assert find_contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, ink: str, ground: str) -> None:
    colours = read_colours(scheme)
    assert find_contrast(colours[ink], colours[ground]) >= TEXT_RATIO


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_a_mark_stands_out_from_its_ground(scheme: str, mark: str, ground: str) -> None:
    colours = read_colours(scheme)
    assert find_contrast(colours[mark], colours[ground]) >= MARK_RATIO


@pytest.mark.parametrize("name", sorted(read_colours("default")))
def test_both_schemes_set_the_same_colours(name: str) -> None:
    assert name in read_colours("slate")
