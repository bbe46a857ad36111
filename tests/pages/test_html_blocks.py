"""Finished HTML passes through Markdown as it is; whatever is Markdown is still read as such."""

import markdown
import pytest
from mkdocs.structure.pages import _RawHTMLPreprocessor

OTHERS = ["attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]
BLOCKS = "macros.pages.html_blocks"


def convert(text, *extensions):
    md = markdown.Markdown(extensions=[*extensions, *OTHERS])
    raw = _RawHTMLPreprocessor()
    raw._register(md)  # noqa: SLF001 as MkDocs does
    return "\n".join(line for line in md.convert(text).splitlines() if line), md, raw


@pytest.mark.parametrize(
    "text",
    [
        '# Name\n\n<p class="a">x &#42;</p>\n<dl class="b">\n<div><dt>k</dt></div>\n</dl>\n\nZ.',
        '<div class="t"><table>\n<tr><td>1</td></tr>\n</table></div>\n\n## Next {: #n }\n\n- a\n',
        '<ul class="x">\n<li>one</li>\n</ul>\n',
        "A word with <em>HTML</em> in it.\n",
        '<div markdown="1">\n\n*read*\n\n</div>\n',
        '<div class="a" markdown>\n*read*\n</div>\n',
        "```html\n<div>\n</div>\n```\n",
        "<div>\n## No heading inside\n</div>\n",
        "<div>never closed\n\nMore.\n",
        "<table>\n<tr><td>a</td></tr>\n\n<tr><td>b</td></tr>\n</table>\n",
        "<dl>\n<div><dt>a</dt></div>\n\n<div><dt>b</dt></div>\n</dl>\n\n## Next\n\n<p>c</p>\n",
        '<details>\n<summary>a</summary>\n<dl>\n<div id="i"><dt>b</dt></div>\n</dl>\n</details>\n',
        "<details>\n<summary>a</summary>\n\n<ul>\n<li>b</li>\n</ul>\n\n</details>\n\n## Next\n",
        '<blockquote class="s">\n<p>a</p>\n<footer>b</footer>\n</blockquote>\n\n> *read*\n',
        "    <div>code</div>\n",
        "<p>one</p>\n- a list right below\n",
    ],
)
def test_the_page_is_the_same_with_and_without_the_extension(text):
    assert convert(text, BLOCKS)[0] == convert(text)[0]


def test_a_finished_block_is_put_aside_whole():
    text = '<dl class="facts">\n<div id="date"><dt>Date</dt></div>\n</dl>\n'
    _html, md, _raw = convert(text, BLOCKS)
    assert md.htmlStash.rawHtmlBlocks == [text.strip()]


def test_mkdocs_learns_of_the_anchors_in_a_block_that_was_put_aside():
    _html, _md, raw = convert('<div id="here"><a id="there"></a></div>\n\nMore.\n', BLOCKS)
    assert {"here", "there"} <= raw.present_anchor_ids
