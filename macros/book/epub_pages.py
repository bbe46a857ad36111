"""The pages of the EPUB: one file for each chapter, country, year and letter of the manuscript."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from macros.book.runs import read_words
from macros.book.xhtml import Xhtml, make_anchor

Node = Mapping[str, Any]
Write = Callable[[Xhtml], Markup]


@dataclass(frozen=True, slots=True)
class Page:
    """A file: its name, its title, the part it stands in, what it holds and how it is written."""

    name: str
    title: str
    part: str
    held: Any
    write: Write


@dataclass(slots=True)
class Pictures:
    """The pictures of the volume, by their address in it."""

    files: dict[str, str] = field(default_factory=dict)

    def add(self, picture: Node) -> str:
        """Keep a picture; give its address."""
        address = f"images/{len(self.files) + 1}.svg"
        self.files[address] = picture["wide"]
        return address


def list_pages(manuscript: Node, pictures: Pictures) -> Iterator[Page]:
    """Give the pages in the order of the book."""
    parts = manuscript["parts"]
    for kind in ("guide", "method"):
        if kind == "method":
            yield from _list_records(manuscript)
        for number, chapter in enumerate(manuscript[kind], start=1):
            title = read_words(chapter["title"])
            yield Page(f"{kind}-{number}", title, parts[f"part/{kind}"], chapter, _Chapter(chapter))
        if kind == "guide":
            drawn = [(p, pictures.add(p)) for p in manuscript["pictures"]]
            title = parts["part/pictures"]
            yield Page("pictures", title, parts["part/guide"], [], _Drawn(title, drawn))
            for profile in manuscript["countries"]:
                address = pictures.add(profile["map"]) if profile["map"] else None
                write = _Profile(profile, address)
                part = parts["part/countries"]
                yield Page(f"country-{profile['id']}", profile["title"], part, profile, write)
    for group in manuscript["bibliography"]:
        name = f"sources-{group['label'].partition('/')[2].replace('#', '0')}".lower()
        yield Page(name, group["title"], parts["part/bibliography"], group, _Sources(group))


def _list_records(manuscript: Node) -> Iterator[Page]:
    parts = manuscript["parts"]
    series = {
        "label": "part/series",
        "title": parts["part/series"],
        "entries": manuscript["series"],
    }
    programmes = {
        "label": "part/programmes", "title": "Programmes", "entries": manuscript["programmes"],
    }  # fmt: skip
    for part, groups in (
        ("register", [*manuscript["register"], series]),
        ("chronology", manuscript["chronology"]),
        ("industry", [programmes, *manuscript["organizations"]]),
        ("disputes", manuscript["disputes"]),
        ("statements", manuscript["statements"]),
        ("places", manuscript["places"]),
        ("vocabulary", manuscript["vocabulary"]),
    ):
        for number, group in enumerate(groups, start=1):
            title, held = group["title"], [group, *([{"label": f"part/{part}"}] * (number == 1))]
            first = f"part/{part}" if number == 1 else None
            write = _Group(part, group, first)
            yield Page(f"{part}-{number}", title, parts[f"part/{part}"], held, write)


@dataclass(frozen=True, slots=True)
class _Chapter:
    chapter: Node

    def __call__(self, x: Xhtml) -> Markup:
        title = x.heading(1, self.chapter["label"], x.runs(self.chapter["title"]))
        return title + x.blocks(self.chapter["blocks"])


@dataclass(frozen=True, slots=True)
class _Drawn:
    title: str
    drawn: Sequence[tuple[Node, str]]

    def __call__(self, x: Xhtml) -> Markup:
        shown = Markup("").join(x.picture(picture, address) for picture, address in self.drawn)
        return x.heading(1, None, self.title) + shown


@dataclass(frozen=True, slots=True)
class _Profile:
    profile: Node
    map_address: str | None

    def __call__(self, x: Xhtml) -> Markup:
        c = self.profile
        out = x.heading(1, c["label"], c["title"]) + x.about(c)
        names = escape(f"{c['official']}. ") if c["official"] else Markup("")
        out += Markup("<p>{}{}</p>\n").format(names, x.runs(c["names"]))
        out += x.paragraph(c["lede"]) + x.paragraph(c["notice"], "notice")
        for row in c["rows"]:
            out += x.row(row["k"], x.runs(row["v"]))
        if self.map_address:
            out += x.picture(c["map"], self.map_address)
        tables = [("Figures", c["label"] + "/figures", t) for t in c["figures"]]
        if c["alignments"]:
            tables.append(
                ("Alignments outside the OTS", c["label"] + "/alignments", c["alignments"])
            )
        last = ""
        for title, label, table in tables:
            out += x.heading(2, label, title) if title != last else Markup("")
            out += x.blocks([table])
            last = title
        for topic, facts in c["topics"]:
            out += x.heading(2, None, topic) + x.items(map(x.runs, facts))
        if c["exercises"]["rows"]:
            out += x.heading(2, c["label"] + "/exercises", "Exercises")
            out += x.table([["Date"], ["Exercise"], ["With"]], c["exercises"]["rows"])
        lines = (
            Markup("{}: {}").format(x.runs(date), x.runs(words)) for date, words in c["timeline"]
        )
        elsewhere = (
            Markup("<b>{}</b> {}").format(kind, Markup("; ").join(map(x.runs, found)))
            for kind, found in c["elsewhere"]
        )
        for title, items in (
            ("Bodies and programmes", map(x.runs, c["industry"])),
            ("Chronology", lines),
            ("Disputes told elsewhere", elsewhere),
            ("What others say", map(x.runs, c["statements"])),
        ):
            listed = x.items(items)
            out += x.heading(2, None, title) + listed if listed else Markup("")
        return out + x.tail(c)


@dataclass(frozen=True, slots=True)
class _Group:
    part: str
    group: Node
    first: str | None

    def __call__(self, x: Xhtml) -> Markup:
        inner = Markup("").join(self._item(x, item) for item in self._list_items())
        out = Markup("")
        if self.first:
            out = Markup('<p id="{}"></p>\n').format(make_anchor(self.first))
        return out + x.heading(1, self.group["label"], self.group["title"]) + inner

    def _list_items(self) -> Sequence[Node]:
        found: Sequence[Node] = self.group.get("entries") or self.group.get("rows") or ()
        return found

    def _item(self, x: Xhtml, item: Node) -> Markup:
        if "entry" in item:
            return x.entry(item["entry"], 2)
        if "line" in item:
            line = item["line"]
            words = Markup("{}: {}").format(line["date"], x.to(line["to"], line["title"]))
            status = f" ({line['status']})" if line["status"] else ""
            return Markup("<p>{}{}</p>\n").format(words, status)
        if "rows" in item:
            return x.entry(item, 2)
        if self.part == "disputes":
            words = Markup("<b>{}</b>, {}: ").format(x.to(item["to"], item["title"]), item["field"])
            return Markup("<p>{}{}</p>\n").format(words, x.runs(item["text"]))
        return self._word(x, item)

    def _word(self, x: Xhtml, item: Node) -> Markup:
        told = item.get("what") or item.get("definition") or []
        pieces = [x.runs(item.get("names", [])), x.runs(told), x.runs(item.get("note", []))]
        anchor = make_anchor(item["label"])
        return Markup('<p id="{}"><b>{}</b> {} <code>{}</code></p>\n').format(
            anchor, item["title"], Markup(". ").join(p for p in pieces if p), item["id"]
        )


@dataclass(frozen=True, slots=True)
class _Sources:
    group: Node

    def __call__(self, x: Xhtml) -> Markup:
        out = x.heading(1, self.group["label"], self.group["title"])
        for publisher in self.group["publishers"]:
            out += x.heading(2, publisher["label"], publisher["title"])
            out += x.paragraph(publisher["about"], "about")
            out += Markup("").join(self._document(x, d) for d in publisher["documents"])
        return out

    def _document(self, x: Xhtml, d: Node) -> Markup:
        title = Markup('<a href="{}" lang="{}" xml:lang="{}">{}</a>').format(
            d["url"], d["language"], d["language"], d["title"]
        )
        authors = f"{d['authors']}, " if d["authors"] else ""
        repeats = Markup("")
        if d["repeats"]:
            repeats = Markup(" Repeats {}.").format(x.to(d["repeats"]["to"], d["repeats"]["title"]))
        rest = [x.runs(d["weak"]), x.runs(d["note"])]
        return Markup(
            '<p id="{}" class="source"><span id="n{}">{}</span> {}. {}{}. {}. '
            "<code>{}</code>{} {}</p>\n"
        ).format(
            make_anchor(d["label"]), d["number"], d["number"], title, authors, d["date"],
            d["kind"], d["id"], repeats, Markup(" ").join(r for r in rest if r),
        )  # fmt: skip
