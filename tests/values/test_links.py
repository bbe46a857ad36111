"""Addresses: only whole http and https addresses are linked."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from macros.values.links import URL_LENGTH_MAX, find_url_fault, parse_url

NOT_WEB = "does not begin with http:// or https://"
BAD_CHARACTER = "holds a space or a character that addresses cannot hold"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/page?a=1&b=2#top",
        "HTTPS://Example.org/",
        "https://example.org:8080/a%20b",
        "https://тюрк.example/Мы-поддерживаем",
        "https://example.org/(a)",
        "https://web.archive.org/web/2025/https://example.org/page",
    ],
)
def test_a_web_address_is_given_back_as_it_is(url):
    assert parse_url(url) == url


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("", NOT_WEB),
        ("example.org", NOT_WEB),
        ("//example.org", NOT_WEB),
        ("/page", NOT_WEB),
        ("javascript:alert(1)", NOT_WEB),
        ("JavaScript:alert(1)", NOT_WEB),
        ("data:text/html,x", NOT_WEB),
        ("ftp://example.org", NOT_WEB),
        ("mailto:a@example.org", NOT_WEB),
        ("https://", "names no host"),
        ("https:///page", "names no host"),
        ("https://localhost/", "names no host"),
        ("https://a@example.org", "carries a user name"),
        ("https://a:b@example.org", "carries a user name"),
        ("https://[::1", "is not a well-formed address"),
        ("https://example.org:port", "is not a well-formed address"),
        ("https://example.org/a b", BAD_CHARACTER),
        ("https://example.org/\n", BAD_CHARACTER),
        ("java\tscript:alert(1)", BAD_CHARACTER),
        ('https://example.org/"onclick', BAD_CHARACTER),
        ("https://example.org/<b>", BAD_CHARACTER),
        ("https://example.org/{{ x }}", BAD_CHARACTER),
        ("https://example.org/a|b", BAD_CHARACTER),
        ("https://example.org/\u202e", BAD_CHARACTER),
        ("https://example.org/" + "a" * URL_LENGTH_MAX, "is longer than 2000 characters"),
    ],
)
def test_anything_else_is_refused_with_the_reason(url, fault):
    assert find_url_fault(url) == fault


def test_the_message_shows_the_text_the_reason_and_the_remedy():
    with pytest.raises(PydanticCustomError) as caught:
        parse_url("javascript:alert(1)")
    assert caught.value.message() == (
        '"javascript:alert(1)" does not begin with http:// or https://. Write the whole address '
        'as the browser shows it, such as "https://example.org/page".'
    )
