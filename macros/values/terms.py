"""Controlled vocabularies: the closed lists of terms that records may use.

What each term means stands in `data/vocabulary/`; the lists themselves stand only here.
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far an exercise, event or meeting has come, by what sources say."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    UNCONFIRMED = "unconfirmed"


class Form(StrEnum):
    """Form of an exercise in NATO terms."""

    LIVEX = "livex"
    LFX = "lfx"
    FTX = "ftx"
    CPX = "cpx"
    CAX = "cax"
    TTX = "ttx"
    STUDY = "study"
    COURSE = "course"
    COMPETITION = "competition"
    NOT_STATED = "not-stated"


class FormsBasis(StrEnum):
    """Whether a source names the form or the handbook infers it from what was done."""

    STATED = "stated"
    INFERRED = "inferred"


class Domain(StrEnum):
    """Where forces act in an exercise."""

    LAND = "land"
    AIR = "air"
    MARITIME = "maritime"
    SPECIAL_OPERATIONS = "special-operations"
    CYBER = "cyber"
    JOINT = "joint"
    CIVIL_PROTECTION = "civil-protection"


class Focus(StrEnum):
    """What an exercise trains in particular."""

    COUNTER_TERRORISM = "counter-terrorism"
    URBAN_OPERATIONS = "urban-operations"
    UNCREWED_AIRCRAFT = "uncrewed-aircraft"
    AMPHIBIOUS = "amphibious"
    MOUNTAIN_WARFARE = "mountain-warfare"
    WINTER_WARFARE = "winter-warfare"
    AIRBORNE = "airborne"
    AIR_COMBAT = "air-combat"
    AIR_DEFENCE = "air-defence"
    ARTILLERY = "artillery"
    COMBAT_ENGINEERING = "combat-engineering"
    MINE_COUNTERMEASURES = "mine-countermeasures"
    SEARCH_AND_RESCUE = "search-and-rescue"
    PERSONNEL_RECOVERY = "personnel-recovery"
    PEACE_SUPPORT = "peace-support"
    CYBER_DEFENCE = "cyber-defence"
    LOGISTICS = "logistics"
    MEDICAL = "medical"
    MARITIME_SECURITY = "maritime-security"
    BORDER_SECURITY = "border-security"
    DISASTER_RESPONSE = "disaster-response"
    COMMAND_AND_STAFF = "command-and-staff"
    INFRASTRUCTURE_PROTECTION = "infrastructure-protection"
    CBRN_DEFENCE = "cbrn-defence"


class Framework(StrEnum):
    """Whose exercise it is."""

    OTS = "ots"
    BILATERAL = "bilateral"
    MINILATERAL = "minilateral"
    NATO = "nato"
    PFP = "pfp"
    US_LED = "us-led"
    CIS = "cis"
    CSTO = "csto"
    SCO = "sco"
    RUSSIA_LED = "russia-led"
    NATIONAL = "national"
    OTHER = "other"


class Role(StrEnum):
    """What a party does in an exercise."""

    HOST = "host"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    INVITED = "invited"
    WITHDREW = "withdrew"
    UNSPECIFIED = "unspecified"


class EventKind(StrEnum):
    """What sort of event a record tells of."""

    SUMMIT = "summit"
    INFORMAL_SUMMIT = "informal-summit"
    MINISTERIAL = "ministerial"
    SECURITY_COUNCIL = "security-council"
    INTELLIGENCE = "intelligence"
    TREATY = "treaty"
    STATEMENT = "statement"
    INCIDENT = "incident"
    VISIT = "visit"
    ACCESSION = "accession"
    INSTITUTION = "institution"
    INDUSTRY = "industry"


class EventRole(StrEnum):
    """What a party does in an event."""

    HOST = "host"
    PARTICIPANT = "participant"
    SIGNATORY = "signatory"
    SPEAKER = "speaker"
    SUBJECT = "subject"
    OBSERVER = "observer"
    INVITED = "invited"
    ABSENT = "absent"
    UNSPECIFIED = "unspecified"


class OtsStatus(StrEnum):
    """Standing of a state in the Organization of Turkic States."""

    FOUNDING_MEMBER = "founding-member"
    MEMBER = "member"
    OBSERVER = "observer"
    CHAIR = "chair"
    PARTNER = "partner"
    NONE = "none"


class FactTopic(StrEnum):
    """What a fact of a country profile is about."""

    FORCES = "forces"
    INDUSTRY = "industry"
    PROCUREMENT = "procurement"
    COOPERATION = "cooperation"
    POLICY = "policy"


class FigureBasis(StrEnum):
    """What a figure rests on, as far as the source says."""

    OFFICIAL = "official"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    COUNT = "count"
    CLAIM = "claim"
    SUM = "sum"


class Qualifier(StrEnum):
    """How a source hedges a figure."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up-to"
    MORE_THAN = "more-than"


class OrganizationKind(StrEnum):
    """What sort of organization a record tells of."""

    MINISTRY = "ministry"
    STATE_AGENCY = "state-agency"
    COMPANY = "company"
    JOINT_VENTURE = "joint-venture"
    PLANT = "plant"
    TECHNOPARK = "technopark"
    INTERNATIONAL_ORGANIZATION = "international-organization"


class ProgrammeStatus(StrEnum):
    """How far a programme of production or procurement has come, by what sources say."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    UNDER_CONSTRUCTION = "under-construction"
    IN_PRODUCTION = "in-production"
    DELIVERED = "delivered"
    IN_SERVICE = "in-service"
    STALLED = "stalled"
    CANCELLED = "cancelled"
    UNCONFIRMED = "unconfirmed"


class PlaceKind(StrEnum):
    """What sort of place a name stands for; it bounds how exact its position can be."""

    TOWN = "town"
    RANGE = "range"
    BASE = "base"
    SITE = "site"
    REGION = "region"
    SEA = "sea"
    COUNTRY = "country"


class PublisherKind(StrEnum):
    """What sort of body publishes a document."""

    GOVERNMENT_BODY = "government-body"
    INTERNATIONAL_ORGANIZATION = "international-organization"
    NEWS_AGENCY = "news-agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    ACADEMIC = "academic"
    THINK_TANK = "think-tank"
    ENCYCLOPEDIA = "encyclopedia"
    COMPANY = "company"
    DATA_PUBLISHER = "data-publisher"
    OTHER = "other"


class Ownership(StrEnum):
    """Who owns a publisher, as far as is known."""

    STATE = "state"
    PUBLIC = "public"
    PRIVATE = "private"
    INTERGOVERNMENTAL = "intergovernmental"
    UNKNOWN = "unknown"


class DocumentKind(StrEnum):
    """What sort of text a document is."""

    OFFICIAL = "official"
    NEWS_AGENCY = "news-agency"
    NEWSPAPER = "newspaper"
    ACADEMIC = "academic"
    THINK_TANK = "think-tank"
    ENCYCLOPEDIA = "encyclopedia"
    OPINION = "opinion"


class StatementKind(StrEnum):
    """What a named person or outlet does in a statement."""

    ASSESSMENT = "assessment"
    CLAIM = "claim"
    PROPOSAL = "proposal"
    EXPECTATION = "expectation"


class Became(StrEnum):
    """What happened to a record whose id went away."""

    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


class Evidence(StrEnum):
    """How well a field is attested; computed, never written in a record."""

    CONTESTED = "contested"
    OFFICIAL = "official"
    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single-source"


# Vocabulary name, as it stands in data/vocabulary/, and the list it defines.
VOCABULARIES: dict[str, type[StrEnum]] = {
    "status": Status,
    "form": Form,
    "forms-basis": FormsBasis,
    "domain": Domain,
    "focus": Focus,
    "framework": Framework,
    "role": Role,
    "event-kind": EventKind,
    "event-role": EventRole,
    "ots-status": OtsStatus,
    "fact-topic": FactTopic,
    "figure-basis": FigureBasis,
    "qualifier": Qualifier,
    "organization-kind": OrganizationKind,
    "programme-status": ProgrammeStatus,
    "place-kind": PlaceKind,
    "publisher-kind": PublisherKind,
    "ownership": Ownership,
    "document-kind": DocumentKind,
    "statement-kind": StatementKind,
    "evidence": Evidence,
    "became": Became,
}
VOCABULARY_OF: dict[type[StrEnum], str] = {terms: name for name, terms in VOCABULARIES.items()}
