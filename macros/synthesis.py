"""Make a larger handbook out of a real one, for measuring: the same records again, moved and mixed.

Every copy of a record keeps the lengths, scripts, disputes and sources of its model, so that what
is measured behaves as the real data would. What is written is no knowledge and is never published.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from macros.formatting.plain_yaml import dump_plain
from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.statement import Statement
from macros.records.term import Term
from macros.records.tombstone import Tombstone
from macros.values.dates import DateFault, EdtfDate, parse_date
from macros.values.ids import ID_LENGTH_MAX

# There is one record for each country and each term, however many exercises there are.
KEPT_ONCE = frozenset({Country.folder, Term.folder, Tombstone.folder})
# Records that another copy may name as well; documents stay with the records that cite them.
_SHARED = frozenset({"places", "organizations", "series", "programmes"})
_SHARE_OF_FOREIGN_LINKS = 0.2
_YEARS_BACK_MAX = 60
_ATTEMPTS_MAX = 1_000
_WORDS = {
    "Latn": ("Altay", "Bürküt", "Çınar", "Gülüstan", "Qartal", "Şahin", "Toʻmaris", "Yıldırım"),
    "Cyrl": ("Алатау", "Бүркіт", "Достук", "Қыран", "Сарыарқа", "Тулпар", "Ұлытау", "Ынтымак"),
}
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"(?<=\d{4})(-\d\d)(?!\d)")


@dataclass
class _Copies:
    """What is known of the copies made so far."""

    handbook: Handbook
    random: Random
    kept_once: frozenset[str]
    cited: frozenset[str]
    occupied: defaultdict[tuple[object, ...], list[EdtfDate]] = field(
        default_factory=lambda: defaultdict(list)
    )


def synthesize(
    handbook: Handbook, times: int, seed: int, folders: Collection[str] = ()
) -> Iterator[tuple[str, str, str]]:
    """Give the files of a handbook that holds the records of another one several times.

    Countries and terms stay as they are. Every other record comes `times` times: as it is, and
    in copies with ids, names and years of their own, which name one another and, now and then,
    records of other copies. The same handbook, number and seed give the same files.

    Args:
        handbook: a handbook without problems, read from files.
        times: how many times each record comes, 1 or more.
        seed: what the choices are drawn from.
        folders: the kinds of record that come several times; the others come once. When left
            out: all but countries, terms and tombstones.

    Yields:
        The folder, the id and the YAML text of each file beyond those of the handbook itself.
    """
    kept_once = KEPT_ONCE | (set(handbook.by_folder) - set(folders) if folders else set())
    draw = Random(seed)  # noqa: S311 nothing here is a secret
    copies = _Copies(handbook, draw, kept_once, _find_cited(handbook, kept_once))
    for exercise in handbook.list_records(Exercise):
        if exercise.date:
            _occupy(copies, exercise, exercise.date)
    for number in range(2, times + 1):
        for key, file in handbook.files.items():
            value = _copy_record(copies, key, number)
            if value:
                yield file.folder, _number_id(file.id, number), dump_plain(value)


def _find_cited(handbook: Handbook, kept_once: frozenset[str]) -> frozenset[str]:
    """Find what records with copies cite, and the documents and publishers that these relay."""
    found: set[str] = set()
    rest = [
        reference.target
        for key, references in handbook.references.items()
        if key.partition("/")[0] not in kept_once | {Publisher.folder}
        for reference in references
    ]
    while rest:
        target = rest.pop()
        if target not in found:
            found.add(target)
            document = handbook.documents.get(target)
            if document and document.document.relays:
                rest.append(document.document.relays)
    return frozenset(found)


def _copy_record(copies: _Copies, key: str, number: int) -> Any:
    """Give a copy of a record as it stands in a file; nothing when there is to be none."""
    file = copies.handbook.files[key]
    if file.folder in copies.kept_once:
        return None
    value: Any = deepcopy(file.yaml.value)
    for reference in copies.handbook.references[key]:
        if not _is_kept_once(copies, reference.target):
            target = _number_id(reference.target, _choose_copy(copies, reference.folders, number))
            _replace(value, reference.path, target)
    record = copies.handbook.by_folder[file.folder][file.id]
    if isinstance(record, Publisher):
        documents = [d for d in value.get("documents", ()) if d["id"] in copies.cited]
        if not documents and record.id not in copies.cited:
            return None
        value["documents"] = [d | {"id": _number_id(d["id"], number)} for d in documents]
    if isinstance(record, Exercise | Event | Programme | Statement):
        _move_back(copies, record, value)
    _rename(copies.random, value)
    return value


def _is_kept_once(copies: _Copies, target: str) -> bool:
    if target in copies.handbook.documents:
        return Publisher.folder in copies.kept_once
    return not any(
        target in records and folder not in copies.kept_once
        for folder, records in copies.handbook.by_folder.items()
    )


def _choose_copy(copies: _Copies, folders: tuple[str, ...], number: int) -> int:
    if _SHARED.issuperset(folders) and copies.random.random() < _SHARE_OF_FOREIGN_LINKS:
        return copies.random.randint(1, number)
    return number


def _number_id(record_id: str, number: int) -> str:
    """Give the id of a record's copy; the first one is the record itself."""
    suffix = "" if number == 1 else f"-{number}"
    return record_id[: ID_LENGTH_MAX - len(suffix)].rstrip("-") + suffix


def _replace(value: Any, path: tuple[str | int, ...], target: str) -> None:
    """Write a reference's new target into a record; a path may lead on below a short form."""
    for step in path:
        inner = value[step]
        if isinstance(inner, str):
            value[step] = target
            return
        value = inner


def _move_back(
    copies: _Copies, record: Exercise | Event | Programme | Statement, value: dict[str, Any]
) -> None:
    """Move a date back in time, to where nothing alike stands in its way."""
    if record.date is None:
        return
    for _attempt in range(_ATTEMPTS_MAX):
        years = copies.random.randint(1, _YEARS_BACK_MAX)
        month = copies.random.randint(1, 12)
        try:
            date = parse_date(_move_date(str(value["date"]), years, month))
        except DateFault:  # the new month has no such day
            continue
        if not isinstance(record, Exercise) or not _is_occupied(copies, record, date):
            value["date"] = date.text
            value["name"] = _move_years(value["name"], years)
            if isinstance(record, Exercise):
                _occupy(copies, record, date)
            return


def _move_date(text: str, years: int, month: int) -> str:
    """Move a date back by years and, where it names a single month, into another month."""
    months = {found[1] for found in _MONTH.finditer(text)}
    if len(months) == 1:
        text = _MONTH.sub(lambda found: found[0].replace(found[1], f"-{month:02}"), text)
    return _move_years(text, years)


def _move_years(text: str, years: int) -> str:
    return _YEAR.sub(lambda found: str(int(found[1]) - years), text)


def _occupy(copies: _Copies, exercise: Exercise, date: EdtfDate) -> None:
    copies.occupied[_name_setting(exercise)].append(date)


def _is_occupied(copies: _Copies, exercise: Exercise, date: EdtfDate) -> bool:
    """Tell whether the check `exercises-distinct` could take it for one that is there already."""
    return any(date.can_overlap(other) for other in copies.occupied[_name_setting(exercise)])


def _name_setting(exercise: Exercise) -> tuple[object, ...]:
    return exercise.host, frozenset(p.party for p in exercise.participants)


def _rename(random: Random, value: dict[str, Any]) -> None:
    """Give a record names of its own, in the scripts of its names."""
    if "name" in value:
        value["name"] = _add_word(random, value["name"])
    for language, name in value.get("names", {}).items():
        value["names"][language] = _add_word(random, name)


def _add_word(random: Random, name: str) -> str:
    script = "Cyrl" if _CYRILLIC.search(name) else "Latn"
    return f"{name} {random.choice(_WORDS[script])}"


def write_synthesis(
    handbook: Handbook, out: Path, times: int, seed: int, folders: Collection[str] = ()
) -> int:
    """Write a larger handbook into a new folder, as `synthesize` makes it; count its files.

    Raises:
        FileExistsError: when the folder already holds something.
        OSError: when it cannot be written.
    """
    if out.exists() and any(out.iterdir()):
        raise FileExistsError("it already holds files. Name a new folder")
    for folder in handbook.by_folder:
        (out / folder).mkdir(parents=True, exist_ok=True)
    own = ((file.folder, file.id, dump_plain(file.yaml.value)) for file in handbook.files.values())
    count = 0
    for folder, record_id, text in chain(own, synthesize(handbook, times, seed, folders)):
        (out / folder / f"{record_id}.yaml").write_text(text, encoding="utf-8")
        count += 1
    return count
