"""Text from data comes out of a page as itself."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from macros.pages.environment import get_environment
from macros.pages.markup import escape, finalize, render_prose
from macros.values.links import find_url_fault
from tests.html_tree import Html, render_page

HOSTILE_NAME = "A | B <b>{{ x }}</b> [c](d) *e*"
# What Markdown, its extensions, HTML and Jinja read as orders, so that it is tried often.
MARKS = [
    *"\\`*_{}[]()#+-.!|~^=:&<>\"'$%@/",
    *(
        "**",
        "__",
        "~~",
        "```",
        "    ",
        "1. ",
        "- ",
        "+ ",
        "* ",
        "> ",
        "# ",
        "=== ",
        "--- ",
        "...\n",
    ),
    *("[a](b)", "![a](b)", "[a]: b", "[^1]", "<b>", "</td>", "<!--", "-->", "<?", "<![CDATA["),
    *("{: #id }", "{{ x }}", "{% x %}", "{# x #}", "&amp;", "&#42;", "&lt;b&gt;", "&copy"),
    *("http://a.example", "<http://a.example>", "a@b.example", "klzzwxh:0000", "wzxhzdk:0"),
    *("\n", "\n\n", "\n# ", "\n| ", "\u2028", "\xa0", "\u3000", "a", "Ə", "ў", "😀"),
]
LETTERS = st.characters(exclude_categories=["Cc", "Cs"])
# Names and passages as records hold them: no control characters, no space at either end.
TEXTS = (
    (st.text(LETTERS | st.just("\n")) | st.lists(st.sampled_from(MARKS)).map("".join))
    .map(lambda text: text.strip())
    .filter(bool)
)


def as_shown(text: str) -> str:
    """Give a text with its line and paragraph ends as spaces."""
    return re.sub("[\n\u2028\u2029]", " ", text)


def without_permalink(heading: Html) -> str:
    link = heading.one("./a[@class='headerlink']").element
    link.getparent().remove(link)
    return heading.whole_text


@settings(deadline=None, max_examples=300)
@given(TEXTS)
@example(HOSTILE_NAME)
@example("1. one")
@example("- one")
@example("---")
@example(":::")
@example("<script>alert(1)</script>")
def test_any_text_comes_out_as_itself_wherever_a_page_prints_it(text: str) -> None:
    body = render_page(
        f"# {escape(text)}\n\n{escape(text)}\n\nBefore {escape(text)} after\n\n"
        f"| Head | Other |\n|---|---|\n| {escape(text)} | end |\n\n"
        f'<table class="raw"><tbody><tr><td title="{escape(text)}">{escape(text)}</td></tr>'
        "</tbody></table>\n\nLast\n"
    )
    shown = as_shown(text)
    assert without_permalink(body.one("./h1")) == shown
    assert [p.whole_text for p in body.find("./p")] == [shown, f"Before {shown} after", "Last"]
    markdown_cells = body.find("./table[not(@class)]/tbody/tr/td")
    assert [cell.whole_text for cell in markdown_cells] == [shown, "end"]
    cell = body.one("./table[@class='raw']/tbody/tr/td")
    assert cell.whole_text == shown
    assert cell.get("title") == shown
    assert [element.tag for element in body.find("./*")] == ["h1", "p", "p", "table", "table", "p"]


def test_a_name_that_holds_markup_of_all_kinds_is_text_in_a_heading() -> None:
    heading = render_page(f"# {escape(HOSTILE_NAME)}").one("./h1")
    assert without_permalink(heading) == HOSTILE_NAME


def test_a_name_in_a_template_is_escaped_without_being_asked() -> None:
    template = get_environment().from_string("| {{ name }} |\n|---|\n| {{ name }} |")
    body = render_page(template.render(name=HOSTILE_NAME))
    assert body.texts(".//th") == [HOSTILE_NAME]
    assert body.texts(".//td") == [HOSTILE_NAME]


def test_markup_is_not_escaped_a_second_time() -> None:
    markup = Markup("<em>a</em>")
    assert finalize(markup) is markup


def test_a_template_that_prints_a_missing_value_fails() -> None:
    with pytest.raises(TypeError) as caught:
        finalize(None)
    assert str(caught.value) == "A template prints a value that is not there (None)."


def prose(text: str) -> Html:
    """Render a passage as templates do: inside an HTML paragraph on a Markdown page."""
    return render_page(f"<p>{render_prose(text)}</p>").one("./p")


def inline(element: Html) -> list[tuple[str, str]]:
    """Give tag and text of each element inside another one."""
    return [(inner.tag, inner.whole_text) for inner in element.find(".//*")]


@pytest.mark.parametrize(
    ("text", "shown", "elements"),
    [
        ("plain", "plain", []),
        ("an *emphasis* here", "an emphasis here", [("em", "emphasis")]),
        ("an _emphasis_ here", "an emphasis here", [("em", "emphasis")]),
        ("**strong** words", "strong words", [("strong", "strong")]),
        ("[words](https://a.example/b)", "words", [("a", "words")]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("snake_case_name", "snake_case_name", []),
        ("a*b*c", "a*b*c", []),
        ("[no link]", "[no link]", []),
        ("[no](link)", "[no](link)", []),
        ("two\nlines", "two lines", []),
        ("# no heading", "# no heading", []),
        ("`no code`", "`no code`", []),
        ("![no](https://a.example/picture.png)", "!no", [("a", "no")]),
        ("{{ no }} {% macro %}", "{{ no }} {% macro %}", []),
        ("| no | table |", "| no | table |", []),
        ("<b>no</b> tags &amp; references", "<b>no</b> tags &amp; references", []),
    ],
)
def test_prose_knows_emphasis_strong_words_and_links_and_nothing_else(
    text: str, shown: str, elements: list[tuple[str, str]]
) -> None:
    paragraph = prose(text)
    assert paragraph.whole_text == shown
    assert inline(paragraph) == elements


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/b?c=d&e=f#g",
        "http://a.example/snake_case_name/*star*/~tilde/[x]/'quote'/=+!$@",
        "https://a.example/?q=%5Fx%2A",
        "https://a.example/%D0%B0/Ə",
    ],
)
def test_the_address_of_a_link_stays_as_it_is_written(url: str) -> None:
    passage = render_prose(f"See [the page]({url}).")
    for body in (render_page(f"<p>{passage}</p>"), render_page(f"Text: {passage}")):
        link = body.one("./p/a")
        assert link.get("href") == url
        assert link.get("rel") == "noopener external"


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "[a](//a.example)",
        "[a](/path)",
        "[a](https:javascript)",
        "[a](https://user:word@a.example/)",
        "[a](https://localhost/)",
        "[a](https://[broken/)",
        '[a](https://a.example/"onclick="x)',
        "[a](https://a.example/<script>)",
        "[a](https://a.example\u2028/)",
        "<a href='javascript:alert(1)'>a</a>",
        "<https://a.example/>",
        "https://a.example/",
    ],
)
def test_only_whole_web_addresses_become_links(text: str) -> None:
    assert inline(prose(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<img src=x onerror=alert(1)>",
        "<b onmouseover='x'>b</b>",
        "<iframe srcdoc='<script>x</script>'></iframe>",
        "<style>@import url(https://evil.example)</style>",
        "<math><mi xlink:href='javascript:x'>m</mi></math>",
        "<p></p><!-- --><?php ?><![CDATA[ ]]>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;",
        "*<script>x</script>*",
        "**<img src=x onerror=x>**",
        "[<script>x</script>](https://a.example/)",
        "[[a](https://b.example/)](https://a.example/)",
        "[![a](https://b.example/)](javascript:x)",
        "[*a*](https://a.example/)",
        "*[a](https://a.example/)*",
        "</p></td></table><script>x</script>",
        "<em onclick=x>*y*</em>",
        "<a href=https://a.example onclick=x>a</a>",
        "\u0001<b>\u0002klzzwxh:0\u0003",
    ],
)
def test_hostile_prose_keeps_its_letters_and_gets_no_power(text: str) -> None:
    paragraph = prose(text.replace("\u0001", "").replace("\u0002", "").replace("\u0003", ""))
    _assert_harmless(paragraph)
    letters = re.sub(r"[\u0001-\u0003]|\(https://a\.example/\)|\(https://b\.example/\)", "", text)
    left = re.sub(r"\(https://[ab]\.example/\)", "", paragraph.whole_text)
    assert _without_marks(left) == _without_marks(letters)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        TEXTS
        | st.sampled_from(
            ["[a](https://b.example/)", "[", "](https://b.example/", ")", "*", "**", "_", " "]
        )
    ).map("".join)
)
def test_no_prose_gets_any_power(text: str) -> None:
    paragraph = prose(text)
    _assert_harmless(paragraph)
    if not any(mark in text for mark in ("*", "_", "](")):
        assert paragraph.whole_text == as_shown(text)


def _without_marks(text: str) -> str:
    return re.sub(r"[*_\[\]]", "", text)


def _assert_harmless(paragraph: Html) -> None:
    """Prove that only em, strong and links to the web are there, with no other attributes."""
    for element in paragraph.find(".//*"):
        assert element.tag in {"em", "strong", "a"}
        attributes = dict(element.element.attrib)
        if element.tag == "a":
            url = attributes.pop("href")
            assert urlsplit(url).scheme in {"http", "https"}
            assert find_url_fault(url) is None
            assert attributes == {"rel": "noopener external"}
        else:
            assert attributes == {}


@given(TEXTS)
def test_escaped_text_holds_no_sign_that_anything_could_read(text: str) -> None:
    rest = re.sub(r"&(#\d+|amp|lt|gt);", "", escape(text))
    assert not set(rest) & set("&<>\"'\\`*_{}[]#+|~^=!$@\n\r\t\v\f\u0085\u2028\u2029")
    assert unicodedata.normalize("NFC", rest) is not None
