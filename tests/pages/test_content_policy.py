"""The content security policy: only what the page was built with may run."""

import base64
import hashlib
import re

import pytest

from macros.pages.content_policy import add_content_policy

HEAD = '<head><meta charset="utf-8"></head>'


def read_policy(html):
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    return dict(directive.strip().split(" ", 1) for directive in policy.split(";"))


def test_everything_comes_from_the_site_itself_and_no_inline_style_is_allowed():
    policy = read_policy(add_content_policy(HEAD))
    assert policy["default-src"] == "'self'"
    assert policy["script-src"] == "'self'"
    assert "style-src" not in policy
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in str(policy)


def test_an_inline_script_of_the_page_is_allowed_by_its_hash_and_no_other():
    policy = read_policy(add_content_policy(f"{HEAD}<script>go()</script>"))
    digest = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert policy["script-src"] == f"'self' 'sha256-{digest}'"


def test_data_blocks_and_files_need_no_hash():
    html = f'{HEAD}<script type="application/ld+json">{{}}</script><script src="a.js"></script>'
    assert read_policy(add_content_policy(html))["script-src"] == "'self'"


def test_the_policy_comes_first_in_the_head_so_that_it_rules_all_that_follows():
    html = add_content_policy(f'{HEAD}<script src="a.js"></script>')
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert '<meta name="referrer" content="strict-origin-when-cross-origin">' in html


def test_a_page_without_a_head_is_no_page():
    with pytest.raises(ValueError, match="charset"):
        add_content_policy("<p>")
