"""Faults as people make them: each gives one message, in the right line, whose advice mends it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from macros.checks import GUIDANCE
from macros.checks.examples import read_sample, try_files, write_bad
from macros.guidance import Example

EXERCISE = "exercises/tarlan-2025.yaml"
OTHER = "exercises/sat-sas-2021.yaml"
EVENT = "events/summit-2025-gabala.yaml"
COUNTRY = "countries/az.yaml"
SOURCE = "sources/kazinform.yaml"
TERM = "vocabulary/form-ftx.yaml"
TOMBSTONE = "tombstones/falcon-2025.yaml"


@dataclass(frozen=True)
class Fault:
    """Lines of the sample data, a slip in them, the line that is named and what is advised.

    `mended` is what somebody writes who follows the advice; the good lines when left out.
    """

    file: str
    good: str
    bad: str
    line: int
    advice: str
    mended: str = ""


# fmt: off
# ruff: noqa: E501 a fault stands on one line
FAULTS = (
    Fault(EXERCISE, "name: Tarlan-2025\n", "nmae: Tarlan-2025\n", 2, "\"nmae\" is no key here. Did you mean \"name\"?"),
    Fault(EXERCISE, "status: held\n", "status: hled\n", 5, "\"hled\" is no status. Did you mean \"held\"? Allowed: announced, cancelled, held, planned, postponed, proposed, unconfirmed."),
    Fault(EXERCISE, "status: held\n", "Status: held\n", 5, "\"Status\" is no key here. Did you mean \"status\"?"),
    Fault(EXERCISE, "status: held\n", "status: [held]\n", 5, "A list stands where one word is due. Allowed: announced, cancelled, held, planned, postponed, proposed, unconfirmed.", "status: planned\n"),
    Fault(EXERCISE, "status: held\n", "status held\n", 5, "No colon follows this key. Write `key: value`, or indent the line if it goes on with the text above."),
    Fault(EXERCISE, "status: held\n", "\tstatus: held\n", 5, "A tab stands here. Indent with spaces; YAML allows no tabs."),
    Fault(EXERCISE, "status: held\n", " status: held\n", 5, "A colon stands where none may. Put the text in \"quotes\", or mend the indentation."),
    Fault(EXERCISE, "status: held\n", "status: held\nstatus: held\n", 6, "The key \"status\" stands twice, first in line 5. Keep one.", "status: held\n"),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: 2025-07-10/2025-07-08\n", 6, "\"2025-07-10/2025-07-08\" ends before it starts. Put the earlier date first."),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: 8 July 2025\n", 6, "\"8 July 2025\" is no date in EDTF. Write a day \"2025-07-08\", a month \"2025-07\", a year \"2025\", a span \"2025-07-08/2025-07-10\", or \"1992/..\" for what goes on; add \"~\" for \"about\".", "date: 2025-07-08\n"),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: 08.07.2025\n", 6, "\"08.07.2025\" is no date in EDTF. Write a day \"2025-07-08\", a month \"2025-07\", a year \"2025\", a span \"2025-07-08/2025-07-10\", or \"1992/..\" for what goes on; add \"~\" for \"about\".", "date: 2025-07-08\n"),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: 2025-13-08\n", 6, "\"2025-13-08\" has the month 13; months go from 01 to 12.", "date: 2025-12-08\n"),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: 2025-02-30\n", 6, "\"2025-02-30\" has the day 30; that month has 28 days.", "date: 2025-02-28\n"),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: 2025-7-8\n", 6, "\"2025-7-8\" is no date in EDTF. Write a day \"2025-07-08\", a month \"2025-07\", a year \"2025\", a span \"2025-07-08/2025-07-10\", or \"1992/..\" for what goes on; add \"~\" for \"about\".", "date: 2025-07-08\n"),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: 2025-07-08 - 2025-07-10\n", 6, "\"2025-07-08 - 2025-07-10\" is no date in EDTF. Write a day \"2025-07-08\", a month \"2025-07\", a year \"2025\", a span \"2025-07-08/2025-07-10\", or \"1992/..\" for what goes on; add \"~\" for \"about\"."),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: unknown\n", 6, "\"unknown\" is no date in EDTF. Write a day \"2025-07-08\", a month \"2025-07\", a year \"2025\", a span \"2025-07-08/2025-07-10\", or \"1992/..\" for what goes on; add \"~\" for \"about\".", "date: 2025~\n"),
    Fault(EXERCISE, "date: 2025-07-08/2025-07-10\n", "date: 2099-07-08\n", 6, "It has the status \"held\" and begins on 2099-07-08, which is later than today (2026-06-01). Correct the date, or write the status \"planned\" or \"announced\".", "date: 2025-07-08\n"),
    Fault(EXERCISE, "host: AZ\n", "host: Azerbaijan\n", 8, "\"Azerbaijan\" is no party that the handbook knows. Did you mean \"AZ\"?"),
    Fault(EXERCISE, "host: AZ\n", "host: az\n", 8, "\"az\" is no party that the handbook knows. Did you mean \"AZ\"?"),
    Fault(EXERCISE, "host: AZ\n", "host: AZE\n", 8, "\"AZE\" is no party that the handbook knows. Did you mean \"AZ\"?"),
    Fault(EXERCISE, "host: AZ\n", "host: KZ\n", 8, "\"KZ\" is the host, but no participant KZ has the role host. Make the two agree."),
    Fault(EXERCISE, "host: AZ\n", "host: null\n", 8, "is empty. Write a value after the colon, or delete the line."),
    Fault(EXERCISE, "forms: [ftx]\n", "forms: ftx\n", 9, "\"ftx\" is no list. Begin each entry on a line of its own with a hyphen and a space.", "forms:\n  - ftx\n"),
    Fault(EXERCISE, "forms: [ftx]\n", "forms: [ftx\n", 9, "The \"[\" that opens here is never closed. Write \"]\" after its last entry."),
    Fault(EXERCISE, "forms: [ftx]\n", "forms: [field exercise]\n", 9, "\"field exercise\" is no form. Allowed: cax, competition, course, cpx, ftx, lfx, livex, not-stated, study, ttx.", "forms: [ftx]\n"),
    Fault(EXERCISE, "forms: [ftx]\n", "forms: []\n", 9, "needs at least 1 entry. Add what is missing.", "forms: [not-stated]\n"),
    Fault(EXERCISE, "forms_basis: inferred\n", "", 2, "\"forms_basis\" is missing. Add a line `forms_basis: inferred` (whether a source states the form or we infer it)."),
    Fault(EXERCISE, "framework: bilateral\n", "framework: bilateraly\n", 11, "\"bilateraly\" is no framework. Did you mean \"bilateral\"? Allowed: bilateral, cis, csto, minilateral, national, nato, other, ots, pfp, russia-led, sco, us-led."),
    Fault(EXERCISE, "framework: bilateral\n", "", 2, "\"framework\" is missing. Add a line `framework: bilateral` (whose exercise it is)."),
    Fault(EXERCISE, "names: {ru: Тарлан-2025}\n", "names: {russian: Тарлан-2025}\n", 3, "\"russian\" is no language code. Write the two letters of ISO 639-1, such as \"az\", \"kk\" or \"tr\"."),
    Fault(EXERCISE, "names: {ru: Тарлан-2025}\n", "names: Тарлан-2025\n", 3, "\"Тарлан-2025\" stands where keys are due. Write lines such as `key: value`, indented below it.", "names:\n  ru: Тарлан-2025\n"),
    Fault(EXERCISE, "names: {ru: Тарлан-2025}\n", "names: {ru: }\n", 3, "is empty. Write a value after the colon, or delete the line."),
    Fault(EXERCISE, "  - {party: KZ, role: participant}\n", "  - {party: KZ, role: guest}\n", 14, "\"guest\" is no role. Allowed: host, invited, observer, participant, unspecified, withdrew.", "  - {party: KZ, role: invited}\n"),
    Fault(EXERCISE, "  - {party: KZ, role: participant}\n", "  - {party: KZ}\n", 14, "\"role\" is missing. Add a line `role: host` (what the party does).", "  - {party: KZ, role: unspecified}\n"),
    Fault(EXERCISE, "  - {party: KZ, role: participant}\n", "  - {country: KZ, role: participant}\n", 14, "\"country\" is no key here. Did you mean \"party\"? Allowed: cites, party, role, units."),
    Fault(EXERCISE, "  - {party: KZ, role: participant}\n", "  - KZ\n", 14, "\"KZ\" stands where keys are due. Write below it, indented, a line for each of: party, role.", "  -\n    party: KZ\n    role: participant\n"),
    Fault(EXERCISE, "  - {party: KZ, role: participant}\n", "  - {party: KZ, role: participant\n", 14, "The \"{\" that opens here is never closed. Write \"}\" after its last entry."),
    Fault(EXERCISE, "  - {party: KZ, role: participant}\n", "  - {party: AZ, role: participant}\n", 14, "\"AZ\" is listed twice. Keep one entry.", "  - {party: TR, role: participant}\n"),
    Fault(EXERCISE, "  - {party: KZ, role: participant}\n", "  -{party: KZ, role: participant}\n", 14, "The indentation of this list is uneven."),
    Fault(EXERCISE, "    cites: [kazinform-tarlan]\ndisputes", "disputes", 16, "\"cites\" is missing. Add a line `cites: [qazinform-tarlan]` (the documents that say so; each entry is a document's id)."),
    Fault(EXERCISE, "    cites: [kazinform-tarlan]\ndisputes", "    cites: []\ndisputes", 17, "needs at least 1 entry. Add what is missing."),
    Fault(EXERCISE, "    cites: [kazinform-tarlan]\ndisputes", "    cites: kazinform-tarlan\ndisputes", 17, "\"kazinform-tarlan\" is no list. Begin each entry on a line of its own with a hyphen and a space.", "    cites:\n      - kazinform-tarlan\ndisputes"),
    Fault(EXERCISE, "    cites: [kazinform-tarlan]\ndisputes", "    cites: [https://example.org/tarlan]\ndisputes", 17, "\"https://example.org/tarlan\" is no id. Write small letters a to z, digits and single hyphens, such as \"tarlan-2025\"."),
    Fault(EXERCISE, "    cites: [kazinform-tarlan]\ndisputes", "    sources: [kazinform-tarlan]\ndisputes", 17, "\"sources\" is no key here. Did you mean \"cites\"? Allowed: cites, text."),
    Fault(EXERCISE, "(https://example.org/opening)", "(javascript:alert)", 16, "The address \"javascript:alert\" of a link does not begin with http:// or https://. Write an address that begins with https://.", "(https://example.org/)"),
    Fault(EXERCISE, "      - {value: 9 July 2025, cites: [kazinform-tarlan]}\n", "", 22, "needs at least 2 entries. Add what is missing."),
    Fault(EXERCISE, "      - {value: 9 July 2025, cites: [kazinform-tarlan]}\n", "      - {value: 9 July 2025}\n", 23, "\"cites\" is missing. Add a line `cites: [qazinform-tarlan]` (the documents that say so; each entry is a document's id)."),
    Fault(EXERCISE, "  - field: date\n", "  - field: dates\n", 19, "\"dates\" is no field of exercise records. Did you mean \"date\"?"),
    Fault(EXERCISE, "  - field: date\n", "  - \n", 20, "\"field\" is missing. Add a line `field: date` (the field of this record on which sources differ)."),
    Fault(EXERCISE, "gaps: [number of troops]\n", "gaps: number of troops\n", 24, "\"number of troops\" is no list. Begin each entry on a line of its own with a hyphen and a space.", "gaps:\n  - number of troops\n"),
    Fault(EXERCISE, "gaps: [number of troops]\n", "gaps: [number of troops, '']\n", 24, "is empty. Write the text or leave the key out.", "gaps: [number of troops]\n"),
    Fault(EXERCISE, "gaps: [number of troops]\n", "related: [tarlan-2024]\n", 24, "\"tarlan-2024\" is no record that the handbook has. Did you mean \"tarlan-2025\"? Name the id of a record, as its file is called.", "related: [sat-sas-2021]\n"),
    Fault(EXERCISE, "gaps: [number of troops]\n", "gaps: &a [number of troops]\n", 24, "The anchor \"&a\" is not allowed. Write each value out, or put a text that begins with \"&\" in \"quotes\".", "gaps: [number of troops]\n"),
    Fault(EXERCISE, "gaps: [number of troops]\n", "gaps: !!python/name:os.system [number of troops]\n", 24, "The tag \"tag:yaml.org,2002:python/name:os.system\" is not allowed. Delete it, or put a text that begins with \"!\" in \"quotes\"."),
    Fault(EXERCISE, "  summary: [kazinform-tarlan]\n", "", 4, "No source is named for \"summary\". Add a line `summary: [id-of-a-document]` below `cites:`."),
    Fault(EXERCISE, "  summary: [kazinform-tarlan]\n", "  sumary: [kazinform-tarlan]\n", 26, "\"sumary\" is no field of this record. Did you mean \"summary\"? Allowed: summary."),
    Fault(EXERCISE, "  summary: [kazinform-tarlan]\n", "  summary: [kazinform-tarlan]\n  equipment: [kazinform-tarlan]\n", 27, "\"equipment\" states nothing in this record that is cited here. Fill that field, or delete this line."),
    Fault(EXERCISE, "  summary: [kazinform-tarlan]\n", "  summary: [{source: kazinform-tarlan, page: 3}]\n", 26, "\"page\" is no key here. Allowed: at, source."),
    Fault(EXERCISE, "cites:\n  summary", "cite:\n  summary", 25, "\"cite\" is no key here. Did you mean \"cites\"?"),
    Fault(EXERCISE, "summary: Azerbaijan and", "summary: \"Azerbaijan and", 4, "A quotation mark is opened and not closed. Close it."),
    Fault(EXERCISE, "summary: Azerbaijan and", "summary: Azerbaijan\u202e and", 4, "holds U+202E, which changes the direction of text. Delete that character."),
    Fault(EXERCISE, "summary: Azerbaijan and", "summary: Tu\u0308rkiye and", 4, "holds letters in their taken-apart form (a letter and a separate accent). Type them again as single letters (Unicode form NFC)."),
    Fault(SOURCE, "url: https://example.org/tarlan", "url: example.org/tarlan", 7, "\"example.org/tarlan\" does not begin with http:// or https://. Write the whole address as the browser shows it, such as \"https://example.org/page\".", "url: https://example.org/another"),
    Fault(SOURCE, "url: https://example.org/tarlan", "url: ftp://example.org/tarlan", 7, "\"ftp://example.org/tarlan\" does not begin with http:// or https://. Write the whole address as the browser shows it, such as \"https://example.org/page\"."),
    Fault(SOURCE, "url: https://example.org/tarlan", "url: https://exam ple.org/tarlan", 7, "\"https://exam ple.org/tarlan\" holds a space or a character that addresses cannot hold. Write the whole address as the browser shows it, such as \"https://example.org/page\"."),
    Fault(SOURCE, "language: en\n", "language: English\n", 10, "\"English\" is no language code. Write the two letters of ISO 639-1, such as \"az\", \"kk\" or \"tr\".", "language: en\n"),
    Fault(SOURCE, "  - id: norwegian-report", "  - id: Norwegian_Report", 13, "\"Norwegian_Report\" is no id. Write small letters a to z, digits and single hyphens, such as \"tarlan-2025\"."),
    Fault(SOURCE, "owner: state", "owner: government", 4, "\"government\" is no ownership. Did you mean \"intergovernmental\"? Allowed: intergovernmental, private, public, state, unknown.", "owner: unknown"),
    Fault(SOURCE, "owner: state\n", "", 2, "\"owner\" is missing. Add a line `owner: state` (who owns it, as far as is known)."),
    Fault(EVENT, "kind: summit", "kind: conference", 3, "\"conference\" is no event kind. Allowed: accession, incident, industry, informal-summit, institution, intelligence, ministerial, security-council, statement, summit, treaty, visit.", "kind: ministerial"),
    Fault(EVENT, "date: 2025-10-07\ncites", "date: 7.10.2025\ncites", 5, "\"7.10.2025\" is no date in EDTF. Write a day \"2025-07-08\", a month \"2025-07\", a year \"2025\", a span \"2025-07-08/2025-07-10\", or \"1992/..\" for what goes on; add \"~\" for \"about\".", "date: 2025-10-07\ncites"),
    Fault(COUNTRY, "  - {status: member, cites: [kazinform-tarlan]}", "  - {status: member}", 4, "\"cites\" is missing. Add a line `cites: [qazinform-tarlan]` (the documents that say so; each entry is a document's id)."),
    Fault(COUNTRY, "  - {status: member, cites: [kazinform-tarlan]}", "  - {status: memeber, cites: [kazinform-tarlan]}", 4, "\"memeber\" is no OTS status. Did you mean \"member\"? Allowed: chair, founding-member, member, none, observer, partner."),
    Fault(TOMBSTONE, "became: moved", "became: deleted", 3, "\"deleted\" is no word for what became of a record. Allowed: merged, moved, split, withdrawn.", "became: merged"),
    Fault(TOMBSTONE, "successors: [tarlan-2025]", "successors: [tarlan-2052]", 5, "\"tarlan-2052\" is no record that the handbook has. Did you mean \"tarlan-2025\"? Name the id of a record, as its file is called."),
    Fault(TOMBSTONE, "successors: [tarlan-2025]\n", "", 2, "\"moved\" with 0 successors. Name the one record that it is now below `successors`."),
    Fault(TERM, "vocabulary: form\n", "vocabulary: forms\n", 3, "\"forms\" is no vocabulary. Did you mean \"form\"?"),
    Fault(TERM, "code: ftx", "code: cpx", 2, "Rename this file to \"form-cpx.yaml\"."),
    Fault(OTHER, "related: [az-tr-lachin-2021]\n", "", 4, "Same host, same parties and overlapping days as \"az-tr-lachin-2021\". Merge the two, or, if they are two exercises, add `related: [az-tr-lachin-2021]` here."),
)
# fmt: on


def name(fault):
    return f"{FAULTS.index(fault):02}-{fault.file.partition('/')[0]}-line-{fault.line}"


@pytest.mark.parametrize("fault", FAULTS, ids=name)
def test_a_fault_gives_one_message_in_its_line(fault):
    problems = try_files(None, write_bad(Example(fault.file, fault.good, fault.bad)))
    assert [(p.path, p.line, p.message) for p in problems] == [
        (f"data/{fault.file}", fault.line, fault.advice)
    ]
    assert problems[0].rule in {rule.name for group in GUIDANCE.values() for rule in group}


@pytest.mark.parametrize("fault", FAULTS, ids=name)
def test_what_the_advice_says_to_write_makes_the_check_clean(fault):
    mended = Example(fault.file, fault.good, fault.mended or fault.good)
    assert try_files(None, write_bad(mended)) == []


def test_the_sample_in_which_the_faults_are_planted_is_clean():
    assert try_files(None, {path: text.encode() for path, text in read_sample().items()}) == []


def test_there_are_at_least_sixty_faults():
    assert len({(fault.file, fault.bad) for fault in FAULTS}) >= 60
