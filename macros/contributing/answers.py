"""From the words of an answer to the value that a record holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from macros.contributing.addresses import find_document
from macros.contributing.shapes import Shape, find_shape
from macros.loading.handbook import Handbook
from macros.records.base import Part, Record
from macros.records.country import Country
from macros.records.term import Term
from macros.values.parties import list_party_names
from macros.values.terms import VOCABULARY_OF

ANSWER_LENGTH_MAX = 20_000
# Between a term and its words in a list of choices: "ftx – Field training exercise".
BETWEEN = " – "
_LINE_OR_SEMICOLON = re.compile(r"[\n;]")
_ALSO_COMMA = re.compile(r"[\n;,]")
_SIGN_BETWEEN = re.compile(rf"\s*[:,=(]\s*|{BETWEEN}")
WORDS_MAX = 12
_BULLET = re.compile(r"^[-*•]\s+")
_LANGUAGE = re.compile(r"^([A-Za-z]{2,3}(?:-[A-Za-z]{4})?)\s*:\s*(.+)$", re.DOTALL)

Value = str | list["Value"] | dict[str, "Value"]


def clean_answer(text: str) -> str:
    """Take off what typing and copying leave: outer spaces, odd line ends, taken-apart letters."""
    plain = text[:ANSWER_LENGTH_MAX].replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", plain).replace("\N{NO-BREAK SPACE}", " ").strip()


def parse_answer(handbook: Handbook, model: type[Part], key: str, text: str) -> Value:
    """Turn an answer into the value of a field; what is not understood stays as it is written.

    Names of countries, places, series, organizations and terms become their codes and ids; the
    check then says what is wrong with the rest.

    Raises:
        KeyError: when the model has no such field.
    """
    shape = find_shape(model, key)
    answer = clean_answer(text)
    if shape.is_by_language:
        return dict(_parse_by_language(answer))
    if shape.part is not None:
        return [_parse_part(handbook, shape.part, line) for line in _split(answer, shape)]
    if shape.is_list:
        entries = [find_value(handbook, shape, entry) for entry in _split(answer, shape)]
        return list(dict.fromkeys(entries))
    return find_value(handbook, shape, answer if shape.is_prose else " ".join(answer.split()))


def _split(answer: str, shape: Shape) -> list[str]:
    """Split a list: at line ends and semicolons where one stands, at commas otherwise."""
    is_by_line = _LINE_OR_SEMICOLON.search(answer) is not None
    only_lines = is_by_line and (shape.is_free_text or shape.part is not None)
    parts = (_LINE_OR_SEMICOLON if only_lines else _ALSO_COMMA).split(answer)
    return [_BULLET.sub("", part.strip()).strip() for part in parts if part.strip()]


def _parse_by_language(answer: str) -> Iterator[tuple[str, Value]]:
    for part in _LINE_OR_SEMICOLON.split(answer):
        found = _LANGUAGE.match(_BULLET.sub("", part.strip()))
        if found:
            yield found[1].lower() if len(found[1]) <= 3 else found[1], found[2].strip()
        elif part.strip():
            yield part.strip(), part.strip()  # the check says what a language code looks like


def _parse_part(handbook: Handbook, part: type[Part], line: str) -> Value:
    """Read `Azerbaijan: host`, `AZ host` or `AZ` as a party and what it does.

    A party without a role is one that takes part.
    """
    party_shape = find_shape(part, "party")
    second = "role" if "role" in part.model_fields else "organization"
    shape = find_shape(part, second)
    for head, rest in _list_splits(line):
        party = find_value(handbook, party_shape, head)
        if party in list_party_names():
            value = find_value(handbook, shape, rest)
            if second == "organization" and value not in handbook.by_folder["organizations"]:
                return {"party": party, "name": value}
            return {"party": party, second: value}
    party = find_value(handbook, party_shape, line)
    return {"party": party, "role": "participant"} if second == "role" else {"party": party}


def _list_splits(line: str) -> Iterator[tuple[str, str]]:
    """Give the ways to split a line in two: at a sign, or between words, the longest head first."""
    found = _SIGN_BETWEEN.search(line)
    if found and found.start():
        yield line[: found.start()].strip(), line[found.end() :].strip(" )")
    words = line.split()[:WORDS_MAX]
    for count in range(len(words) - 1, 0, -1):
        yield " ".join(words[:count]), " ".join(words[count:]).strip(" ()")


def find_value(handbook: Handbook, shape: Shape, text: str) -> str:
    """Find the code or id that a text names, by code, id, name or other name."""
    head = text.partition(BETWEEN)[0].strip()
    if shape.terms is not None:
        return _find_term(handbook, shape.terms, text, head)
    if shape.folders == ("parties",):
        return _find_party(handbook, text, head)
    if shape.folders is not None:
        return _find_id(handbook, shape.folders, text, head)
    return text


def _find_term(handbook: Handbook, terms: type[StrEnum], text: str, head: str) -> str:
    sought = {text.casefold(), head.casefold()}
    for term in terms:
        record = handbook.find_record(Term, f"{VOCABULARY_OF[terms]}-{term}")
        names = {str(term), str(term).replace("-", " "), record.name if record else str(term)}
        if not sought.isdisjoint(name.casefold() for name in names):
            return str(term)
    return text


def _find_party(handbook: Handbook, text: str, head: str) -> str:
    names = list_party_names()
    if head.upper() in names:
        return head.upper()
    by_name = {name.casefold(): code for code, name in names.items()}
    for country in handbook.list_records(Country):
        for name in (country.name, *country.aliases, *country.names.values()):
            by_name.setdefault(name.casefold(), country.id.upper())
    return by_name.get(text.casefold(), by_name.get(head.casefold(), text))


def _find_id(handbook: Handbook, folders: tuple[str, ...], text: str, head: str) -> str:
    if "documents" in folders:
        document = find_document(handbook, text)
        if document is not None:
            return document
    searched = [folder for folder in folders if folder in handbook.by_folder]
    for folder in searched or (handbook.by_folder if not folders else ()):
        found = _find_by_name(handbook.by_folder[folder], (head, text))
        if found is not None:
            return found
    return head if head != text else text


def _find_by_name(records: Mapping[str, Record], sought: Iterable[str]) -> str | None:
    wanted = {text.casefold() for text in sought}
    for record_id in wanted:
        if record_id in records:
            return record_id
    named = [
        record.id
        for record in records.values()
        if not wanted.isdisjoint(
            name.casefold() for name in (record.name, *record.aliases, *record.names.values())
        )
    ]
    return named[0] if len(named) == 1 else None
