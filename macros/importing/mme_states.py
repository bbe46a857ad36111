"""The names of states in Multinational Military Exercises v7 as parties of the handbook."""

from __future__ import annotations

from functools import cache

from macros.exports.mme_row import STATE_COLUMNS, UNKNOWN
from macros.importing.mme_rows import MmeRow
from macros.values.folding import fold
from macros.values.parties import list_party_names

# Names that the data set, like others of its field, uses beside those of CLDR.
_OTHER_NAMES = {
    "Bosnia and Herzegovina": "BA",
    "Burma": "MM",
    "Czech Republic": "CZ",
    "Democratic Republic of the Congo": "CD",
    "East Timor": "TL",
    "Ivory Coast": "CI",
    "Macedonia": "MK",
    "St. Christopher": "KN",
    "Republic of the Congo": "CG",
    "Swaziland": "SZ",
    "The Gambia": "GM",
    "Trinidad and Tobago": "TT",
    "Turkey": "TR",
    "UK": "GB",
    "USA": "US",
    "United States of America": "US",
}


# States that have ended: which state of today a record is about is for an editor to say.
_ENDED = ("Czechoslovakia", "FRG", "GDR", "Soviet Union", "USSR", "Yugoslavia")


_TOLD = "The draft tells of it in a fact."


def read_states(row: MmeRow) -> tuple[list[str], list[str], list[tuple[str, str, str]]]:
    """Give the parties of a row in its order, each once, and what could not be read as one.

    Returns:
        Codes of parties; the names that are none; and a column, the name in it and a sentence for
        each doubt.
    """
    parties: list[str] = []
    others: list[str] = []
    remarks: list[tuple[str, str, str]] = []
    for column in STATE_COLUMNS:
        name = row.read(column)
        if not name or name == UNKNOWN:
            continue
        party = _map_names().get(fold(name))
        if name in _ENDED or party is None:
            others.append(name)
        if name in _ENDED:
            remarks.append((column, name, f"This state has ended. {_TOLD}"))
        elif party is None:
            remarks.append((column, name, f"This is no state that the handbook knows. {_TOLD}"))
        elif party in parties:
            remarks.append(
                (column, name, "It stands among the states twice; the draft has it once.")
            )
        else:
            parties.append(party)
    return parties, others, remarks


@cache
def _map_names() -> dict[str, str]:
    names = {name: code for code, name in list_party_names().items()}
    names |= {name: code for code, name in list_party_names("en").items()}
    return {fold(name): code for name, code in (names | _OTHER_NAMES).items()}
