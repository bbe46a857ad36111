"""Addresses of pages on the web."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from macros.values.wording import quoted

URL_LENGTH_MAX = 2000
# Printable characters that no address holds as such. Source: RFC 3986, 2 and appendix C.
_UNFIT = frozenset(' <>"`{}|\\^')


def find_url_fault(text: str) -> str | None:
    """Say why a text is no web address that the handbook links to, or give None if it is one.

    Source: RFC 3986, 3: a scheme, then an authority; only http and https are linked.
    """
    if len(text) > URL_LENGTH_MAX:
        return f"is longer than {URL_LENGTH_MAX} characters"
    if not (text.isprintable() and _UNFIT.isdisjoint(text)):
        return "holds a space or a character that addresses cannot hold"
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return "is not a well-formed address"
    if parts.scheme.lower() not in {"http", "https"}:
        return "does not begin with http:// or https://"
    if not host or "." not in host:
        return "names no host"
    if parts.username is not None or parts.password is not None:
        return "carries a user name"
    return None


def parse_url(text: str) -> str:
    """Give the text back if it is an http or https address.

    Raises:
        PydanticCustomError: with the reason and the remedy, when it is not.
    """
    fault = find_url_fault(text)
    if fault is not None:
        raise PydanticCustomError(
            "handbook",
            "{text} {fault}. Write the whole address as the browser shows it, "
            'such as "https://example.org/page".',
            {"text": quoted(text), "fault": fault},
        )
    return text


Url = Annotated[str, AfterValidator(parse_url)]
