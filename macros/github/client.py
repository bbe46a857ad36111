"""Talk to GitHub's REST API for one repository."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SECONDS_MAX = 30
ANSWER_BYTES_MAX = 10_000_000
# Source: https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
PAGE_SIZE = 100
PAGES_MAX = 10


class ApiFault(Exception):
    """GitHub refused a request or could not be reached; `status` is 0 for the latter."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class GitHub:
    """One repository, `owner/name`, at one API address, with the token of the job."""

    api_url: str
    repository: str
    token: str

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> GitHub:
        """Take what the runner sets.

        Raises:
            KeyError: when a variable is not set.
        """
        return cls(
            environment["GITHUB_API_URL"],
            environment["GITHUB_REPOSITORY"],
            environment["GITHUB_TOKEN"],
        )

    def get(self, path: str, **query: str | int) -> Any:
        """Read something below the repository, such as `issues/7`.

        Raises:
            ApiFault: when that is refused.
        """
        text = f"{path}?{urlencode(query)}" if query else path
        return json.loads(self._request("GET", text, None, ANSWER_BYTES_MAX))

    def list_all(self, path: str, **query: str | int) -> Iterator[dict[str, Any]]:
        """Read a list to its end, or to its first thousand entries.

        Raises:
            ApiFault: when that is refused.
        """
        for page in range(1, PAGES_MAX + 1):
            entries = self.get(path, per_page=PAGE_SIZE, page=page, **query)
            yield from entries
            if len(entries) < PAGE_SIZE:
                return

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """Create or change something below the repository.

        Raises:
            ApiFault: when that is refused.
        """
        answer = self._request(method, path, json.dumps(body).encode("utf-8"), ANSWER_BYTES_MAX)
        return json.loads(answer) if answer else None

    def download(self, path: str, bytes_max: int) -> bytes:
        """Read a file, and at most one byte more than allowed.

        Raises:
            ApiFault: when that is refused.
        """
        return self._request("GET", path, None, bytes_max + 1)

    def _request(self, method: str, path: str, body: bytes | None, bytes_max: int) -> bytes:
        url = f"{self.api_url}/repos/{self.repository}/{path}"
        request = Request(url, data=body, method=method)  # noqa: S310 the runner's own address
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        # A download leads on to another host, which must not see the token.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with urlopen(request, timeout=SECONDS_MAX) as answer:  # noqa: S310 as above
                return bytes(answer.read(bytes_max))
        except HTTPError as error:
            with error:
                message = f"GitHub answered {error.code} to {method} {path}."
            raise ApiFault(error.code, message) from None
        except URLError as error:
            raise ApiFault(0, f"GitHub could not be reached: {error.reason}.") from None
