"""The words of the site's pages, with links that lead to places in the book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.book.labels import find_label, label_record
from macros.pages.addresses import Address, page_url
from macros.pages.markup import escape
from macros.pages.ui import PageUi
from macros.records.base import Citation, Figure, Record, SourcedRecord
from macros.values.parties import name_party


@dataclass(frozen=True)
class BookUi(PageUi):
    """What pages print, for the book: labels instead of addresses, numbered citations.

    `site_url` leads to what the book does not hold. The markup that comes out is read by
    `runs.read_runs`; it never reaches a browser.
    """

    site_url: str = ""

    def href(self, to: Address | Record | str) -> str:
        """Give the link to a place: `book:LABEL`, or its address on the site."""
        if isinstance(to, Record):
            return f"book:{label_record(to)}"
        address = Address(to) if isinstance(to, str) else to
        label = find_label(self.handbook, address)
        if label is not None:
            return f"book:{label}"
        return self.site_url + page_url(address.page, directory_urls=True)

    def notes(self, citations: Iterable[Citation]) -> Markup:
        """Print the mark of some citations; the bibliography's numbers come later."""
        return Markup("").join(
            Markup('<sup data-cite="{}" data-at="{}"></sup>').format(
                escape(citation.source), escape(citation.at or "")
            )
            for citation in citations
        )

    def party(self, code: str) -> Markup:
        """Name a party, without a link: the index has the page of its profile."""
        return escape(name_party(code))

    def figure(self, record: SourcedRecord, figure: Figure) -> Markup:
        """Word one figure with all that a reader needs to use it."""
        pieces = [Markup("<strong>{}</strong> {}").format(self.amount(figure), figure.unit)]
        if figure.as_of:
            pieces.append(Markup(", {}").format(self.when(figure.as_of)))
        basis = self.label(figure.basis).lower()
        pieces.append(Markup(": {} ({})").format(escape(figure.scope), escape(basis)))
        if figure.note:
            pieces.append(Markup(". {}").format(self.prose(figure.note)))
        pieces.append(self.attested(record, figure.cites))
        return Markup("").join(pieces)

    def attested(self, record: SourcedRecord, cites: Sequence[Citation]) -> Markup:
        """Print citations and the evidence mark that they make up."""
        return self.notes(cites) + self.cites_badge(record, cites)

    def remark(self, text: str | None) -> Markup:
        """Print a remark in small letters, or nothing."""
        if not text:
            return Markup("")
        return Markup(' <span class="remark">{}</span>').format(self.prose(text))
