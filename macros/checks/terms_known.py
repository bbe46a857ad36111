"""Vocabulary files define terms that exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.term import Term
from macros.values.terms import VOCABULARIES
from macros.values.wording import quoted, suggestion


def check_terms_known(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every definition of a term that no vocabulary has, or whose file is misnamed."""
    for term in handbook.list_records(Term):
        if term.vocabulary not in VOCABULARIES:
            message = (
                f"{quoted(term.vocabulary)} is no vocabulary. "
                f"{suggestion(term.vocabulary, VOCABULARIES)}"
            )
            yield Finding(term, ("vocabulary",), message.strip())
        elif not term.is_known():
            codes = [str(code) for code in VOCABULARIES[term.vocabulary]]
            message = (
                f"{quoted(term.code)} is no term of the vocabulary {quoted(term.vocabulary)}. "
                f"{suggestion(term.code, codes)}"
            )
            yield Finding(term, ("code",), message.strip())
        elif term.id != f"{term.vocabulary}-{term.code}":
            message = f'Rename this file to "{term.vocabulary}-{term.code}.yaml".'
            yield Finding(term, (), message)


RULE = Rule(
    name="terms-known",
    meaning=(
        "A file in `data/vocabulary/` defines one term of one of the handbook's vocabularies "
        "and is called `<vocabulary>-<code>.yaml`."
    ),
    example=Example("vocabulary/form-ftx.yaml", "code: ftx", "code: ftex"),
    check=check_terms_known,
)
