"""A copy of this project around other records, in which a benchmark builds sites.

The hand-written pages keep only their heads, so that the navigation is whole and nothing else on
them is measured; pictures, scripts and styles are left out, because copying them takes every
builder the same time.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
_HEAD = re.compile(r"\A(?:---\n.*?\n---\n)?", re.DOTALL)
_HOOKS = re.compile(r"^hooks: \[(?P<paths>[^]]*)\]$", re.MULTILINE)
_PLUGINS = re.compile(r"^plugins:\n(?:[ \t].*\n?)+", re.MULTILINE)
_OWN_EXTENSIONS = re.compile(r"^  - macros\.[\w.]+\n", re.MULTILINE)
_GIT = ("git", "-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org")
_HOOK = '''"""Keep the pages of exercises alone; write their Markdown where a folder is named."""

import os
from pathlib import Path

import yaml
from mkdocs.plugins import event_priority


@event_priority(-100)
def on_files(files, **_):
    made = [f for f in files if f.generated_by and f.is_documentation_page()]
    for file in made:
        if not file.src_uri.startswith("exercises/") or "/years/" in file.src_uri:
            files.remove(file)
    return files


@event_priority(-100)
def on_page_markdown(markdown, page, **_):
    folder = os.environ.get("FINISHED_MARKDOWN")
    if folder:
        path = Path(folder, page.file.src_uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        head = yaml.safe_dump(dict(page.meta), allow_unicode=True)
        path.write_text(f"---\\n{head}---\\n\\n{markdown}", encoding="utf-8")
    return markdown
'''


def make_project(folder: Path, data: Path) -> Path:
    """Make the copy; its records lie in git, so that days of last change are read as usual.

    `mkdocs.yml` builds it as this project is built, with the pages of exercises alone;
    `plain.yml` builds `finished/` with the same theme and Markdown extensions, without any code
    of this project but its Markdown extensions; `plainer.yml` does so without these either.
    """
    for name in ("CHANGELOG.md", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "macros").symlink_to(ROOT / "macros")
    shutil.move(data, folder / "data")
    for source in (ROOT / "docs").rglob("*.md"):
        target = folder / "docs" / source.relative_to(ROOT / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        head = _HEAD.match(source.read_text(encoding="utf-8"))
        target.write_text(f"{head[0] if head else ''}\n# {source.stem}\n", encoding="utf-8")
    _write_settings(folder)
    for step in (["init", "--quiet"], ["add", "data"], ["commit", "--quiet", "-m", "Add records"]):
        subprocess.run([*_GIT, *step], cwd=folder, check=True)  # noqa: S603 our own words
    return folder


def _write_settings(folder: Path) -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    hook = folder / "kept_pages.py"
    hook.write_text(_HOOK, encoding="utf-8")
    hooks = _HOOKS.search(settings)
    if hooks is None:
        raise LookupError("mkdocs.yml lists its hooks in another way")
    own = _replace(settings, hooks[0], f"hooks: [{hooks['paths']}, {hook.name}]")
    # Exercises name places and documents whose pages are left out here, for every builder.
    own = _replace(own, "strict: true", "strict: false")
    (folder / "mkdocs.yml").write_text(own, encoding="utf-8")
    plain, count = _PLUGINS.subn("plugins: []\n", settings)
    if count != 1:
        raise LookupError("mkdocs.yml lists its plugins in another way")
    plain = _replace(plain, hooks[0], "")
    plain = _replace(plain, "strict: true", "strict: false")
    plain = _replace(plain, "docs_dir: docs", "docs_dir: finished")
    (folder / "plain.yml").write_text(plain, encoding="utf-8")
    plainer = _OWN_EXTENSIONS.sub("", plain)
    (folder / "plainer.yml").write_text(plainer, encoding="utf-8")


def _replace(text: str, old: str, new: str) -> str:
    """Replace words that stand in a text once.

    Raises:
        LookupError: when they do not.
    """
    if text.count(old) != 1:
        raise LookupError(f"mkdocs.yml does not say {old!r} once")
    return text.replace(old, new)
