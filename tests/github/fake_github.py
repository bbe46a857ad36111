"""A stand-in for GitHub's REST API on this machine, which remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from macros.github.client import GitHub
from macros.github.kept import BOT

REPOSITORY = "handbook/handbook"
Answer = tuple[int, Any]


@dataclass
class FakeGitHub:
    """Answers by method and path below the repository; what it does not know is 404."""

    answers: dict[tuple[str, str], Answer | Callable[[dict[str, str]], Answer]] = field(
        default_factory=dict
    )
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    url: str = ""

    @property
    def client(self) -> GitHub:
        return GitHub(self.url, REPOSITORY, "the-token")

    def list_writes(self) -> list[tuple[str, str, Any]]:
        """Give every request that was to change something."""
        return [request for request in self.asked if request[0] != "GET"]


@contextmanager
def serve() -> Iterator[FakeGitHub]:
    """Serve a stand-in on the loopback address."""
    fake = FakeGitHub()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            parts = urlsplit(self.path)
            path = parts.path.removeprefix(f"/repos/{REPOSITORY}/")
            fake.asked.append((self.command, path, body))
            fake.tokens.append(self.headers.get("Authorization"))
            found = fake.answers.get((self.command, path), (404, {"message": "Not Found"}))
            status, content = found(dict(parse_qsl(parts.query))) if callable(found) else found
            self.send_response(status)
            if status == 302:
                self.send_header("Location", content)
                content = b""
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 the names that the server calls

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def make_comment(number: int, body: str, login: str = BOT) -> dict[str, Any]:
    """Give a comment as GitHub lists it."""
    return {"id": number, "body": body, "user": {"login": login}}
