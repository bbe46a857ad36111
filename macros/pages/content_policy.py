"""The content security policy of a page: what a browser may load and run on it.

Source: W3C, Content Security Policy Level 3. The policy stands in a meta element, since a host of
static pages sets no headers; `frame-ancestors` and reports are not possible there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
# Types whose text is data: a browser does not run it, so the policy has no say in it.
_DATA_TYPE = re.compile(r'type="application/(?:ld\+)?json"')
_BEFORE = '<meta charset="utf-8">'
_DIRECTIVES = (
    "default-src 'self'",
    "img-src 'self' data:",  # Material's icons stand in its style sheet
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


def add_content_policy(html: str) -> str:
    """Put the policy and the referrer policy of a finished page into its head.

    Scripts of the site's own files may run, and those inline scripts that stand in the page as it
    was built, by their SHA-256; styles only from files.

    Raises:
        ValueError: when the page has no `<meta charset>` before which they could stand.
    """
    if _BEFORE not in html:
        raise ValueError("The page has no <meta charset> in its head.")
    hashes = dict.fromkeys(
        _hash(script["body"])
        for script in _SCRIPT.finditer(html)
        if "src=" not in script["attributes"] and not _DATA_TYPE.search(script["attributes"])
    )
    scripts = " ".join(["script-src 'self'", *hashes])
    policy = "; ".join([_DIRECTIVES[0], scripts, *_DIRECTIVES[1:]])
    # Quotation marks in the policy are single ones, so that it needs no escaping.
    metas = (
        f'{_BEFORE}<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="referrer" content="strict-origin-when-cross-origin">'
    )
    return html.replace(_BEFORE, metas, 1)


@lru_cache(maxsize=64)
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
