"""Rules across fields and records: one module per rule, named after what it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from macros.checks import (
    cites_once,
    claims_cited,
    countries_known,
    disputes_placed,
    documents_used,
    exercises_distinct,
    held_in_past,
    ids_kept,
    ids_unique,
    letters_printed,
    links_safe,
    participants_once,
    references_exist,
    relays_end,
    successors_counted,
    terms_known,
    tombstones_apart,
)
from macros.checks.rule import Rule
from macros.guidance import Guidance
from macros.loading.file_rules import FILE_RULES
from macros.loading.handbook import Handbook
from macros.problems import Problem, dotted

ALL_RULES: tuple[Rule, ...] = (
    references_exist.RULE,
    ids_unique.RULE,
    claims_cited.RULE,
    cites_once.RULE,
    documents_used.RULE,
    relays_end.RULE,
    held_in_past.RULE,
    participants_once.RULE,
    exercises_distinct.RULE,
    disputes_placed.RULE,
    countries_known.RULE,
    terms_known.RULE,
    links_safe.RULE,
    letters_printed.RULE,
    tombstones_apart.RULE,
    successors_counted.RULE,
)

# Every rule that a message can name, by what it needs: one file, all records, an older version.
GUIDANCE: dict[str, tuple[Guidance, ...]] = {
    "files": FILE_RULES,
    "records": ALL_RULES,
    "versions": (ids_kept.RULE,),
}


def check_handbook(
    handbook: Handbook, today: date, rules: Iterable[Rule] = ALL_RULES
) -> list[Problem]:
    """Give every breach of the rules, sorted by file and line.

    Args:
        handbook: the records, as loaded from files.
        today: the day on which "held" is judged.
        rules: the rules to apply.
    """
    problems = []
    for rule in rules:
        for finding in rule.check(handbook, today):
            path, position, part = handbook.find_position(
                finding.record, finding.path, is_about_key=finding.is_about_key
            )
            problems.append(
                Problem(
                    path=path,
                    line=position.line,
                    column=position.column,
                    field=dotted(part),
                    message=finding.message,
                    rule=rule.name,
                )
            )
    return sorted(problems)
