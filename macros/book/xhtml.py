"""Runs, blocks and entries as XHTML, for readers' devices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from macros.book.runs import Block, Run

_EMPTY = Markup("")
_TABLE_COLUMNS_MAX = 9
_MARKS = {
    "official": ("O", "official"),
    "corroborated": ("C", "corroborated"),
    "single-source": ("S", "single source"),
    "contested": ("≠", "contested"),
}
_TAGS = {"em": "em", "strong": "strong", "code": "code", "status": "em"}


def make_anchor(label: str) -> str:
    """Give a label as an XML id."""
    return label.replace("/", ".")


@dataclass(frozen=True, slots=True)
class Xhtml:
    """Writes XHTML; `files` gives the file in which each label stands."""

    files: Mapping[str, str]

    def href(self, label: str) -> str | None:
        """Give the link to a label, or None when no file holds it."""
        file = self.files.get(label)
        return f"{file}#{make_anchor(label)}" if file else None

    def to(self, label: str, body: Markup | str) -> Markup:
        """Link words to a place in the volume; without it they stay plain."""
        href = self.href(label)
        if href is None:
            return escape(body)
        return Markup('<a href="{}">{}</a>').format(href, body)

    def runs(self, runs: Iterable[Run]) -> Markup:
        """Write what stands inside a paragraph."""
        return _EMPTY.join(escape(r) if isinstance(r, str) else self._run(r) for r in runs)

    def _run(self, run: Mapping[str, Any]) -> Markup:
        kind = run["t"]
        if kind == "cite":
            return self._cite(run["n"])
        if kind == "mark":
            return self.mark(run["e"])
        if kind == "br":
            return Markup("<br/>")
        inner = self.runs(run["c"])
        if kind == "ref":
            return self.to(run["l"], inner)
        if kind == "url":
            return Markup('<a href="{}">{}</a>').format(run["u"], inner)
        if kind == "lang":
            return Markup('<span lang="{0}" xml:lang="{0}">{1}</span>').format(run["l"], inner)
        if kind == "small":
            return Markup('<span class="small">{}</span>').format(inner)
        if kind == "keep":
            return Markup('<span class="keep">{}</span>').format(inner)
        return Markup("<{0}>{1}</{0}>").format(Markup(_TAGS[kind]), inner)  # noqa: S704 a fixed tag

    def _cite(self, numbers: Sequence[Any]) -> Markup:
        links = [
            self.to(f"n{number}", str(number)) + (f" ({at})" if at else "")
            for number, at in numbers
        ]
        return Markup("<sup>{}</sup>").format(Markup(", ").join(links))

    def mark(self, level: str) -> Markup:
        """Write the letter of an evidence mark; its word is the title."""
        letter, word = _MARKS[level]
        return Markup(' <abbr class="mark {}" title="{}">{}</abbr>').format(level, word, letter)

    def heading(self, level: int, label: str | None, title: Markup | str) -> Markup:
        """Write a heading with its anchor."""
        anchor = Markup(' id="{}"').format(make_anchor(label)) if label else _EMPTY
        return Markup("<h{0}{1}>{2}</h{0}>").format(level, anchor, title)

    def paragraph(self, runs: Iterable[Run], name: str = "") -> Markup:
        """Write a paragraph, or nothing for one without words."""
        inner = self.runs(runs)
        if not inner:
            return _EMPTY
        attribute = Markup(' class="{}"').format(name) if name else _EMPTY
        return Markup("<p{}>{}</p>\n").format(attribute, inner)

    def row(self, label: str, value: Markup) -> Markup:
        """Write a row of an entry."""
        return Markup('<p class="row"><b>{}</b> {}</p>\n').format(label, value)

    def items(self, items: Iterable[Markup]) -> Markup:
        """Write a list, or nothing for an empty one."""
        inner = _EMPTY.join(Markup("<li>{}</li>\n").format(item) for item in items)
        return Markup("<ul>\n{}</ul>\n").format(inner) if inner else _EMPTY

    def table(
        self, head: Sequence[Any], rows: Sequence[Any], caption: Sequence[Run] = ()
    ) -> Markup:
        """Write a table of runs, or a list of its rows where it is too wide for a small screen."""
        if len(head) > _TABLE_COLUMNS_MAX:
            return self.items(
                Markup("; ").join(
                    self.runs(h) + " " + self.runs(cell) for h, cell in zip(head, row, strict=False)
                )
                for row in rows
            )
        above = Markup("<caption>{}</caption>").format(self.runs(caption)) if caption else _EMPTY
        heads = _EMPTY.join(Markup('<th scope="col">{}</th>').format(self.runs(h)) for h in head)
        lines = _EMPTY.join(
            Markup("<tr>{}</tr>\n").format(
                _EMPTY.join(Markup("<td>{}</td>").format(self.runs(cell)) for cell in cells)
            )
            for cells in rows
        )
        return Markup("<table>{}<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody></table>\n").format(
            above, heads, lines
        )

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Write the blocks of a hand-written chapter."""
        return _EMPTY.join(map(self._block, blocks))

    def _block(self, block: Block) -> Markup:
        kind = block["b"]
        if kind == "h":
            return self.heading(block["level"], block["label"], self.runs(block["c"]))
        if kind == "list":
            tag = Markup("ol" if block["ordered"] else "ul")  # noqa: S704 a fixed tag
            items = (Markup("<li>{}</li>\n").format(self.blocks(i)) for i in block["items"])
            return Markup("<{0}>\n{1}</{0}>\n").format(tag, _EMPTY.join(items))
        if kind == "table":
            return self.table(block["head"], block["rows"], block["caption"])
        if kind == "quote":
            return Markup("<blockquote>{}</blockquote>\n").format(self.blocks(block["c"]))
        if kind == "terms":
            return _EMPTY.join(
                Markup("<p><b>{}</b> {}</p>\n").format(
                    self.runs(names), Markup("; ").join(map(self.runs, texts))
                )
                for names, texts in block["items"]
            )
        return self.paragraph(block["c"], "notice" if kind == "notice" else "")

    def picture(self, picture: Mapping[str, Any], address: str) -> Markup:
        """Write a picture with its finding, its key and its note."""
        key = Markup("").join(
            Markup('<span class="sign sign-{}"></span>\u00a0{}. ').format(*pair)
            for pair in picture["key"]
        )
        return Markup(
            '<figure><img src="{}" alt="{}"/><figcaption><b>{}</b> {}{}</figcaption></figure>\n'
        ).format(address, picture["alt"], picture["title"], key, picture["note"])

    def about(self, entry: Mapping[str, Any]) -> Markup:
        """Write the line under the title of an entry."""
        word = _MARKS[entry["mark"]][1] if entry["mark"] else ""
        return Markup('<p class="about">{} {} <code>{}</code></p>\n').format(
            self.runs(entry["kind"]), word, entry["id"]
        )

    def tail(self, entry: Mapping[str, Any]) -> Markup:
        """Write what ends an entry: facts, disputes, gaps, see also."""
        out = self.items(map(self.runs, entry["facts"]))
        out += _EMPTY.join(map(self.dispute, entry["disputes"]))
        if entry["gaps"]:
            out += self.row("Not known", escape("; ".join(entry["gaps"])))
        if entry["see"]:
            out += self.row("See also", Markup("; ").join(map(self.runs, entry["see"])))
        return out

    def entry(self, entry: Mapping[str, Any], level: int = 3) -> Markup:
        """Write an entry of the register, the chronology or another list."""
        out = self.heading(level, entry["label"], entry["title"]) + self.about(entry)
        if entry.get("said"):
            out += Markup("<blockquote>{}</blockquote>\n").format(self.paragraph(entry["said"]))
        out += self.paragraph(entry["lede"])
        for row in entry["rows"]:
            out += self.row(row["k"], self.runs(row["v"]))
        return out + self.tail(entry)

    def dispute(self, dispute: Mapping[str, Any]) -> Markup:
        """Write a dispute with its sides."""
        sides = (Markup("<b>{}</b> – {}").format(v, self.runs(who)) for v, who in dispute["sides"])
        out = Markup("<p><b>Sources disagree: {}.</b> {}</p>\n").format(
            dispute["field"], self.runs(dispute["text"])
        )
        out += self.items(sides)
        if dispute["settled"]:
            out += self.row("Settled", self.runs(dispute["settled"]))
        return Markup('<div class="dispute">{}</div>\n').format(out)
