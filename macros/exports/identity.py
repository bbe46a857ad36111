"""What the handbook calls itself in the files it publishes, and ids that outlive addresses."""

from __future__ import annotations

from macros.records.base import Record

HANDBOOK = "Turkic States Security Cooperation Handbook"
CONTRIBUTORS = f"Contributors of the {HANDBOOK}"
DESCRIPTION = (
    "Who trained with whom, when, where and on whose word: military exercises, agreements, "
    "defence industry and country profiles of the Turkic states and their partners, each fact "
    "with its source, disagreements kept."
)
KEYWORDS = (
    "Organization of Turkic States",
    "military exercises",
    "security cooperation",
    "Central Asia",
    "South Caucasus",
    "Türkiye",
)
LANGUAGE = "en-GB"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

# Feed readers and calendars recognise an entry by these for ever: they stay what they are even
# when the site moves to another address, so they never follow SITE_URL.
_AUTHORITY = "handbook.example"
_MINTED = "2026"


def make_tag(path: str) -> str:
    """Give the lasting id of something published, such as a feed or an entry in it.

    Source: RFC 4151 (tag URIs).
    """
    return f"tag:{_AUTHORITY},{_MINTED}:{path}"


def make_uid(path: str) -> str:
    """Give the lasting id of a calendar or of an entry in it.

    Source: RFC 5545, 3.8.4.7 (globally unique, the part after @ names who minted it).
    """
    return f"{path}@{_AUTHORITY}"


def record_path(record: Record) -> str:
    """Give the path of a record, from which its files are named: `exercises/tarlan-2025`."""
    return f"{record.folder}/{record.id}"
