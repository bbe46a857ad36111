"""What is wrong with the files now, shown on the pages that are still served from before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

_PANEL = Markup("""<style>
.serving-problems {{ position: fixed; inset: auto 0 0; z-index: 99; max-height: 45vh;
  overflow: auto; padding: 0.8rem 1.2rem; background: #fff4f0; color: #4a1206;
  border-top: 0.2rem solid #b3341c; font: 0.75rem/1.5 system-ui, sans-serif; }}
.serving-problems strong {{ font-size: 0.85rem; }}
.serving-problems pre {{ margin: 0.4rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 0.72rem/1.5 ui-monospace, monospace; color: inherit; }}
</style><section class="serving-problems" role="alert">
<strong>What is in the files now cannot be shown. This page is from before.</strong>
Mend what follows; the page then reloads by itself.
<pre>{}</pre></section>""")
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def show_problems(serve: Application, find_problems: Callable[[], tuple[str, ...]]) -> Application:
    """Give an application that serves the same, with the problems of now on each page."""

    def serve_with_problems(
        environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def note(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            started.append((status, headers))

        # It may wait for pages that are being built, so that the problems are asked for after it.
        result = serve(environ, note)
        status, headers = started[-1]
        problems = find_problems()
        is_page = any(n == "Content-Type" and v.startswith("text/html") for n, v in headers)
        if not (problems and is_page):
            start_response(status, headers)
            return result
        page = add_panel(b"".join(result), problems)
        others = [(n, v) for n, v in headers if n != "Content-Length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]

    return serve_with_problems


def add_panel(page: bytes, problems: Iterable[str]) -> bytes:
    """Put problems, as text, at the end of a page's body."""
    body, end, rest = page.rpartition(b"</body>")
    panel = _PANEL.format("\n".join(problems)).encode()
    return body + panel + end + rest if end else page + panel
