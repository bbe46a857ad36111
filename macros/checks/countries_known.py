"""A country profile is about a party."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.values.parties import list_party_names
from macros.values.wording import quoted, suggestion


def check_countries_known(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every country profile whose file name is no party code in small letters."""
    codes = {code.lower() for code in list_party_names()}
    for country in handbook.list_records(Country):
        if country.id not in codes:
            message = (
                f"{quoted(country.id)} is no ISO 3166-1 alpha-2 code in small letters. "
                f"Rename the file. {suggestion(country.id, codes)}"
            )
            yield Finding(country, (), message.strip())


RULE = Rule(
    name="countries-known",
    meaning=(
        "A file in `data/countries/` is called by the two-letter ISO 3166-1 code of the state "
        "in small letters, such as `az.yaml`; Northern Cyprus, which has none, is `trnc.yaml`."
    ),
    example=Example(
        "countries/az.yaml",
        "name: Azerbaijan\n",
        "name: Azerbaijan\n",
        bad_file="countries/aze.yaml",
    ),
    check=check_countries_known,
)
