"""The tables of the page "Data": the files of this build, and the columns of the tables."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.exports.as_csv import DICTIONARY_PATH
from macros.exports.as_json import SCHEMA_PATH
from macros.exports.export_file import DATA_FOLDER, ListedFile
from macros.exports.file_groups import FILE_GROUPS, LICENCE, FileGroup, find_group
from macros.exports.tables.all_tables import ALL_TABLES, word_constraint
from macros.exports.writer import SUMS_NAME
from macros.pages.addresses import Address, LinkStyle, relative_href
from macros.pages.markup import escape
from macros.records.registry import RECORD_KINDS

# So much of a checksum tells files apart for the eye; the whole one stands in SHA256SUMS.
_SHOWN_DIGITS = 8
_SCHEMA_WORDS = {DICTIONARY_PATH: "columns", SCHEMA_PATH: "schema"}
_HEADS = ("File", "Rows", "Size", "SHA-256", "Schema")
_OPENING = Markup(
    '<div class="table-scroll" tabindex="0" role="region" aria-label="{name}">\n'
    '<table class="register">\n<caption>{caption}</caption>\n<thead><tr>{heads}</tr></thead>\n'
    "<tbody>\n"
)
_FIRST = Markup('<tr><th scope="row" data-label="{}">{}</th>')
_CELL = Markup('<td data-label="{}">{}</td>')
_CLOSING = Markup("</tbody>\n</table>\n</div>\n")


@dataclass(frozen=True, slots=True)
class FileRow:
    """One line of the list: a file, or all files of one form (`{kind}/{id}.json`)."""

    path: str
    files: tuple[ListedFile, ...]

    @property
    def is_pattern(self) -> bool:
        """Whether the line stands for files of records."""
        return "{" in self.path

    @property
    def title(self) -> str:
        """What the file holds; of files of records, what each one holds."""
        title = self.files[0].title
        if self.path.endswith(".atom") and self.is_pattern:
            return "For each country: the records changed last in which it takes part"
        return f"For each record: {title.rpartition(': ')[2]}" if self.is_pattern else title

    @property
    def size_bytes(self) -> int:
        """The size of all files of the line."""
        return sum(file.size_bytes for file in self.files)


def list_file_rows(files: Iterable[ListedFile]) -> tuple[FileRow, ...]:
    """Give one line for each file, but one for all files of records of one form."""
    groups: dict[str, list[ListedFile]] = {}
    for file in files:
        groups.setdefault(_find_pattern(file.path), []).append(file)
    return tuple(FileRow(path, tuple(found)) for path, found in groups.items())


def _find_pattern(path: str) -> str:
    folder, _, name = path.rpartition("/")
    before, _, kind = folder.rpartition("/")
    if kind not in RECORD_KINDS:
        return path
    start = f"{before}/{kind}" if before else "{kind}"
    return f"{start}/{{id}}.{name.partition('.')[2]}"


def render_file_table(files: Sequence[ListedFile], page: str, link_style: LinkStyle) -> str:
    """Give the list of the files of a build with size, rows, checksum, schema and examples.

    Args:
        files: all files of the build.
        page: the source path of the page on which the list stands.
        link_style: from where its links are followed.
    """

    def href(to: Address) -> str:
        return relative_href(page, to, link_style)

    link = _make_file_link(page, link_style)

    def read_cells(row: FileRow) -> tuple[str | Markup, ...]:
        first = row.files[0]
        name = _code(row.path) if row.is_pattern else link(row.path)
        schema = first.schema_path
        return (
            Markup('{} <span class="file-holds">{}</span>').format(name, row.title),
            f"{len(row.files):,} files" if row.is_pattern else _word_rows(first),
            word_size(row.size_bytes),
            "" if row.is_pattern else _render_digest(first),
            link(schema, _SCHEMA_WORDS.get(schema, schema)) if schema else "",
        )

    total = Markup("<p>{}, all under {}. Whole checksums of all of them: {}.</p>\n\n").format(
        _word_files(files), LICENCE, link(SUMS_NAME)
    )
    by_group: dict[str, list[FileRow]] = {group.title: [] for group in FILE_GROUPS}
    for row in list_file_rows(files):
        by_group[find_group(row.files[0].path).title].append(row)
    parts = []
    for group in FILE_GROUPS:
        rows = by_group[group.title]
        if rows:
            heading = f"### {group.title} {{: #{group.anchor} }}\n\n"
            caption = _word_group(group, [f for row in rows for f in row.files], href)
            parts.append(
                heading + _render_table(group.title, caption, _HEADS, map(read_cells, rows))
            )
    return str(total) + "\n".join(parts)


def _make_file_link(page: str, link_style: LinkStyle) -> Callable[..., Markup]:
    """Give the function that links from a page to a file, by its path or by other words."""
    start = link_style.find_base(page)

    def link(path: str, words: str | None = None) -> Markup:
        target = posixpath.relpath(f"{DATA_FOLDER}/{path}", start)
        return Markup('<a href="{}"><code>{}</code></a>').format(target, words or path)

    return link


def _word_files(files: Sequence[ListedFile]) -> str:
    words = "1 file" if len(files) == 1 else f"{len(files):,} files"
    return f"{words}, {word_size(sum(f.size_bytes for f in files))}"


def _word_group(
    group: FileGroup, files: Sequence[ListedFile], href: Callable[[Address], str]
) -> Markup:
    """Say how many files a group has, under which licence, and where examples stand."""

    def link(words: str, to: Address) -> Markup:
        return Markup('<a href="{}">{}</a>').format(href(to), words)

    examples = Markup(", ").join(link(*example) for example in group.examples)
    return Markup("{}, {}. Example: {}. Described: {}.").format(
        _word_files(files), LICENCE, examples, link(*group.more)
    )


def render_dictionary(page: str, link_style: LinkStyle) -> str:
    """Give the columns of every table, table by table, each with a link to its file.

    Args:
        page: the source path of the page on which they stand.
        link_style: from where its links are followed.
    """
    link = _make_file_link(page, link_style)
    parts = []
    heads = ("Column", "Type", "Meaning", "Must be", "Refers to")
    for table in ALL_TABLES:
        rows = (
            (
                _code(column.name),
                column.type.value,
                f"{column.meaning} Unit: {column.unit}." if column.unit else column.meaning,
                word_constraint(table, column) or "",
                _code(column.refers_to) if column.refers_to else "",
            )
            for column in table.columns
        )
        file = Markup("<p>{}: {}</p>").format(link(table.path), escape(table.meaning))
        heading = f"## {table.title} {{: #{table.name} }}\n\n{file}\n\n"
        caption = f"Columns of {table.name}"
        parts.append(heading + _render_table(caption, caption, heads, rows))
    return "\n".join(parts)


def word_size(size_bytes: int) -> str:
    """Word a size in kilobytes or megabytes of 1,000."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000)):,}\N{NO-BREAK SPACE}kB"
    return f"{size_bytes / 1_000_000:,.1f}\N{NO-BREAK SPACE}MB"


def _word_rows(file: ListedFile) -> str:
    return "" if file.rows is None else f"{file.rows:,}"


def _render_digest(file: ListedFile) -> Markup:
    shown = file.digest[:_SHOWN_DIGITS]
    return Markup('<code title="{}">{}…</code>').format(file.digest, shown)


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(text)


def _render_table(
    name: str,
    caption: str | Markup,
    heads: tuple[str, ...],
    rows: Iterable[tuple[str | Markup, ...]],
) -> str:
    """Give a table as other lists have it: the first cell heads its row."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(words) for words in heads)
    lines = Markup("").join(
        _FIRST.format(heads[0], row[0])
        + Markup("").join(map(_CELL.format, heads[1:], row[1:]))
        + Markup("</tr>\n")
        for row in rows
    )
    return str(_OPENING.format(name=name, caption=caption, heads=head) + lines + _CLOSING)
