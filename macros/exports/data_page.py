"""The tables of the page "Data": the files of this build, and the columns of the tables."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.exports.as_csv import DICTIONARY_PATH
from macros.exports.as_json import SCHEMA_PATH
from macros.exports.export_file import DATA_FOLDER, ListedFile
from macros.exports.tables.all_tables import ALL_TABLES, word_constraint
from macros.exports.writer import SUMS_NAME
from macros.pages.addresses import page_url
from macros.records.registry import RECORD_KINDS

# So much of a checksum tells files apart for the eye; the whole one stands in SHA256SUMS.
_SHOWN_DIGITS = 8
_SCHEMA_WORDS = {DICTIONARY_PATH: "columns", SCHEMA_PATH: "schema"}
_OPENING = Markup(
    '<div class="table-scroll" tabindex="0" role="region" aria-label="{caption}">\n'
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


def render_file_table(files: Sequence[ListedFile], page: str, *, directory_urls: bool) -> str:
    """Give the list of the files of a build with size, rows, checksum and schema.

    Args:
        files: all files of the build.
        page: the source path of the page on which the list stands.
        directory_urls: whether pages are folders with an index, as MkDocs makes them.
    """
    start = posixpath.dirname(page_url(page, directory_urls=directory_urls)) or "."

    def link(path: str, words: str) -> Markup:
        href = posixpath.relpath(f"{DATA_FOLDER}/{path}", start)
        return Markup('<a href="{}"><code>{}</code></a>').format(href, words)

    def read_cells(row: FileRow) -> tuple[str | Markup, ...]:
        first = row.files[0]
        name = _code(row.path) if row.is_pattern else link(row.path, row.path)
        schema = first.schema_path
        return (
            name,
            row.title,
            f"{len(row.files):,} files" if row.is_pattern else _word_rows(first),
            word_size(row.size_bytes),
            "" if row.is_pattern else _render_digest(first),
            link(schema, _SCHEMA_WORDS.get(schema, schema)) if schema else "",
        )

    words = "1 file" if len(files) == 1 else f"{len(files):,} files"
    caption = f"{words}, {word_size(sum(f.size_bytes for f in files))}"
    heads = ("File", "Holds", "Rows", "Size", "SHA-256", "Schema")
    sums = Markup("<p>Whole checksums of all files: {}.</p>\n").format(link(SUMS_NAME, SUMS_NAME))
    return _render_table(caption, heads, map(read_cells, list_file_rows(files))) + str(sums)


def render_dictionary() -> str:
    """Give the columns of every table, table by table."""
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
        heading = f"## {table.title} {{: #{table.name} }}\n\n`{table.path}`: {table.meaning}\n\n"
        parts.append(heading + _render_table(f"Columns of {table.name}", heads, rows))
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
    caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str | Markup, ...]]
) -> str:
    """Give a table as other lists have it: the first cell heads its row."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(words) for words in heads)
    lines = Markup("").join(
        _FIRST.format(heads[0], row[0])
        + Markup("").join(map(_CELL.format, heads[1:], row[1:]))
        + Markup("</tr>\n")
        for row in rows
    )
    return str(_OPENING.format(caption=caption, heads=head) + lines + _CLOSING)
