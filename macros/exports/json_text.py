"""JSON as text: for files, and for a script element of a page."""

from __future__ import annotations

import json
from typing import Any

# What could end a script element or begin a comment in it; the two line ends are for JavaScript.
# Source: HTML Living Standard, 4.12.1.3 (restrictions for contents of script elements).
_ESCAPED_IN_HTML = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def render_json(value: Any) -> bytes:
    """Give a value as JSON on one line that ends with a line break, in UTF-8.

    Source: RFC 8259, 8.1.
    """
    return (_dump(value) + "\n").encode()


def render_json_for_html(value: Any) -> str:
    """Give a value as JSON that may stand between <script> and </script>, whatever it holds."""
    return _dump(value).translate(_ESCAPED_IN_HTML)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
