"""The rules of a single file: those whose breaches are found while it is read."""

from __future__ import annotations

from macros.guidance import Example, Guidance

_EXERCISE = "exercises/tarlan-2025.yaml"
_NAME = "name: Tarlan-2025\n"

FILE_RULES: tuple[Guidance, ...] = (
    Guidance(
        "file-place",
        "Records lie in the folders of `data/` that are named after their kind, one file each, "
        "ending in `.yaml`. No folders inside folders, nothing beside the folders, no link to a "
        "file outside, and the file can be read.",
        Example(_EXERCISE, _NAME, _NAME, bad_file="exercises/2025/tarlan-2025.yaml"),
    ),
    Guidance(
        "file-name",
        "The file name is the id of the record: small letters a to z, digits and single hyphens, "
        "such as `tarlan-2025.yaml`.",
        Example(_EXERCISE, _NAME, _NAME, bad_file="exercises/Tarlan 2025.yaml"),
    ),
    Guidance(
        "file-size",
        "A file is at most 256 KiB large. A larger one is a pasted mistake, or a record to be "
        "split.",
        Example(_EXERCISE, "gaps: [number of troops]\n", "# pasted by mistake\n", bad_times=20_000),
    ),
    Guidance(
        "file-encoding",
        "The file is UTF-8 text. Save it again with that encoding; every editor has it.",
        Example(
            _EXERCISE, "names: {ru: Тарлан-2025}", "names: {ru: Тарлан-2025}", bad_encoding="cp1251"
        ),
    ),
    Guidance(
        "clean-text",
        "No tabs, no control or invisible characters, none that change the direction of text, and "
        "letters with accents as single letters (Unicode form NFC). They make a text look like "
        "something that it is not.",
        Example(_EXERCISE, _NAME, "name: Tarlan-\u200b2025\n"),
    ),
    Guidance(
        "yaml-syntax",
        "The file can be read as YAML and is not empty. The usual causes: a quotation mark that "
        "is not closed, uneven indentation, a colon in a text without quotes.",
        Example(
            _EXERCISE,
            "date_note: 'Two days differ: one source starts it on 8 July, another on 9 July.'",
            "date_note: Two days differ: one source starts it on 8 July, another on 9 July.",
        ),
    ),
    Guidance(
        "yaml-plain",
        "Only the plain part of YAML: `key: value`, lists and texts. No anchors and aliases "
        "(`&`, `*`), no tags (`!`), no key twice, no key without a value, no text that is cut off "
        "because `#` begins a remark, no second document in the file, no deep nesting.",
        Example(_EXERCISE, "host: AZ\n", "host:\n"),
    ),
    Guidance(
        "yaml-boolean",
        "`yes`, `no`, `on`, `off`, `y`, `n`, `true` and `false` stand in quotes where the text is "
        "meant. Many programs read them as true or false otherwise.",
        Example("sources/kazinform.yaml", "language: 'no'", "language: no"),
    ),
    Guidance(
        "schema",
        "Each key is one that this kind of record has, nothing required is missing, and each "
        "value is of the right kind: a list where a list is due, a date that is one and does not "
        "end before it starts, a term of the glossary, a number in digits, an address that begins "
        "with http.",
        Example(_EXERCISE, "host: AZ\n", "hots: AZ\n"),
    ),
)
