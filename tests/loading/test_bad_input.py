"""Bad files: each fault gives one line with place and remedy, and nothing is written.

Every case goes through the real command, `handbook check`, on a small data folder that is
otherwise sound.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from macros.loading.yaml_text import parse_yaml
from macros.records.registry import RECORD_KINDS
from tests.builders import (
    DOCUMENT_ID,
    make_country,
    make_document,
    make_event,
    make_publisher,
    make_term,
    unchanged,
    write_data,
)
from tests.commands import run_check

EXERCISE = "exercises/tarlan-2025.yaml"
SOURCE = "sources/qazinform.yaml"
GOOD = """\
name: Tarlan-2025
status: held
date: 2025-07-08/2025-07-10
host: AZ
forms: [ftx]
forms_basis: inferred
framework: bilateral
participants:
  - {party: AZ, role: host}
  - {party: KZ, role: participant}
cites:
  status: [qazinform-tarlan]
  date: [qazinform-tarlan]
  host: [qazinform-tarlan]
  participants: [qazinform-tarlan]
"""
PARTICIPANTS = """\
participants:
  - {party: AZ, role: host}
  - {party: KZ, role: participant}
"""
FOLDERS = ", ".join(sorted(RECORD_KINDS))
STATUSES = "announced, cancelled, held, planned, postponed, proposed, unconfirmed"
HOW_TO_NAME = (
    "Name the file with small letters a to z, digits and single hyphens, "
    'such as "tarlan-2025.yaml".'
)
EMPTY_VALUE = "is empty. Write a value after the colon, or delete the line. [yaml-plain]"
EMPTY_FILE = "The file is empty. Write the record, or delete the file. [yaml-syntax]"
UNCLOSED = "A quotation mark is opened and not closed. Close it. [yaml-syntax]"
SPECIAL = 'This text begins with a special sign. Put it in "quotes". [yaml-syntax]'
TOO_DEEP = "is nested more than 20 levels deep. Records need five. [yaml-plain]"
NO_LIST = "is no list. Begin each entry on a line of its own with a hyphen and a space. [schema]"
NO_KEYS = "Begin with lines such as `name: …`. [schema]"
BACKSLASH = (
    "A backslash has a meaning of its own in \"double quotes\". Use 'single quotes'. [yaml-syntax]"
)
DIRECTION = "which changes the direction of text. Delete that character. [clean-text]"
UNPRINTABLE = "which is no printable character. Delete that character. [clean-text]"
MISPLACED = "[file-place]"
NO_COLON = (
    "No colon follows this key. Write `key: value`, or indent the line if it goes on with the "
    "text above. [yaml-syntax]"
)
SECOND_DOCUMENT = (
    'This line ("---") begins a second document. Delete it; a second record needs a file of its '
    "own. [yaml-plain]"
)
BULLET = 'Begin each entry of a list with "- ", not with "* ". [yaml-syntax]'
CURLY = (
    'Curly quotation marks are letters to YAML. Put straight ones around the text: "". '
    "[yaml-syntax]"
)
REMARK = (
    'is read as a remark and not as text. Put the text in "quotes", or write a space after the '
    '"#" of a remark. [yaml-plain]'
)


def swap(old: str, new: str) -> str:
    """Give the good exercise with one piece of text replaced."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def never_closed(sign: str) -> str:
    """Give the words about a bracket or brace that is opened and not closed."""
    partner = {"[": "]", "{": "}"}[sign]
    return (
        f'The "{sign}" that opens here is never closed. Write "{partner}" after its last entry. '
        "[yaml-syntax]"
    )


def closes_nothing(sign: str) -> str:
    """Give the words about a sign that closes what was not opened."""
    return f'This "{sign}" closes nothing. Delete it, or open the list before it. [yaml-syntax]'


def closed_wrongly(sign: str, by: str, place: str, where: str) -> str:
    """Give the words about a bracket or brace before whose end another one is closed."""
    partner = {"[": "]", "{": "}"}[sign]
    return (
        f'The "{sign}" that opens here is not closed before the "{by}" in {place}. '
        f'Write "{partner}" {where} that. [yaml-syntax]'
    )


def uneven(here: int, above: int) -> str:
    """Give the words about a line that is indented otherwise than the one above it."""
    return (
        f"This line is indented by {here}, the one above it by {above}. "
        "Lines that belong together begin in the same column. [yaml-syntax]"
    )


def no_space(key: str) -> str:
    """Give the words about a key whose value has grown to its colon."""
    return f"A space is missing after the colon. Write `{key}: …`. [yaml-syntax]"


def goes_on(column: int, other: str) -> str:
    """Give the words about a text that goes on behind its quotation marks."""
    return (
        f"The text ends with the quotation mark in column {column}, but more follows. "
        f"Put the whole text in {other} quotes. [yaml-syntax]"
    )


def figure(numbers: str) -> str:
    """Give the good exercise with a figure."""
    rest = "unit: personnel, scope: all, basis: official, cites: [qazinform-tarlan]"
    return f"{GOOD}personnel:\n  - {{{numbers}, {rest}}}\n"


def alias_bomb() -> str:
    """Give ten levels of aliases: a thousand million entries, if they were followed."""
    lines = ["a: &a [x, x, x, x, x, x, x, x]"]
    levels = "abcdefghijk"
    for above, below in pairwise(levels):
        lines.append(f"{below}: &{below} [{', '.join([f'*{above}'] * 8)}]")
    return "\n".join(lines) + "\n"


# Name of the case, text of the exercise's file, and the one line after `…tarlan-2025.yaml`.
FAULTY_EXERCISES: list[tuple[str, str | bytes, str]] = [
    # Keys.
    (
        "an unknown key that resembles one",
        swap("host: AZ", "hosts: AZ"),
        ':4:1: hosts: "hosts" is no key here. Did you mean "host"? [schema]',
    ),
    (
        "an unknown key that resembles none",
        f"{GOOD}colour: red\n",
        (
            ':16:1: colour: "colour" is no key here. Delete it; the contributor guide lists '
            "the keys. "
            "[schema]"
        ),
    ),
    (
        "a misspelt required key",
        swap("status: held", "statos: held"),
        ':2:1: statos: "statos" is no key here. Did you mean "status"? [schema]',
    ),
    (
        "an unknown key of a part",
        swap("role: host}", "role: host, flag: red}"),
        (
            ':9:29: participants[0].flag: "flag" is no key here. Allowed: cites, party, '
            "role, units. "
            "[schema]"
        ),
    ),
    (
        "a missing required key with a text",
        swap("status: held\n", ""),
        (
            ':1:1: status: "status" is missing. Add a line `status: held` '
            "(how far it has come, by what sources say). [schema]"
        ),
    ),
    (
        "a missing required key with a list",
        swap("forms: [ftx]\n", ""),
        (
            ':1:1: forms: "forms" is missing. Add a line `forms: [ftx]` '
            "(form in NATO terms, the main one first). [schema]"
        ),
    ),
    (
        "a missing key of a part",
        swap("{party: AZ, role: host}", "{party: AZ}"),
        (
            ':9:5: participants[0].role: "role" is missing. Add a line `role: host` '
            "(what the party does). [schema]"
        ),
    ),
    (
        "a key twice",
        f"{GOOD}host: KZ\n",
        ':16:1: host: The key "host" stands twice, first in line 4. Keep one. [yaml-plain]',
    ),
    (
        "an id",
        f"id: tarlan-2025\n{GOOD}",
        (
            ':1:1: id: "id" may not be written: the file name gives it (tarlan-2025). '
            "Delete the line. [schema]"
        ),
    ),
    (
        "a date as a key",
        f"{GOOD}2025-07-08: opening\n",
        (
            ':16:1: 2025-07-08: "2025-07-08" is no key here. '
            "Delete it; the contributor guide lists the keys. [schema]"
        ),
    ),
    (
        "a number as a key",
        f"{GOOD}12: x\n",
        ':16:1: 12: "12" is no key here. Delete it; the contributor guide lists the keys. [schema]',
    ),
    (
        "null as a key",
        f"{GOOD}~: x\n",
        ':16:1: ~: "~" is no key here. Delete it; the contributor guide lists the keys. [schema]',
    ),
    (
        "a list as a key",
        f"{GOOD}? [a, b]\n: c\n",
        ":16:3: A list or mapping stands where a key is due. Write `key: value`. [yaml-plain]",
    ),
    (
        "a mapping as a key",
        f"{GOOD}{{a: b}}: c\n",
        ":16:1: A list or mapping stands where a key is due. Write `key: value`. [yaml-plain]",
    ),
    (
        "a merge key",
        f"{GOOD}<<: {{a: b}}\n",
        ':16:1: <<: "<<" is no key here. Delete it; the contributor guide lists the keys. [schema]',
    ),
    (
        "a key with a line break",
        f'{GOOD}"a\\n::error::b": c\n',
        (
            ':16:1: a\N{REPLACEMENT CHARACTER}::error::b: "a\N{REPLACEMENT CHARACTER}::error::b" '
            "is no key here. Delete it; the contributor guide lists the keys. [schema]"
        ),
    ),
    (
        "a very long key",
        f"{GOOD}{'x' * 900}: c\n",
        (
            f':16:1: {"x" * 60}: "{"x" * 59}…" is no key here. '
            "Delete it; the contributor guide lists the keys. [schema]"
        ),
    ),
    # Shapes.
    (
        "a country instead of a list",
        swap(PARTICIPANTS, "participants: AZ\n"),
        f':8:15: participants: "AZ" {NO_LIST}',
    ),
    (
        "a country instead of a participant",
        swap(PARTICIPANTS, "participants: [AZ]\n"),
        (
            ':8:16: participants[0]: "AZ" stands where keys are due. '
            "Write below it, indented, a line for each of: party, role. [schema]"
        ),
    ),
    (
        "a term instead of a list",
        swap("forms: [ftx]", "forms: ftx"),
        f':5:8: forms: "ftx" {NO_LIST}',
    ),
    (
        "an empty list",
        swap("forms: [ftx]", "forms: []"),
        ":5:8: forms: needs at least 1 entry. Add what is missing. [schema]",
    ),
    (
        "a list where a text is due",
        swap("name: Tarlan-2025", "name: [Tarlan]"),
        ":1:7: name: A list stands where a text is due. Write one text. [schema]",
    ),
    (
        "a mapping where a text is due",
        swap("name: Tarlan-2025", "name: {en: Tarlan}"),
        (
            ":1:7: name: A mapping (`key: value`) stands where a text is due. Write one text. "
            'Put a text with a colon in "quotes". [schema]'
        ),
    ),
    (
        "a list where a word is due",
        swap("status: held", "status: [held]"),
        f":2:9: status: A list stands where one word is due. Allowed: {STATUSES}. [schema]",
    ),
    (
        "a list where a date is due",
        swap("date: 2025-07-08/2025-07-10", "date: [2025]"),
        (
            ':3:7: date: is no date. Write a day "2025-07-08", a month "2025-07", a year "2025", a '
            'span "2025-07-08/2025-07-10", or "1992/.." for what goes on; add "~" for '
            '"about". [schema]'
        ),
    ),
    (
        "a list instead of the record",
        "- name: Tarlan\n",
        f":1:1: A list stands where keys are due. {NO_KEYS}",
    ),
    (
        "a text instead of the record",
        "Tarlan\n",
        f":1:1: Bare text stands where keys are due. {NO_KEYS}",
    ),
    (
        "citations without their fields",
        GOOD[: GOOD.index("cites:")] + "cites: [qazinform-tarlan]\n",
        (
            ":11:8: cites: A list stands where keys are due. "
            "Write lines such as `key: value`, indented below it. [schema]"
        ),
    ),
    (
        "a citation without its list",
        swap("host: [qazinform-tarlan]", "host: qazinform-tarlan"),
        f':14:9: cites.host: "qazinform-tarlan" {NO_LIST}',
    ),
    (
        "a citation without a document",
        swap("host: [qazinform-tarlan]", "host: []"),
        ":14:9: cites.host: needs at least 1 entry. Add what is missing. [schema]",
    ),
    (
        "a misspelt key of a citation",
        swap("host: [qazinform-tarlan]", "host: [{sauce: qazinform-tarlan}]"),
        (
            ':14:11: cites.host[0].sauce: "sauce" is no key here. Did you mean "source"? '
            "Allowed: at, source. [schema]"
        ),
    ),
    (
        "a misspelt field below cites",
        swap("  host: [", "  hots: ["),
        (
            ':14:3: cites.hots: "hots" is no field of this record. Did you mean "host"? '
            "Allowed: host. [claims-cited]"
        ),
    ),
    (
        "a dispute with one side",
        (
            f"{GOOD}disputes:\n  - field: date\n    text: They differ.\n    values:\n"
            "      - {value: a, cites: [qazinform-tarlan]}\n"
        ),
        ":20:7: disputes[0].values: needs at least 2 entries. Add what is missing. [schema]",
    ),
    # Values.
    (
        "a country code that does not exist",
        swap("party: KZ", "party: KX"),
        (
            ':10:13: participants[1].party: "KX" is no party that the handbook knows. '
            'Did you mean "KZ"? [schema]'
        ),
    ),
    (
        "a country code with a letter of another alphabet",
        swap("party: KZ", "party: КZ"),
        (
            ':10:13: participants[1].party: "КZ" is no party that the handbook knows. '
            'Did you mean "KZ", in Latin letters? [schema]'
        ),
    ),
    (
        "a month 13",
        swap("2025-07-08/2025-07-10", "2025-13-08"),
        ':3:7: date: "2025-13-08" has the month 13; months go from 01 to 12. [schema]',
    ),
    (
        "an end before the start",
        swap("2025-07-08/2025-07-10", "2025-07-10/2025-07-08"),
        (
            ':3:7: date: "2025-07-10/2025-07-08" ends before it starts. '
            "Put the earlier date first. [schema]"
        ),
    ),
    (
        "a held exercise in the future",
        swap("2025-07-08/2025-07-10", "2027-07-08"),
        (
            ':3:7: date: It has the status "held" and begins on 2027-07-08, which is later '
            "than today "
            '(2026-06-01). Correct the date, or write the status "planned" or "announced". '
            "[held-in-past]"
        ),
    ),
    (
        "a cited document that does not exist",
        swap("host: [qazinform-tarlan]", "host: [qazinform-tarlin]"),
        (
            ':14:10: cites.host[0]: "qazinform-tarlin" is no document that the handbook has. '
            'Did you mean "qazinform-tarlan"? Otherwise add the document to its publisher in '
            "data/sources/. [references-exist]"
        ),
    ),
    (
        "an unknown term",
        swap("role: host", "role: hots"),
        (
            ':9:23: participants[0].role: "hots" is no role. Did you mean "host"? '
            "Allowed: host, invited, observer, participant, unspecified, withdrew. [schema]"
        ),
    ),
    (
        "no as a status",
        swap("status: held", "status: no"),
        f':2:9: status: "no" is no status. Allowed: {STATUSES}. [schema]',
    ),
    (
        "yes as a name",
        swap("name: Tarlan-2025", "name: yes"),
        (
            ':1:7: name: "yes" without quotes is read as "true" or "false" by many programs. '
            "Write 'yes' in quotes if that text is meant. [yaml-boolean]"
        ),
    ),
    (
        "Norway without quotes",
        swap("party: KZ", "party: NO"),
        (
            ':10:13: participants[1].party: "NO" without quotes is read as "true" or "false" '
            "by many "
            "programs. Write 'NO' in quotes if that text is meant. [yaml-boolean]"
        ),
    ),
    (
        "Norwegian without quotes",
        f"{GOOD}names: {{no: Tarlan}}\n",
        (
            ':16:9: names.no: "no" without quotes is read as "true" or "false" by many programs. '
            "Write 'no' in quotes if that text is meant. [yaml-boolean]"
        ),
    ),
    (
        "a language by its name",
        f"{GOOD}names: {{russian: Тарлан}}\n",
        (
            ':16:9: names.russian: "russian" is no language code. '
            'Write the two letters of ISO 639-1, such as "az", "kk" or "tr". [schema]'
        ),
    ),
    (
        "a word as a number",
        figure("value: many"),
        (
            ':17:13: personnel[0].value: "many" is no number. '
            "Write digits only, such as 4000 or 5.1. [schema]"
        ),
    ),
    (
        "a list as a number",
        figure("value: [4]"),
        (
            ":17:13: personnel[0].value: A list is no number. "
            "Write digits only, such as 4000 or 5.1. [schema]"
        ),
    ),
    (
        "a number of astronomic size",
        figure("value: 1e999999999"),
        (
            ':17:13: personnel[0].value: "1e999999999" is no number. '
            "Write digits only, such as 4000 or 5.1. [schema]"
        ),
    ),
    (
        "a range with one end",
        figure("low: 4"),
        (
            ':17:5: personnel[0]: has no clear number. Write either "value", or both "low" '
            'and "high". '
            "[schema]"
        ),
    ),
    (
        "a long name",
        swap("name: Tarlan-2025", f"name: {'x' * 1000}"),
        ":1:7: name: is 1000 characters long. Shorten it to 300 at most. [schema]",
    ),
    (
        "a huge text",
        f"{GOOD}equipment: {'x' * 200_000}\n",
        ":16:12: equipment: is 200000 characters long. Shorten it. [schema]",
    ),
    (
        "an unsafe link in a text",
        f'{GOOD}date_note: "[here](javascript:alert(1))"\n',
        (
            ':16:12: date_note: The address "javascript:alert(1)" of a link does not begin '
            "with http:// "
            "or https://. Write an address that begins with https://. [links-safe]"
        ),
    ),
    # Nothing where something is due.
    ("an empty required value", swap("name: Tarlan-2025", "name:"), f":1:6: name: {EMPTY_VALUE}"),
    ("an empty optional value", swap("host: AZ", "host:"), f":4:6: host: {EMPTY_VALUE}"),
    ("null as a value", swap("host: AZ", "host: null"), f":4:7: host: {EMPTY_VALUE}"),
    ("a tilde as a value", swap("host: AZ", "host: ~"), f":4:7: host: {EMPTY_VALUE}"),
    ("an empty list item", f"{GOOD}gaps:\n  -\n  - site\n", f":17:4: gaps[0]: {EMPTY_VALUE}"),
    (
        "an empty list of citations",
        swap("  host: [qazinform-tarlan]", "  host:"),
        f":14:8: cites.host: {EMPTY_VALUE}",
    ),
    ("empty cites", GOOD[: GOOD.index("cites:")] + "cites:\n", f":11:7: cites: {EMPTY_VALUE}"),
    (
        "an empty text in quotes",
        swap("name: Tarlan-2025", 'name: ""'),
        ":1:7: name: is empty. Write the text or leave the key out. [schema]",
    ),
    ("an empty file", "", f":1:1: {EMPTY_FILE}"),
    ("a file of blank lines", "  \n\n", f":1:1: {EMPTY_FILE}"),
    ("a file of comments", "# nothing\n", f":1:1: {EMPTY_FILE}"),
    ("a file of three hyphens", "---\n", f":1:1: {EMPTY_FILE}"),
    ("a file that says null", "~\n", f":1:1: {EMPTY_FILE}"),
    # Syntax.
    (
        "a tab before a list item",
        swap("  - {party: KZ", "\t- {party: KZ"),
        ":10:1: A tab stands here. Indent with spaces; YAML allows no tabs. [clean-text]",
    ),
    (
        "a tab after a colon",
        swap("name: Tarlan-2025", "name:\tTarlan-2025"),
        ":1:6: A tab stands here. Indent with spaces; YAML allows no tabs. [clean-text]",
    ),
    ("an unclosed double quote", swap("host: AZ", 'host: "AZ'), f":4:7: {UNCLOSED}"),
    ("an unclosed single quote", swap("host: AZ", "host: 'AZ"), f":4:7: {UNCLOSED}"),
    ("an unclosed quote before hyphens", swap("host: AZ", 'host: "AZ\n---'), f":4:7: {UNCLOSED}"),
    (
        "an unclosed list",
        swap("forms: [ftx]", "forms: [ftx"),
        f":5:8: {never_closed('[')}",
    ),
    (
        "an unclosed mapping",
        swap("role: participant}", "role: participant"),
        f":10:5: {never_closed('{')}",
    ),
    (
        "a bracket too many",
        swap("forms: [ftx]", "forms: [ftx]]"),
        f":5:13: {closes_nothing(']')}",
    ),
    ("a bracket opened at the end", f"{GOOD}gaps: [", f":16:7: {never_closed('[')}"),
    ("a brace opened at the end", f"{GOOD}names: {{", f":16:8: {never_closed('{')}"),
    (
        "an unclosed list that ends with a comma",
        f"{GOOD}gaps: [site,\n",
        f":16:7: {never_closed('[')}",
    ),
    (
        "an unclosed mapping that ends with a comma",
        swap("role: participant}", "role: participant,"),
        f":10:5: {never_closed('{')}",
    ),
    (
        "an unclosed mapping in a list",
        swap("host: [qazinform-tarlan]", "host: [{source: qazinform-tarlan]"),
        f":14:10: {closed_wrongly('{', ']', 'line 14, column 35', 'before')}",
    ),
    (
        "a list closed by a brace",
        swap("forms: [ftx]", "forms: [ftx}"),
        f":5:8: {closed_wrongly('[', '}', 'line 5, column 12', 'in place of')}",
    ),
    ("a brace too many", swap("role: host}", "role: host}}"), f":9:28: {closes_nothing('}')}"),
    (
        "two entries without a comma",
        swap("{party: AZ, role: host}", '{"party": "AZ" "role": "host"}'),
        ":9:20: Two entries stand side by side. Put a comma between them. [yaml-syntax]",
    ),
    (
        "a text that begins with a bracket",
        f"{GOOD}date_note: [see below] both days\n",
        ':16:24: More follows after "]". Put the whole text in "quotes". [yaml-syntax]',
    ),
    (
        "a text that begins with a quotation",
        f'{GOOD}date_note: "Tarlan" was held\n',
        f":16:21: {goes_on(19, 'single')}",
    ),
    (
        "an apostrophe in single quotes",
        f"{GOOD}date_note: 'Kazakhstan's drill'\n",
        f":16:24: {goes_on(23, 'double')}",
    ),
    (
        "a quotation in double quotes",
        f'{GOOD}date_note: "the "Tarlan" drill"\n',
        f":16:18: {goes_on(17, 'single')}",
    ),
    (
        "a quotation in braces",
        swap("role: host}", 'role: "a "host""}'),
        f":9:27: {goes_on(26, 'single')}",
    ),
    (
        "a line indented more than the next",
        swap("  status: [", "    status: ["),
        f":13:3: {uneven(2, 4)}",
    ),
    (
        "a line indented with other spaces",
        swap("  status: [", "\u00a0\u00a0status: ["),
        (
            ":13:3: The line above begins with spaces of another kind. Type them again. "
            "[yaml-syntax]"
        ),
    ),
    (
        "a first line without a space after the colon",
        swap("name: Tarlan-2025", "name:Tarlan-2025"),
        f":1:6: {no_space('name')}",
    ),
    (
        "another kind of space after the colon",
        swap("host: AZ", "host:\u00a0AZ"),
        f":4:6: {no_space('host')}",
    ),
    (
        "no space after a colon in braces",
        swap("{party: AZ,", "{party:AZ,"),
        f":9:6: participants[0].party:AZ: {no_space('party')}",
    ),
    (
        "a wide colon",
        swap("host: AZ", "host\uff1a AZ"),
        ':4:5: "\uff1a" is no colon to YAML. Write ":" and a space. [yaml-syntax]',
    ),
    (
        "a number with a comma in braces",
        figure("value: 4,000"),
        (
            ':17:15: personnel[0].000: No colon follows "000". In braces, a comma ends a value: '
            'put a text with a comma in "quotes", and write a number without any. [yaml-syntax]'
        ),
    ),
    (
        "a text that goes on without indentation",
        swap("host: AZ", "date_note: They differ\non the day\nhost: AZ"),
        f":5:1: {NO_COLON}",
    ),
    ("bullets as in Markdown", f"{GOOD}gaps:\n  * site\n", f":17:3: {BULLET}"),
    ("curly quotation marks", swap("name: Tarlan-2025", "name: “Tarlan: 2025”"), f":1:7: {CURLY}"),
    (
        "a conflict that Git has left",
        swap("host: AZ", "<<<<<<< HEAD\nhost: AZ\n=======\nhost: KZ\n>>>>>>> mend-host"),
        (
            ":4:1: Git put this mark where two versions of the file differ. Keep the lines of "
            "one version, and delete those of the other and the three marks. [yaml-syntax]"
        ),
    ),
    ("a text with a number sign", swap("Tarlan-2025", "Tarlan #2"), f':1:14: "#2" {REMARK}'),
    ("a text of a number sign", swap("Tarlan-2025", "#Tarlan"), f':1:6: name: "#Tarlan" {REMARK}'),
    ("three hyphens at the end", f"{GOOD}---\n", f":16:1: {SECOND_DOCUMENT}"),
    ("three hyphens twice", f"---\n---\n{GOOD}", f":2:1: {SECOND_DOCUMENT}"),
    (
        "a text that begins with a question mark",
        swap("name: Tarlan-2025", "name: ? x"),
        f":1:7: {SPECIAL}",
    ),
    (
        "an escape without its digits",
        swap("name: Tarlan-2025", r'name: "Tar\xZlan"'),
        f":1:13: {BACKSLASH}",
    ),
    (
        "a byte order mark inside",
        swap("host: AZ", "\ufeffhost: AZ"),
        ":4:1: holds the invisible character U+FEFF. Delete that character. [clean-text]",
    ),
    (
        "a colon in an entry of a list",
        f"{GOOD}gaps:\n  - size: number of troops\n",
        (
            ":17:5: gaps[0]: A mapping (`key: value`) stands where a text is due. Write one text. "
            'Put a text with a colon in "quotes". [schema]'
        ),
    ),
    (
        "a colon in a text",
        swap("name: Tarlan-2025", "name: Tarlan: the drill"),
        (
            ':1:13: A colon stands where none may. Put the text in "quotes", '
            "or mend the indentation. [yaml-syntax]"
        ),
    ),
    (
        "a line indented too far",
        swap("host: AZ", "  host: AZ"),
        (
            ':4:7: A colon stands where none may. Put the text in "quotes", '
            "or mend the indentation. [yaml-syntax]"
        ),
    ),
    (
        "an uneven list",
        swap("  - {party: KZ", " - {party: KZ"),
        f":10:2: {uneven(1, 2)}",
    ),
    (
        "a key without a colon",
        swap("host: AZ", "host AZ"),
        f":4:1: {NO_COLON}",
    ),
    (
        "no space after the colon",
        swap("host: AZ", "host:AZ"),
        f":4:6: {no_space('host')}",
    ),
    (
        "a list item after a key",
        swap("host: AZ", "host: - AZ"),
        ":4:7: A list item may not begin here; use a new line. [yaml-syntax]",
    ),
    (
        "a text that begins with a percent sign",
        swap("name: Tarlan-2025", "name: %x"),
        f":1:7: {SPECIAL}",
    ),
    (
        "a text that begins with an at sign",
        swap("name: Tarlan-2025", "name: @x"),
        f":1:7: {SPECIAL}",
    ),
    (
        "a text that begins with a star",
        swap("name: Tarlan-2025", "name: *bold* x"),
        f":1:7: {SPECIAL}",
    ),
    (
        "a text that begins with an ampersand",
        swap("name: Tarlan-2025", "name: & x"),
        f":1:7: {SPECIAL}",
    ),
    ("a text that begins with a bar", swap("name: Tarlan-2025", "name: |9x"), f":1:7: {SPECIAL}"),
    ("a tag of nobody", swap("name: Tarlan-2025", "name: !a!b x"), f":1:7: {SPECIAL}"),
    (
        "a backslash in double quotes",
        swap("name: Tarlan-2025", r'name: "Tar\qlan"'),
        f":1:11: {BACKSLASH}",
    ),
    (
        "half a surrogate pair",
        swap("name: Tarlan-2025", r'name: "Tarlan\ud800"'),
        f":1:16: {BACKSLASH}",
    ),
    (
        "a line after the end",
        f"{GOOD}...\nhost: KZ\n",
        (
            ":17:1: The record ended before this line. Write the file as lines such as `name: …`. "
            "[yaml-syntax]"
        ),
    ),
    (
        "a sign alone",
        "]\n",
        f":1:1: {closes_nothing(']')}",
    ),
    (
        "a YAML version of the future",
        f"%YAML 9.1\n---\n{GOOD}",
        ":1:1: Delete this line: records need no YAML version. [yaml-syntax]",
    ),
    # More of YAML than records need.
    (
        "an anchor",
        swap("name: Tarlan-2025", "name: &n Tarlan"),
        (
            ':1:7: The anchor "&n" is not allowed. Write each value out'
            ', or put a text that begins with "&" in "quotes". [yaml-plain]'
        ),
    ),
    (
        "an alias",
        swap("name: Tarlan-2025", "name: *n"),
        (
            ':1:7: The alias "*n" is not allowed. Write the value out'
            ', or put a text that begins with "*" in "quotes". [yaml-plain]'
        ),
    ),
    (
        "ten levels of aliases",
        alias_bomb(),
        (
            ':1:4: The anchor "&a" is not allowed. Write each value out'
            ', or put a text that begins with "&" in "quotes". [yaml-plain]'
        ),
    ),
    (
        "a tag that would run code",
        swap("name: Tarlan-2025", "name: !!python/object:os.system x"),
        (
            ':1:7: The tag "tag:yaml.org,2002:python/object:os.system" is not allowed. '
            'Delete it, or put a text that begins with "!" in "quotes". [yaml-plain]'
        ),
    ),
    (
        "a text that begins with an exclamation mark",
        swap("name: Tarlan-2025", "name: !important"),
        (
            ':1:7: The tag "!important" is not allowed. Delete it, or put a text that begins '
            'with "!" in "quotes". [yaml-plain]'
        ),
    ),
    (
        "two documents",
        f"{GOOD}---\nname: Other\n",
        (f":16:1: {SECOND_DOCUMENT}"),
    ),
    ("deep lists", f"{GOOD}facts: {'[' * 50_000}{']' * 50_000}\n", f":16:27: {TOO_DEEP}"),
    ("deep mappings", f"{GOOD}facts: {'{a: ' * 20_000}{'}' * 20_000}\n", f":16:84: {TOO_DEEP}"),
    # Characters and encodings.
    ("a NUL byte", swap("Tarlan-2025", "Tarlan\x00"), f":1:13: holds U+0000, {UNPRINTABLE}"),
    (
        "an escaped NUL byte",
        swap("name: Tarlan-2025", r'name: "Tarlan\0"'),
        f":1:7: name: holds U+0000, {UNPRINTABLE}",
    ),
    (
        "a right-to-left override",
        swap("Tarlan-2025", "Tar\u202elan"),
        f":1:7: name: holds U+202E, {DIRECTION}",
    ),
    (
        "a right-to-left override in a key",
        swap("name: Tarlan-2025", "na\u202eme: Tarlan"),
        f":1:1: na\N{REPLACEMENT CHARACTER}me: holds U+202E, {DIRECTION}",
    ),
    (
        "a right-to-left override in a comment",
        swap("name: Tarlan-2025", "name: Tarlan # \u202eabc"),
        f":1:16: holds U+202E, {DIRECTION}",
    ),
    (
        "an invisible space",
        swap("Tarlan-2025", "Tar\u200blan"),
        ":1:7: name: holds the invisible character U+200B. Delete that character. [clean-text]",
    ),
    (
        "an accent apart from its letter",
        swap("Tarlan-2025", "Tarla\u0301n"),
        (
            ":1:7: name: holds letters in their taken-apart form (a letter and a separate accent). "
            "Type them again as single letters (Unicode form NFC). [clean-text]"
        ),
    ),
    (
        "a line separator",
        swap("Tarlan-2025", "Tar\u2028lan"),
        f":1:10: holds U+2028, {UNPRINTABLE}",
    ),
    (
        "a character that is none",
        swap("Tarlan-2025", "Tar\uffff"),
        f":1:10: holds U+FFFF, {UNPRINTABLE}",
    ),
    (
        "a line end of old Macs",
        swap("host: AZ\n", "host: AZ\r"),
        f":4:9: holds U+000D, {UNPRINTABLE}",
    ),
    (
        "Latin 1 instead of UTF-8",
        swap("Tarlan-2025", "Tarlän").encode("latin-1"),
        ":1:11: is not UTF-8 text. Save the file again with the encoding UTF-8. [file-encoding]",
    ),
    (
        "UTF-16 instead of UTF-8",
        GOOD.encode("utf-16"),
        ":1:1: is not UTF-8 text. Save the file again with the encoding UTF-8. [file-encoding]",
    ),
    (
        "half a surrogate pair as bytes",
        swap("Tarlan-2025", "Tarlan\ud800"),
        ":1:13: is not UTF-8 text. Save the file again with the encoding UTF-8. [file-encoding]",
    ),
    (
        "five megabytes",
        f"{GOOD}# {'x' * 5_000_000}\n",
        (
            ": is 4883 KiB large; 256 KiB is the most. Split the record, or look for "
            "something pasted "
            "by mistake. [file-size]"
        ),
    ),
]


@pytest.mark.parametrize(
    ("text", "line"), [pytest.param(text, line, id=name) for name, text, line in FAULTY_EXERCISES]
)
def test_a_faulty_file_gives_one_line_and_nothing_is_written(tmp_path, text, line):
    data = write_data(tmp_path, {EXERCISE: text, SOURCE: make_publisher()})
    with unchanged(tmp_path):
        result = run_check(data)
    assert result.output == f"data/{EXERCISE}{line}\n1 problem in 1 file.\n"
    assert result.exit_code == 1


# What stands beside a sound exercise and its source, and the one line.
FAULTY_COMPANIONS = [
    (
        "a document that nothing cites",
        {SOURCE: make_publisher(documents=[make_document(), make_document(id="other")])},
        (
            'sources/qazinform.yaml:10:7: documents[1].id: Nothing cites "other". '
            "Cite it where it carries a fact, or delete it. [documents-used]"
        ),
    ),
    (
        "an address that runs a script",
        {SOURCE: make_publisher(documents=[make_document(url="javascript:alert(1)")])},
        (
            'sources/qazinform.yaml:6:8: documents[0].url: "javascript:alert(1)" does not '
            "begin with "
            "http:// or https://. Write the whole address as the browser shows it, such as "
            '"https://example.org/page". [schema]'
        ),
    ),
    (
        "a document whose id is none",
        {SOURCE: make_publisher(documents=[make_document(id="Qazinform Tarlan")])},
        (
            'sources/qazinform.yaml:5:7: documents[0].id: "Qazinform Tarlan" is no id. Write small '
            'letters a to z, digits and single hyphens, such as "tarlan-2025". [schema]'
        ),
    ),
    (
        "a publisher without its documents",
        {SOURCE: "name: Qazinform\nkind: news-agency\nowner: state\ndocuments:\n"},
        f"sources/qazinform.yaml:4:11: documents: {EMPTY_VALUE}",
    ),
    ("an empty publisher", {SOURCE: ""}, f"sources/qazinform.yaml:1:1: {EMPTY_FILE}"),
    (
        "a publisher that is a text",
        {SOURCE: "Qazinform\n"},
        f"sources/qazinform.yaml:1:1: Bare text stands where keys are due. {NO_KEYS}",
    ),
    (
        "two records with one id",
        {"events/tarlan-2025.yaml": make_event()},
        (
            'events/tarlan-2025.yaml:1:1: "tarlan-2025" is already the id of '
            "data/exercises/tarlan-2025.yaml. Rename this file. [ids-unique]"
        ),
    ),
    (
        "a file name that is no id",
        {"exercises/Tarlan_2024.yaml": GOOD},
        f'exercises/Tarlan_2024.yaml: "Tarlan_2024" is no id. {HOW_TO_NAME} [file-name]',
    ),
    (
        "a file name with a line break",
        {"exercises/a\nb.yaml": GOOD},
        (
            'exercises/a\N{REPLACEMENT CHARACTER}b.yaml: "a\N{REPLACEMENT CHARACTER}b" is no id. '
            f"{HOW_TO_NAME} [file-name]"
        ),
    ),
    (
        "a name that Windows keeps for devices",
        {"places/con.yaml": "name: Con\nkind: town\n"},
        (
            'places/con.yaml: "con" is what Windows calls a device. Add a word, such as the '
            "year. [file-name]"
        ),
    ),
    (
        "a file beside the folders",
        {"notes.txt": "x"},
        f"notes.txt: lies beside the folders. Move it into one of: {FOLDERS}. {MISPLACED}",
    ),
    (
        "a folder of no kind",
        {"plov/plov.yaml": "name: Plov\n"},
        f"plov: is no kind of record. Allowed: {FOLDERS}. {MISPLACED}",
    ),
    (
        "a folder whose name is misspelt",
        {"exercices/tarlan-2024.yaml": GOOD},
        (
            f'exercices: is no kind of record. Did you mean "exercises"? Allowed: {FOLDERS}. '
            f"{MISPLACED}"
        ),
    ),
    (
        "a folder inside a folder",
        {"exercises/2024/tarlan-2024.yaml": GOOD},
        f"exercises/2024: is a folder inside a folder. Put the files one level up. {MISPLACED}",
    ),
    (
        "a file of another type",
        {"exercises/notes.txt": "x"},
        (
            'exercises/notes.txt: is no record: its name does not end in ".yaml". '
            f"Rename it. {MISPLACED}"
        ),
    ),
    (
        "the other ending of YAML files",
        {"exercises/tarlan-2024.yml": GOOD},
        (
            'exercises/tarlan-2024.yml: is no record: its name does not end in ".yaml". '
            f"Rename it. {MISPLACED}"
        ),
    ),
    (
        "a latitude beyond the pole",
        {"places/aktau.yaml": "name: Aktau\nkind: town\ncoordinates: {lat: 95, lon: 51.15}\n"},
        'places/aktau.yaml:3:20: coordinates.lat: "95" is more than 90. Check the number. [schema]',
    ),
    (
        "a longitude beyond the date line",
        {"places/aktau.yaml": "name: Aktau\nkind: town\ncoordinates: {lat: 43, lon: -200}\n"},
        (
            'places/aktau.yaml:3:29: coordinates.lon: "-200" is less than -180. '
            "Check the number. [schema]"
        ),
    ),
    (
        "a position without keys",
        {"places/aktau.yaml": "name: Aktau\nkind: town\ncoordinates: 43, 51\n"},
        (
            'places/aktau.yaml:3:14: coordinates: "43, 51" stands where keys are due. '
            "Write below it, indented, a line for each of: lat, lon. [schema]"
        ),
    ),
    (
        "a rank in words",
        {
            "countries/az.yaml": make_country(
                rankings=[{"index": "X", "rank": "60th", "as_of": "2025", "cites": [DOCUMENT_ID]}]
            )
        },
        (
            'countries/az.yaml:8:9: rankings[0].rank: "60th" is no whole number. '
            "Write digits only, such as 4000. [schema]"
        ),
    ),
    (
        "an unknown academic data set",
        {"vocabulary/form-ftx.yaml": make_term(crosswalk=[{"dataset": "mme", "code": "FTX"}])},
        (
            'vocabulary/form-ftx.yaml:6:12: crosswalk[0].dataset: "mme" is no known value. '
            'Did you mean "mme-v7"? Allowed: jme-v3, mme-v7. [schema]'
        ),
    ),
]


@pytest.mark.parametrize(
    ("files", "line"),
    [pytest.param(files, line, id=name) for name, files, line in FAULTY_COMPANIONS],
)
def test_a_faulty_companion_gives_one_line_and_nothing_is_written(tmp_path, files, line):
    data = write_data(tmp_path, {EXERCISE: GOOD, SOURCE: make_publisher(), **files})
    with unchanged(tmp_path):
        result = run_check(data)
    assert result.output == f"data/{line}\n1 problem in 1 file.\n"
    assert result.exit_code == 1


def move(old: str, new: str) -> Callable[[Path], object]:
    """Give a change that renames a file or folder of the data folder."""
    return lambda data: (data / old).rename(data / new)


def link(name: str, target: str) -> Callable[[Path], object]:
    """Give a change that puts a symbolic link, to a place seen from the data folder."""
    return lambda data: (data / name).symlink_to(data / target)


LEADS_OUT = f"leads out of the data folder. Put the file itself here. {MISPLACED}"
# What is done to a sound data folder, and the one line.
FAULTY_FOLDERS = [
    (
        "records in a misnamed folder",
        move("exercises", "exercise"),
        (
            f'exercise: is no kind of record. Did you mean "exercises"? Allowed: {FOLDERS}. '
            f"{MISPLACED}"
        ),
    ),
    (
        "sources in a misnamed folder",
        move("sources", "source"),
        f'source: is no kind of record. Did you mean "sources"? Allowed: {FOLDERS}. {MISPLACED}',
    ),
    (
        "a cited source with a capital letter",
        move("sources/qazinform.yaml", "sources/Qazinform.yaml"),
        f'sources/Qazinform.yaml: "Qazinform" is no id. {HOW_TO_NAME} [file-name]',
    ),
    (
        "a record with the other ending",
        move("exercises/tarlan-2025.yaml", "exercises/tarlan-2025.yml"),
        (
            'exercises/tarlan-2025.yml: is no record: its name does not end in ".yaml". '
            f"Rename it. {MISPLACED}"
        ),
    ),
    (
        "a link to a file outside",
        link("exercises/a.yaml", "../outside.yaml"),
        f"exercises/a.yaml: {LEADS_OUT}",
    ),
    (
        "a link to nothing",
        link("exercises/a.yaml", "nothing.yaml"),
        f"exercises/a.yaml: {LEADS_OUT}",
    ),
    (
        "a link to itself",
        link("exercises/a.yaml", "exercises/a.yaml"),
        f"exercises/a.yaml: {LEADS_OUT}",
    ),
    ("a linked folder outside", link("places", ".."), f"places: {LEADS_OUT}"),
    (
        "a pipe",
        lambda data: os.mkfifo(data / "exercises" / "a.yaml"),
        f"exercises/a.yaml: is no ordinary file. Delete it. {MISPLACED}",
    ),
    (
        "a pipe beside the folders",
        lambda data: os.mkfifo(data / "places"),
        f"places: lies beside the folders. Move it into one of: {FOLDERS}. {MISPLACED}",
    ),
    (
        "a folder that is called like a file",
        lambda data: (data / "exercises" / "a.yaml").mkdir(),
        f"exercises/a.yaml: is a folder inside a folder. Put the files one level up. {MISPLACED}",
    ),
    (
        "a file name that is not UTF-8",
        lambda data: Path(os.fsdecode(os.fsencode(data) + b"/exercises/a\xff.yaml")).touch(),
        (
            'exercises/a\N{REPLACEMENT CHARACTER}.yaml: "a\N{REPLACEMENT CHARACTER}" is no id. '
            f"{HOW_TO_NAME} [file-name]"
        ),
    ),
]


@pytest.mark.parametrize(
    ("change", "line"),
    [pytest.param(change, line, id=name) for name, change, line in FAULTY_FOLDERS],
)
def test_a_faulty_folder_gives_one_line_and_nothing_is_written(tmp_path, change, line):
    (tmp_path / "outside.yaml").write_text(GOOD, encoding="utf-8")
    data = write_data(tmp_path, {EXERCISE: GOOD, SOURCE: make_publisher()})
    change(data)
    with unchanged(tmp_path):
        result = run_check(data)
    assert result.output == f"data/{line}\n1 problem in 1 file.\n"
    assert result.exit_code == 1


def test_the_data_folder_that_all_cases_start_from_is_sound(tmp_path):
    result = run_check(write_data(tmp_path, {EXERCISE: GOOD, SOURCE: make_publisher()}))
    assert (result.output, result.exit_code) == ("", 0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), id="a byte order mark"),
        pytest.param(GOOD.removesuffix("\n"), id="no line end at the end"),
        pytest.param(f"---\n{GOOD}...\n", id="marks of begin and end"),
        pytest.param(swap("host: AZ", "host: AZ # the host"), id="a remark after a value"),
        pytest.param(swap("host: AZ", "host: AZ  # the host #1"), id="a number in a remark"),
        pytest.param(swap("Tarlan-2025", "'Tarlan #2'"), id="a number sign in quotes"),
        pytest.param(f"{GOOD}date_note: >-\n  Day #1 #2\n", id="a number sign in a block"),
        pytest.param(f"# Bakı, Шуша\n{GOOD}", id="a comment in other scripts"),
        pytest.param(swap("name: Tarlan-2025", "name: 'No'"), id="a word in quotes"),
        pytest.param(swap("name: Tarlan-2025", "name: 2025"), id="a number as a text"),
        pytest.param(swap("name: Tarlan-2025", "name: 12:30"), id="a time as a text"),
        pytest.param(swap("name: Tarlan-2025", 'name: "A | B <b>{{ x }}</b> *e*"'), id="markup"),
    ],
)
def test_what_is_only_unusual_gives_no_problem(tmp_path, text):
    result = run_check(write_data(tmp_path, {EXERCISE: text, SOURCE: make_publisher()}))
    assert (result.output, result.exit_code) == ("", 0)


def test_hidden_files_and_the_schemas_are_left_alone(tmp_path):
    files = {".git/x": "x", "exercises/.x.yaml": "x", "schema/exercises.schema.json": "x"}
    data = write_data(tmp_path, {EXERCISE: GOOD, SOURCE: make_publisher(), **files})
    assert run_check(data).output == ""


def test_a_link_inside_the_data_folder_is_followed(tmp_path):
    data = write_data(tmp_path, {EXERCISE: GOOD, SOURCE: make_publisher()})
    (data / "exercises" / "tarlan-2024.yaml").symlink_to(data / EXERCISE)
    assert 'as "tarlan-2024". Merge the two' in run_check(data).output


def test_all_files_are_checked_in_one_run_and_the_lines_are_in_order(tmp_path):
    files = {
        "exercises/b.yaml": swap("status: held", "status: done").replace("role: host", "role: x"),
        "exercises/a.yaml": "",
        EXERCISE: GOOD,
        SOURCE: make_publisher(),
        "places/aktau.yaml": "name: 'Aktau\n",
    }
    lines = run_check(write_data(tmp_path, files)).output.splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "data/exercises/a.yaml:1:1:",
        "data/exercises/b.yaml:2:9:",
        "data/exercises/b.yaml:9:23:",
        "data/places/aktau.yaml:1:7:",
        "4",
    ]
    assert lines[-1] == "4 problems in 3 files."


def test_two_faults_in_one_file_are_both_told(tmp_path):
    text = swap("status: held", "status: done").replace("host: AZ\n", "hosts: AZ\n")
    result = run_check(write_data(tmp_path, {EXERCISE: text, SOURCE: make_publisher()}))
    assert len(result.output.splitlines()) == 3


def test_a_broken_file_does_not_hide_a_fault_of_another_file(tmp_path):
    files = {
        "exercises/broken.yaml": swap("host: AZ", 'host: "AZ'),
        EXERCISE: swap("host: [qazinform-tarlan]", "host: [qazinform-tarlin]"),
        SOURCE: make_publisher(),
    }
    assert len(run_check(write_data(tmp_path, files)).output.splitlines()) == 3


def test_what_refers_to_a_broken_record_is_not_faulty_itself(tmp_path):
    files = {
        EXERCISE: f"{GOOD}series: tarlan\n",
        "series/tarlan.yaml": "",
        SOURCE: make_publisher(),
    }
    result = run_check(write_data(tmp_path, files))
    assert result.output == f"data/series/tarlan.yaml:1:1: {EMPTY_FILE}\n1 problem in 1 file.\n"


def test_a_key_that_stands_twice_is_told_where_the_first_has_no_space_behind_its_colon():
    read = parse_yaml("parties: [{party: MN, role:K, role: host}]\n")
    first, second = (fault.message for fault in read.faults)
    assert first == "A space is missing after the colon. Write `role: …`."
    assert second == 'The key "role" stands twice, first in line 1. Keep one.'
