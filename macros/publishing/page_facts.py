"""What the theme is told of a page beside its text: the same whichever site generator asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from macros.exports.page_parts import PageParts, make_page_parts
from macros.pages.previews import Preview, find_preview
from macros.publishing.content import SiteContent
from macros.records.base import Record
from macros.values.dates import parse_date


@dataclass(frozen=True, slots=True)
class Change:
    """A day, for machines (YYYY-MM-DD) and in words."""

    day: str
    words: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the frame of a page shows; macros/theme/main.html tells where.

    Whatever is not known, or makes no sense for the page, is None.
    """

    home: bool
    permanent: str | None
    edit: str | None
    changed: Change | None
    print: Mapping[str, str] | None
    preview: Mapping[str, object] | None
    parts: PageParts | None

    def as_meta(self) -> dict[str, object]:
        """Give the facts in plain values, without those that do not hold."""
        return {name: value for name, value in asdict(self).items() if value}


def find_facts(
    content: SiteContent,
    source_path: str,
    meta: Mapping[str, object],
    *,
    title: str,
    edit: str | None,
) -> PageFacts:
    """Give the facts of a page.

    Args:
        content: what the site is built from.
        source_path: the path of the page's Markdown, such as `guide/index.md`.
        meta: what stands in its head.
        title: its title, as plain text.
        edit: the path of the file to edit, from `docs`; None where there is none.
    """
    changed = _find_change(content, source_path, meta)
    permanent = content.find_permanent_url(source_path)
    record = _find_record(content, meta)
    preview, parts = None, None
    # Without a permanent address there is nothing to cite; a page that only leads on is none.
    if permanent and not meta.get("gone"):
        preview = _describe(find_preview(source_path, record, content.settings.name), content)
        parts = make_page_parts(
            content.export_input,
            source_path=source_path,
            title=title,
            url=permanent,
            last_change=changed,
            record=record,
        )
    return PageFacts(
        home=source_path == "index.md",
        permanent=permanent,
        edit=content.settings.find_edit_url(edit),
        changed=_word(changed) if changed else None,
        print=_find_print(content, source_path, title),
        preview=preview,
        parts=parts,
    )


def _find_change(content: SiteContent, source_path: str, meta: Mapping[str, object]) -> date | None:
    """Give the day on which the page's record or its text was last changed."""
    of_record = meta.get("last_change")
    return (
        date.fromisoformat(str(of_record)) if of_record else content.find_last_change(source_path)
    )


def _word(day: date) -> Change:
    return Change(day.isoformat(), parse_date(day.isoformat()).display())


def _find_record(content: SiteContent, meta: Mapping[str, object]) -> Record | None:
    folder, _slash, record_id = str(meta.get("record") or "").partition("/")
    return content.handbook.by_folder.get(folder, {}).get(record_id)


def _describe(preview: Preview, content: SiteContent) -> dict[str, object]:
    return {
        "url": f"{content.settings.url}{preview.url}",
        "alt": preview.alt,
        "width": preview.width,
        "height": preview.height,
    }


def _find_print(content: SiteContent, source_path: str, title: str) -> dict[str, str] | None:
    """Give the brief that holds a page: that of its country, or that of the register."""
    folder, _slash, name = source_path.removesuffix(".md").partition("/")
    brief = {"countries": name, "exercises": "register", "series": "register"}.get(folder)
    volume = content.volumes.get(f"book/briefs/{brief}.pdf")
    if volume is None:
        return None
    named = "The register" if brief == "register" else title
    return {"url": volume.url, "size": volume.size, "title": named}
