"""Web addresses compared: is it known already, and whose page is it?"""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qsl, urlencode, urlsplit

from macros.loading.handbook import Handbook
from macros.records.publisher import Document, Publisher
from macros.values.links import find_url_fault

# What says only how a reader came to a page.
_TRACKING = ("utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid")


def find_plain_address(url: str) -> str:
    """Give what stays of an address when it does not matter: scheme, `www.`, fragment, tracking.

    Two addresses with the same plain form lead to the same page. What is no address gives "".
    """
    if find_url_fault(url) is not None:
        return ""
    parts = urlsplit(url)
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not key.startswith(_TRACKING)
    ]
    return f"{find_host(url)}{parts.path.rstrip('/')}?{urlencode(query)}".rstrip("?")


def find_host(url: str) -> str:
    """Give the host of an address without `www.` and `m.`; "" when it is no address."""
    if find_url_fault(url) is not None:
        return ""
    host = (urlsplit(url).hostname or "").rstrip(".")
    for prefix in ("www.", "m."):
        host = host.removeprefix(prefix) if host.count(".") > 1 else host
    return host


def find_document(handbook: Handbook, text: str) -> str | None:
    """Give the id of the document that a text names by id or address, or None."""
    if text in handbook.documents:
        return text
    sought = find_plain_address(text)
    if not sought:
        return None
    for document_id, source in handbook.documents.items():
        if sought in {find_plain_address(url) for url in list_addresses(source.document)}:
            return document_id
    return None


def list_addresses(document: Document) -> tuple[str, ...]:
    """Give the addresses at which a document can be read: its own and that of its copy."""
    return (document.url, document.archive) if document.archive else (document.url,)


def find_publishers(handbook: Handbook, url: str) -> tuple[Publisher, ...]:
    """Give the publishers with documents on the host of an address, most documents first.

    Where none has any, those on a host above it count: `arabic.example.org` belongs to the
    publisher at `example.org`.
    """
    host = find_host(url)
    counts: dict[str, Counter[str]] = {}
    for source in handbook.documents.values():
        counts.setdefault(find_host(source.document.url), Counter())[source.publisher.id] += 1
    while host.count(".") >= 1:
        if host in counts:
            records = handbook.by_folder[Publisher.folder]
            found = [records[name] for name, _count in counts[host].most_common()]
            return tuple(record for record in found if isinstance(record, Publisher))
        host = host.partition(".")[2]
    return ()
