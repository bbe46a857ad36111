"""Documents that a contributor names: known already, or new, with their publisher."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from macros.contributing.addresses import find_document, find_host, find_publishers
from macros.contributing.judging import Judge
from macros.contributing.proposal import Proposal
from macros.contributing.romanization import propose_id
from macros.loading.handbook import Handbook
from macros.records.publisher import Publisher
from macros.values.ids import is_id
from macros.values.links import parse_url
from macros.values.terms import DocumentKind
from macros.values.wording import quoted

DOCUMENT_WORDS_MAX = 4
_SMALL_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "de", "for", "from", "in", "la", "of", "on", "the", "to", "ve"]
)
_FILE_ENDING = re.compile(r"\.(html?|php|aspx?|pdf|jsp)$")


class SourceFault(ValueError):
    """What is wrong with a source that is named, and what to say instead.

    `key` is the part of it that is wrong: `url`, `publisher` or a key of a document.
    """

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class PublisherChoice:
    """The publisher of a new document: its id, and its fields when its file is new."""

    id: str
    fields: Mapping[str, Any] | None = None


def choose_publisher(
    judge: Judge, url: str, named: str | Mapping[str, Any] | None
) -> PublisherChoice:
    """Find the publisher of an address: the one named, or else the one known at its host.

    Args:
        judge: the handbook, and which ids are free.
        url: the address of the document.
        named: an id or name, the fields of a new publisher, or None.

    Raises:
        SourceFault: when none is named and the host tells nothing, or tells of several.
    """
    handbook = judge.handbook
    if isinstance(named, Mapping):
        name = str(named.get("name", ""))
        known = find_publisher(handbook, name)
        if known is not None:
            return PublisherChoice(known.id)
        publisher_id = str(named.get("id") or propose_id(name, _TakenIds(judge)))
        if not is_id(publisher_id):
            raise SourceFault("publisher", f"{quoted(name)} gives no id. Write the name in Latin.")
        fault = judge.find_id_fault(publisher_id)
        if fault is not None:
            raise SourceFault("publisher", fault)
        fields = {key: value for key, value in named.items() if key not in {"id", "documents"}}
        return PublisherChoice(publisher_id, fields)
    if named:
        known = find_publisher(handbook, named)
        if known is not None:
            return PublisherChoice(known.id)
        message = f"{quoted(named)} is no publisher that the handbook has. Say what it is."
        raise SourceFault("publisher", message)
    return _choose_by_host(handbook, url)


def _choose_by_host(handbook: Handbook, url: str) -> PublisherChoice:
    found = find_publishers(handbook, url)
    host = find_host(url)
    if not found:
        raise SourceFault(
            "publisher", f"No publisher is known at {host} yet. Say whose page it is."
        )
    if len(found) > 1:
        names = ", ".join(f"{publisher.name} ({publisher.id})" for publisher in found[:6])
        message = f"Several publishers have pages at {host}: {names}. Say which one it is."
        raise SourceFault("publisher", message)
    return PublisherChoice(found[0].id)


def find_publisher(handbook: Handbook, text: str) -> Publisher | None:
    """Find the publisher that a text names by id, name or other name."""
    known = handbook.find_record(Publisher, text)
    if known is not None:
        return known
    sought = text.casefold()
    for publisher in handbook.list_records(Publisher):
        names = (publisher.name, *publisher.aliases, *publisher.names.values())
        if sought in {name.casefold() for name in names}:
            return publisher
    return None


def propose_document_id(judge: Judge, publisher_id: str, url: str, title: str) -> str:
    """Propose an id for a document: its publisher's, and words of its headline or address."""
    path = PurePosixPath(unquote(urlsplit(url).path))
    last = _FILE_ENDING.sub("", path.name)
    for text in (title, last, find_host(url)):
        words = [w for w in propose_id(text).split("-") if w and w not in _SMALL_WORDS]
        chosen = "-".join(words[:DOCUMENT_WORDS_MAX])
        if chosen:
            break
    else:
        chosen = "page"
    return propose_id(f"{publisher_id}-{chosen}", _TakenIds(judge))


def add_source(proposal: Proposal, judge: Judge, given: Mapping[str, Any]) -> str:
    """Add a document to a proposal, with its publisher when that is new; give its id.

    Args:
        proposal: what it is added to.
        judge: the handbook, and which ids are free.
        given: the document's fields; `publisher` as `choose_publisher` takes it; `id` may lack.

    Raises:
        SourceFault: when the address is none, is known already, or no publisher can be found.
    """
    url = str(given.get("url", ""))
    try:
        parse_url(url)
    except ValueError as error:
        raise SourceFault("url", str(error)) from None
    known = find_document(judge.handbook, url)
    if known is not None:
        raise SourceFault("url", f"The handbook has this page already: cite it as {known}.")
    publisher = choose_publisher(judge, url, given.get("publisher"))
    fields = {k: v for k, v in given.items() if k not in {"publisher", "id"} and v}
    proposed = propose_document_id(judge, publisher.id, url, str(given.get("title", "")))
    document_id = str(given.get("id") or proposed)
    fault = judge.find_id_fault(document_id)
    if fault is not None:
        raise SourceFault("id", fault)
    is_drafted = any(draft.id == publisher.id for draft in proposal.drafts)
    if publisher.fields is not None and not is_drafted:
        proposal.add_record(Publisher, publisher.id, publisher.fields)
    proposal.add_document(publisher.id, {"id": document_id, **fields})
    return document_id


def guess_document_kind(handbook: Handbook, publisher_id: str) -> DocumentKind | None:
    """Guess what sort of text a publisher's next document is: as most of its others are."""
    publisher = handbook.find_record(Publisher, publisher_id)
    kinds = [document.kind for document in publisher.documents] if publisher else []
    return max(kinds, key=kinds.count) if kinds else None


class _TakenIds:
    """The ids that are not free, as a container."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def __contains__(self, record_id: object) -> bool:
        return self._judge.find_id_fault(str(record_id)) is not None


def propose_free_id(judge: Judge, name: str) -> str:
    """Propose an id for a name that no record or document has; "" when the name gives none."""
    return propose_id(name, _TakenIds(judge))
