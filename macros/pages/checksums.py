"""Checksums of the scripts that were made elsewhere: a browser refuses one that has changed.

Source: W3C, Subresource Integrity.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

VENDORED_SCRIPTS = "assets/vendor"


def list_checksums(docs: Path) -> dict[str, str]:
    """Give the checksum of each script from elsewhere, by its address from the site's root.

    Args:
        docs: the folder from which MkDocs copies files into the site, byte for byte.
    """
    return {
        path.relative_to(docs).as_posix(): compute_checksum(path.read_bytes())
        for path in sorted((docs / VENDORED_SCRIPTS).glob("*.js"))
    }


def compute_checksum(content: bytes) -> str:
    """Give the integrity metadata of a file, such as `sha384-…`."""
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode('ascii')}"
