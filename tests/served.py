"""A server of a built site that answers as GitHub Pages does: compressed, with its own 404 page."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# What GitHub Pages compresses; fonts and pictures of pixels are compressed in themselves.
_COMPRESSED = {".css", ".html", ".js", ".json", ".jsonld", ".map", ".svg", ".txt", ".xml"}
_CACHE_SECONDS = 600


@cache
def _pack(path: Path) -> bytes:
    """Give a file as it goes over the wire."""
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if path.suffix in _COMPRESSED else content


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def __init__(self, *args: Any, site: Path, mount: str, **more: Any) -> None:
        self._site, self._mount = site, mount
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._site / path.removeprefix(self._mount)
        if path.startswith(self._mount) and file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if path.startswith(self._mount) and file.is_file():
            self._send(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, self._site / "404.html")

    def _send(self, status: HTTPStatus, file: Path) -> None:
        body = _pack(file) if file.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", self._name_type(file))
        if file.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={_CACHE_SECONDS}")
        self.end_headers()
        self.wfile.write(body)

    def _name_type(self, file: Path) -> str:
        kind = self.guess_type(file)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: Any) -> None:
        """Keep requests out of the output of the tests."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Pass over connections that the browser drops when a page closes."""


@contextmanager
def serve(site: Path, mount: str = "/") -> Iterator[str]:
    """Serve the folder of a built site on this machine; give its address.

    Args:
        site: the folder with index.html.
        mount: the path of the site on its host, `/` or `/name/`.
    """
    server = _Server(("127.0.0.1", 0), partial(_Handler, site=site, mount=mount))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{mount}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
