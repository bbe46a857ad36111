"""Links of hand-written pages that lead out of the site give the other page no hold of ours."""

import pytest
from markdown import markdown

EXTENSIONS = ["macros.pages.outside_links", "attr_list", "md_in_html"]


@pytest.mark.parametrize(
    ("written", "rel"),
    [
        ("[x](https://a.example/)", "noopener external"),
        ("<http://a.example/>", "noopener external"),
        ("[x][y]\n\n[y]: https://a.example/", "noopener external"),
        ("[x](https://a.example/){: rel=license }", "license noopener external"),
        ("[x](https://a.example/){: rel='external noopener' }", "external noopener"),
        ("<div markdown>\n[x](https://a.example/)\n</div>", "noopener external"),
    ],
)
def test_a_link_out_of_the_site_is_marked_and_keeps_what_it_has(written, rel):
    assert f'rel="{rel}"' in markdown(written, extensions=EXTENSIONS)


@pytest.mark.parametrize("written", ["[x](page.md)", "[x](#y)", "[x](mailto:a@b.example)"])
def test_a_link_within_the_site_is_left_as_it_is(written):
    assert "rel=" not in markdown(written, extensions=EXTENSIONS)
