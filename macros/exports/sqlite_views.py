"""The views and the search index of the SQLite database."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.tables.record_tables import list_living
from macros.loading.handbook import Handbook
from macros.records.base import Record, SourcedRecord
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.statement import Statement
from macros.records.term import Term

# The same counts as on the pages: held exercises in which both host or take part with forces.
_PAIR_COUNTS = """
CREATE VIEW pair_counts AS
WITH active AS (
  SELECT DISTINCT p.record_id, p.party
  FROM participations AS p
  JOIN exercises AS e ON e.id = p.record_id
  WHERE e.status = 'held' AND p.role IN ('host', 'participant')
)
SELECT a.party AS party_a, b.party AS party_b, count(*) AS exercises
FROM active AS a
JOIN active AS b ON b.record_id = a.record_id AND b.party > a.party
GROUP BY a.party, b.party
ORDER BY exercises DESC, party_a, party_b
"""
_SERIES_EDITIONS = """
CREATE VIEW series_editions AS
SELECT
  s.id AS series_id,
  s.name AS series_name,
  row_number() OVER (
    PARTITION BY s.id ORDER BY e.start_earliest IS NULL, e.start_earliest, e.id
  ) AS recorded_edition,
  e.id AS exercise_id,
  e.name AS exercise_name,
  e.status,
  e.date_edtf,
  e.host,
  e.active_parties
FROM series AS s
JOIN exercises AS e ON e.series = s.id
ORDER BY s.id, recorded_edition
"""
VIEWS = (_PAIR_COUNTS.strip(), _SERIES_EDITIONS.strip())
# Accents are taken off letters, so that a search without them finds; ı and ə stay letters.
SEARCH_INDEX = """
CREATE VIRTUAL TABLE search USING fts5(
  record_id UNINDEXED, kind UNINDEXED, name, other_names, summary, texts,
  tokenize = 'unicode61 remove_diacritics 2'
)
""".strip()


def list_search_rows(handbook: Handbook) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Give what each record is found by: its names, its summary, its other texts."""
    for record in list_living(handbook):
        yield (
            record.id,
            record.folder,
            record.name,
            "\n".join([*record.names.values(), *record.aliases]),
            (record.summary or "") if isinstance(record, SourcedRecord) else "",
            "\n".join(text for text in _list_texts(record) if text),
        )


def _list_texts(record: Record) -> Iterator[str | None]:
    if isinstance(record, Exercise):
        yield from (record.host_label, record.purpose, record.equipment, record.date_note)
    elif isinstance(record, Event):
        yield from (record.outcome, record.date_note)
    elif isinstance(record, Statement):
        yield from (record.by.name, record.by.office, record.text)
    elif isinstance(record, Programme):
        yield from (record.status_note, *record.products)
    elif isinstance(record, Term):
        yield record.definition
    elif isinstance(record, Publisher):
        for document in record.documents:
            yield from (document.title, *document.authors)
    if isinstance(record, SourcedRecord):
        yield from (fact.text for fact in record.facts)
        yield from (dispute.text for dispute in record.disputes)
