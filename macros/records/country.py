"""Country profiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from macros.records.base import (
    Cites,
    Fact,
    Figure,
    Part,
    ReadOnly,
    SourcedRecord,
    cites_field,
    described,
)
from macros.values.dates import EdtfDate
from macros.values.ids import LanguageCode, OrganizationRef
from macros.values.links import Url
from macros.values.numbers import WholeNumber
from macros.values.terms import FactTopic, OtsStatus
from macros.values.text import Line, Prose


class Standing(Part):
    """A standing in the Organization of Turkic States and the time for which it holds."""

    status: OtsStatus = described("Standing", "The standing.", good="observer", bad="guest")
    date: EdtfDate | None = described(
        "When",
        "The time for which it holds.",
        good="2018-09-03/..",
        bad="since 2018",
        default=None,
    )
    text: Prose | None = described(
        "Note",
        "What a reader must know about it.",
        good="Granted at the summit in Bishkek.",
        bad="",
        default=None,
    )
    cites: Cites = cites_field()


class Alignment(Part):
    """A tie to an alliance, organization or treaty outside the OTS, or to one partner."""

    name: Line = described("With", "The organization or treaty.", good="NATO", bad="")
    organization: OrganizationRef | None = described(
        "Organization",
        "Its id, where the handbook has a record of it.",
        good="nato",
        bad="NATO",
        default=None,
    )
    standing: Line = described("Standing", "In what capacity.", good="member", bad="")
    date: EdtfDate | None = described(
        "When",
        "The time for which it holds.",
        good="1952-02-18/..",
        bad="1952-",
        default=None,
    )
    note: Prose | None = described(
        "Note", "What a reader must know about it.", good="Left in 1999.", bad="", default=None
    )
    cites: Cites = cites_field()


class Ministry(Part):
    """The ministry in charge of the armed forces."""

    name: Line = described(
        "Name", "Its name in English.", good="Ministry of Defence of the Kyrgyz Republic", bad=""
    )
    names: Annotated[Mapping[LanguageCode, Line], *ReadOnly] = described(
        "Native names",
        "Its names by ISO 639-1 language code.",
        good={"ky": "Кыргыз Республикасынын Коргоо министрлиги"},
        bad={"Kyrgyz": "…"},
        default={},
    )
    website: Url | None = described(
        "Website",
        "Its address on the web.",
        good="https://mil.gov.kg",
        bad="mil.gov.kg",
        default=None,
    )
    formed: Line | None = described(
        "Formed",
        "When it was set up, in words.",
        good="1992; re-created 2021",
        bad="",
        default=None,
    )
    cites: Cites = cites_field()


class Branches(Part):
    """The services of the armed forces."""

    items: tuple[Line, ...] = described(
        "Services",
        "The services that make up the armed forces.",
        good=["Land Forces"],
        bad="Land Forces",
        minimum=1,
    )
    other: tuple[Line, ...] = described(
        "Other armed bodies",
        "Armed bodies outside the armed forces.",
        good=["National Guard"],
        bad="National Guard",
        default=(),
    )
    cites: Cites = cites_field()


class Ranking(Part):
    """A place in an index; whose index it is and for what year."""

    index: Line = described("Index", "The index.", good="Global Firepower", bad="")
    rank: WholeNumber = described("Rank", "The place in it.", good="60", bad="60th")
    of: WholeNumber | None = described(
        "Out of", "How many are ranked.", good="145", bad="many", default=None
    )
    as_of: EdtfDate = described("Year", "The edition.", good="2025", bad="latest")
    cites: Cites = cites_field()


class CountryFact(Fact):
    """A fact of a country profile, filed under a topic."""

    topic: FactTopic = described(
        "Topic", "The part of the profile where it stands.", good="industry", bad="economy"
    )


class Country(SourcedRecord):
    """A state (or Northern Cyprus) and its part in security cooperation."""

    folder: ClassVar[str] = "countries"
    noun: ClassVar[str] = "country"

    official_name: Line | None = described(
        "Official name",
        "The long form of its name in English.",
        good="Republic of Azerbaijan",
        bad="",
        default=None,
    )
    ots_status: tuple[Standing, ...] = described(
        "Standing in the OTS",
        "Its standing over time, oldest first.",
        good=[{"status": "observer", "date": "2018-09-03/..", "cites": ["mfa-hu-ots"]}],
        bad="observer",
        minimum=1,
    )
    recognition: Fact | None = described(
        "Recognition",
        "Who recognises it, attributed.",
        good={"text": "Recognised only by Türkiye.", "cites": ["cia-factbook-cy"]},
        bad="disputed",
        default=None,
    )
    alignments: tuple[Alignment, ...] = described(
        "Alignments",
        "Alliances, organizations and treaties of security outside the OTS.",
        good=[{"name": "NATO", "standing": "member", "cites": ["wn-pfp"]}],
        bad=["NATO"],
        default=(),
    )
    ministry: Ministry | None = described(
        "Ministry of defence",
        "The ministry in charge of the armed forces.",
        good={"name": "Ministry of Defence", "cites": ["howcomvn-mod-az"]},
        bad="MoD",
        default=None,
    )
    branches: Branches | None = described(
        "Armed forces",
        "The services of the armed forces.",
        good={"items": ["Land Forces"], "cites": ["cia-factbook-az"]},
        bad=["Land Forces"],
        default=None,
    )
    personnel: tuple[Figure, ...] = described(
        "Strength",
        "Strength of the armed forces, figure by figure.",
        good=[
            {
                "value": "100000",
                "unit": "personnel",
                "scope": "active armed forces",
                "basis": "estimate",
                "cites": ["cia-factbook-az"],
            }
        ],
        bad="100,000",
        default=(),
    )
    expenditure: tuple[Figure, ...] = described(
        "Spending",
        "Military spending, figure by figure.",
        good=[
            {
                "value": "5.1",
                "unit": "% of GDP",
                "scope": "military expenditure",
                "basis": "estimate",
                "cites": ["cia-factbook-az"],
            }
        ],
        bad="5.1 %",
        default=(),
    )
    rankings: tuple[Ranking, ...] = described(
        "Rankings",
        "Places in published indices.",
        good=[
            {
                "index": "Global Firepower",
                "rank": "60",
                "of": "145",
                "as_of": "2025",
                "cites": ["newsuz-gfp-2025"],
            }
        ],
        bad="60th",
        default=(),
    )
    conscription: Fact | None = described(
        "Conscription",
        "Who is called up, for how long.",
        good={"text": "Men aged 18 to 30 serve 18 months.", "cites": ["cia-factbook-az"]},
        bad="18 months",
        default=None,
    )
    facts: tuple[CountryFact, ...] = described(
        "Facts",
        "Further facts, each under a topic and with its own sources.",
        good=[
            {
                "topic": "industry",
                "text": "Ammunition comes first.",
                "cites": ["caspianpost-collective-security"],
            }
        ],
        bad=["Ammunition comes first."],
        default=(),
    )

    @property
    def party(self) -> str:
        """The code by which other records name this country."""
        return self.id.upper()

    def list_parties(self) -> tuple[str, ...]:
        """Name the country itself: its own bodies are the official voice on it."""
        return (self.party,)
